// Whether the meeting was worth the time: the mean of raised hands, rounded as in the record.

/** Returns the mean of scores 1 to 5 to one decimal, halves up; empty without hands (counts per score). */
export function meanOf(hands: readonly number[]): string {
  const votes = hands.reduce((sum, n) => sum + n, 0);
  if (votes === 0) return "";
  const total = hands.reduce((sum, n, place) => sum + n * (place + 1), 0);
  // Integer arithmetic in tenths, because a number such as 1.45 has no exact binary fraction.
  const tenths = Math.floor((total * 20 + votes) / (votes * 2));
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
