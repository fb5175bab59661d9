// Focuses what is clicked. WebKit on macOS does not focus a clicked button, so that the keys of a list or a
// dialog would do nothing after a click.

/** What a click focuses in the other engines. */
const PRESSED = "button, summary, a[href], input, select, textarea, [tabindex]";

/**
 * Focuses what is clicked in a document, before the click is handled, so that a handler can still move the
 * focus. A click within `data-keeps-focus` does not move it.
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
