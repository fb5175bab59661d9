// Filters and ranks names by typed text; names that begin with it come first.

/** Returns a text without case and accents, with single spaces between words. */
function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}

/** Whether the characters of `sought` occur in a text in order. */
function scattered(text: string, sought: string): boolean {
  let place = 0;
  for (const sign of sought) {
    place = text.indexOf(sign, place) + 1;
    if (place === 0) return false;
  }
  return true;
}

/**
 * Scores how well a text matches what was typed, from 1 down to 0 for no match. In order: the text begins
 * with it; a word begins with it; words begin with the typed words in any order; the text contains it; the
 * text contains its characters in order.
 */
export function likeness(text: string, typed: string): number {
  const [whole, sought] = [folded(text), folded(typed)];
  if (sought === "" || whole === sought) return 1;
  if (whole.startsWith(sought)) return 0.9;
  const words = whole.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (` ${words.join(" ")}`.includes(` ${sought}`)) return 0.8;
  if (sought.split(" ").every((part) => words.some((word) => word.startsWith(part)))) return 0.7;
  if (whole.includes(sought)) return 0.5;
  return sought.length > 1 && scattered(whole, sought.replaceAll(" ", "")) ? 0.1 : 0;
}

/**
 * Returns the things whose text scores at least `least`, best first, in stable order. Empty input matches
 * all.
 */
export function rankedBy<T>(
  things: readonly T[],
  textOf: (thing: T) => string,
  typed: string,
  least = 0.1,
): T[] {
  return things
    .map((thing) => ({ thing, how: likeness(textOf(thing), typed) }))
    .filter(({ how }) => how >= least)
    .sort((one, other) => other.how - one.how)
    .map(({ thing }) => thing);
}

/** Returns the matching names, best first, without duplicates. One letter matches only starts of words. */
export function ranked(names: readonly string[], typed: string): string[] {
  const all = [...new Set(names)].filter((name) => name.trim() !== "");
  return rankedBy(all, (name) => name, typed, typed.trim().length > 1 ? 0.5 : 0.7);
}
