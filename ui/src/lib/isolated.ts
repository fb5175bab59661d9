// Isolates the direction of people’s words in plain text without elements: a title, a tooltip, a dialog.

/** Text up to the next PDI takes the direction of its first strong letter, isolated from the rest. */
const FIRST_STRONG_ISOLATE = "\u2068";
const POP_DIRECTIONAL_ISOLATE = "\u2069";

/** Returns the words between Unicode isolates; empty if there are none. */
export function isolated(words: string): string {
  return words && `${FIRST_STRONG_ISOLATE}${words}${POP_DIRECTIONAL_ISOLATE}`;
}
