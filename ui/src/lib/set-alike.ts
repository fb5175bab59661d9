// Makes an element set its words as a field does, so that they stand in the same lines.

/** What makes words stand where they stand. */
const LIKE = [
  "font",
  "letterSpacing",
  "padding",
  "borderWidth",
  "textAlign",
  "direction",
  "unicodeBidi",
  "tabSize",
  "overflowWrap",
  "wordBreak",
] as const;

/** Returns the style of the field, for what else is to be like it. */
export function setAlike(element: HTMLElement, field: HTMLElement): CSSStyleDeclaration {
  const like = getComputedStyle(field);
  for (const property of LIKE) element.style[property] = like[property];
  return like;
}
