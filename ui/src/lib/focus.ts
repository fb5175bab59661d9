// Takes the keyboard as soon as an element is on screen. The attribute of the same purpose comes too late for fast hands.
export function focused(element: HTMLElement) {
  element.focus();
}
