// Finds and orders names by what was typed: what begins with it comes first.

/** A text without case and accents, in one space between words. */
function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}

/** Whether the signs of `sought` stand in a text in their order. */
function scattered(text: string, sought: string): boolean {
  let place = 0;
  for (const sign of sought) {
    place = text.indexOf(sign, place) + 1;
    if (place === 0) return false;
  }
  return true;
}

/**
 * How well a text fits what was typed, from 1 down to 0 for not at all. A text that begins with it comes before one in
 * which a word begins with it, then texts in whose words the typed words begin in any order, then those that hold it
 * anywhere, then those that hold its signs in their order.
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
 * The things whose text fits what was typed at least as well as `least`, best first; equally good ones stay in their
 * order. Nothing typed fits all.
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

/** The names that fit what was typed, best first, each once. One letter alone begins a word. */
export function ranked(names: readonly string[], typed: string): string[] {
  const all = [...new Set(names)].filter((name) => name.trim() !== "");
  return rankedBy(all, (name) => name, typed, typed.trim().length > 1 ? 0.5 : 0.7);
}
