// Words of people within a sentence of the window, where no element can hold them: a title, a tooltip, a line of a dialog.

/** From here to the next PDI words run in the direction of their first strong letter, and leave those around them alone. */
const FIRST_STRONG_ISOLATE = "\u2068";
const POP_DIRECTIONAL_ISOLATE = "\u2069";

/** The words with the signs of Unicode that isolate their direction; nothing where there are no words. */
export function isolated(words: string): string {
  return words && `${FIRST_STRONG_ISOLATE}${words}${POP_DIRECTIONAL_ISOLATE}`;
}
