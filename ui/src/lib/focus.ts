// Takes the keyboard as soon as an element is on screen. The attribute of the same purpose comes too late for fast hands.
export function focused(element: HTMLElement) {
  element.focus();
}

/** A number that is just being typed counts: its field tells it once it is left. */
export function leaveField() {
  if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
}
