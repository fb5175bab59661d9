// Makes and changes elements.

/** Makes an element with attributes and what it holds. */
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

/** Writes a text, and nothing where it stands already: a live region would say it again. */
export function write(element: HTMLElement, text: string) {
  if (element.textContent !== text) element.textContent = text;
}

/** Writes a text into an element that is there only while it has one. */
export function tell(element: HTMLElement, text: string) {
  write(element, text);
  element.hidden = text === "";
}

/** Marks a control that can't be used now. It keeps the focus, and what it does has to ask for itself. */
export function able(control: HTMLElement, can: boolean) {
  if (can) control.removeAttribute("aria-disabled");
  else control.setAttribute("aria-disabled", "true");
}

/** Puts the elements of a list in order, and leaves those alone that stand right: the focus stays. */
export function arrange(list: HTMLElement, items: HTMLElement[]) {
  for (const old of Array.from(list.children)) {
    if (!items.includes(old as HTMLElement)) old.remove();
  }
  items.forEach((item, place) => {
    if (list.children[place] !== item) list.insertBefore(item, list.children[place] || null);
  });
}
