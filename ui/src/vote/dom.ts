// Creates and updates elements.

/** Creates an element with attributes and children. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string> = {},
  holds: (Node | string)[] = [],
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const attribute of Object.keys(attributes)) {
    element.setAttribute(attribute, attributes[attribute] || "");
  }
  element.append(...holds);
  return element;
}

export function button(kind: string, text: string, press: () => void): HTMLButtonElement {
  const made = make("button", { type: "button", class: kind }, [text]);
  made.addEventListener("click", press);
  return made;
}

/** Sets an element’s text only if it differs, because a live region would repeat it. */
export function write(element: HTMLElement, text: string) {
  if (element.textContent !== text) element.textContent = text;
}

/** Sets the text of an element, and hides it while that is empty. */
export function tell(element: HTMLElement, text: string) {
  write(element, text);
  element.hidden = text === "";
}

/** Sets `aria-disabled`, which keeps the focus on the control; its handler has to check for itself. */
export function able(control: HTMLElement, can: boolean) {
  if (can) control.removeAttribute("aria-disabled");
  else control.setAttribute("aria-disabled", "true");
}

/** Reorders a list without touching elements in the right position, so that they keep the focus. */
export function arrange(list: HTMLElement, items: HTMLElement[]) {
  for (const old of Array.from(list.children)) {
    if (!items.includes(old as HTMLElement)) old.remove();
  }
  items.forEach((item, place) => {
    if (list.children[place] !== item) list.insertBefore(item, list.children[place] || null);
  });
}
