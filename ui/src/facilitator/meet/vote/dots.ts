// The votes of one voter, and how keys change them.
import type { BallotRules } from "$lib/generated/BallotRules";
import type { Tally } from "$lib/generated/Tally";
import { chordsOf, type Press } from "$lib/keys/chord";
import { platform } from "$lib/keys/platform";

export type Votes = Readonly<Record<string, number>>;

/** The key of each candidate, in the order of the list. */
const KEYS = "123456789abcdefghijklmnopqrstuvwxyz";

/** Returns the key of the candidate at an index; empty beyond the last key. */
export function keyAt(place: number): string {
  return KEYS[place] ?? "";
}

/** Returns the index of the candidate that a key press stands for, on any layout; -1 for other keys. */
export function placeOf(event: Press): number {
  return Math.max(
    -1,
    ...chordsOf(event, platform).map((chord) =>
      chord.length === 1 ? KEYS.indexOf(chord.toLowerCase()) : -1,
    ),
  );
}

export function spent(votes: Votes): number {
  return Object.values(votes).reduce((sum, n) => sum + n, 0);
}

/**
 * Adds a vote for a candidate. If it can’t get another, because of its own limit or the voter’s budget, its
 * votes go back to zero.
 */
export function withVote(votes: Votes, id: string, rules: BallotRules): Votes {
  const now = votes[id] ?? 0;
  const fits = now < rules.most_on_one && spent(votes) < rules.votes_each;
  return { ...votes, [id]: fits ? now + 1 : 0 };
}

/** Takes a vote from a candidate, down to zero. */
export function withoutVote(votes: Votes, id: string): Votes {
  return { ...votes, [id]: Math.max(0, (votes[id] ?? 0) - 1) };
}

export function tallies(votes: Votes): Tally[] {
  return Object.entries(votes)
    .filter(([, n]) => n > 0)
    .map(([candidate, n]) => ({ candidate, votes: n }));
}

export function votesIn(shown: readonly Tally[] | null): Votes {
  return Object.fromEntries((shown ?? []).map((tally) => [tally.candidate, tally.votes]));
}
