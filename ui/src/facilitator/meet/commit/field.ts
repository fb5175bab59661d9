// Finds and focuses the field in which something of an action is missing.
import type { Lack } from "$lib/generated/Lack";

/** Returns the id of the element around a field of an action. */
export function fieldId(action: string, lack: Lack): string {
  return `${lack}-of-${action}`;
}

/** The id of the element around the line for a new action. */
export const NEW_ACTION = "new-action";

/** The id of the list of actions. */
export const ALL_ACTIONS = "all-actions";

/** Focuses the first control within an element, once it is rendered. */
export function focusWithin(id: string, tries = 60) {
  const selector =
    "input:not(:disabled), select:not(:disabled), textarea:not(:disabled), button:not(:disabled)";
  const control = document.getElementById(id)?.querySelector<HTMLElement>(selector);
  if (control) {
    control.focus();
    control.scrollIntoView({ block: "center" });
  } else if (tries > 0) {
    requestAnimationFrame(() => focusWithin(id, tries - 1));
  }
}
