// Gives the keyboard to what is pressed. WebKit on macOS leaves it elsewhere when a button is clicked, so that the keys
// of a list or a dialog would do nothing after a press.

/** What a click focuses in the other engines. */
const PRESSED = "button, summary, a[href], input, select, textarea, [tabindex]";

/**
 * Focuses what is clicked in a document, before the click is handled: what its handler focuses comes later and wins.
 * Within `data-keeps-focus` the keyboard stays where it is.
 */
export function focusPressed(document: Document) {
  document.addEventListener(
    "click",
    ({ target }) => {
      const pressed = target instanceof Element ? target.closest<HTMLElement>(PRESSED) : null;
      if (!pressed || pressed.closest("[data-keeps-focus]") || pressed.matches(":disabled")) return;
      if (!pressed.contains(document.activeElement)) pressed.focus({ preventScroll: true });
    },
    { capture: true },
  );
}
