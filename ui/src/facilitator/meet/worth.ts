// What the hands say about the meeting, to the digit as the record says it.

/** The mean of the scores 1 to 5 from the hands for each: halves round up, to one decimal. Nothing without hands. */
export function meanOf(hands: readonly number[]): string {
  const votes = hands.reduce((sum, n) => sum + n, 0);
  if (votes === 0) return "";
  const total = hands.reduce((sum, n, place) => sum + n * (place + 1), 0);
  // In whole tenths: a fraction such as 1.45 is not held exactly.
  const tenths = Math.floor((total * 20 + votes) / (votes * 2));
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
