// Copies a field’s text styles to an element, so that its text wraps in the same lines.

/** The CSS properties that affect the layout of text. */
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

/** Returns the computed style of the field, for further properties. */
export function setAlike(element: HTMLElement, field: HTMLElement): CSSStyleDeclaration {
  const like = getComputedStyle(field);
  for (const property of LIKE) element.style[property] = like[property];
  return like;
}
