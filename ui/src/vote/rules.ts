// How votes may be spent, and what a changed ballot leaves of votes that were not cast yet.

/** Votes by candidate. A candidate without votes is left out. */
export type Votes = Readonly<Record<string, number>>;

export interface Limits {
  votes_each: number;
  most_on_one: number;
}

interface Candidate {
  id: string;
}

export const NONE: Votes = {};

export function votesOn(votes: Votes, id: string): number {
  return votes[id] || 0;
}

export function spent(votes: Votes): number {
  return Object.keys(votes).reduce((sum, id) => sum + votesOn(votes, id), 0);
}

/** Votes that are left; fewer than none when the facilitator made the budget smaller in the meantime. */
export function left(votes: Votes, limits: Limits): number {
  return limits.votes_each - spent(votes);
}

/** Whether a candidate may get one more vote. */
export function mayAdd(votes: Votes, id: string, limits: Limits): boolean {
  return votesOn(votes, id) < limits.most_on_one && left(votes, limits) > 0;
}

/** One vote more or fewer for a candidate. The same votes where that is not allowed. */
export function stepped(votes: Votes, id: string, by: 1 | -1, limits: Limits): Votes {
  if (by > 0 ? !mayAdd(votes, id, limits) : votesOn(votes, id) === 0) return votes;
  const next: Record<string, number> = { ...votes, [id]: votesOn(votes, id) + by };
  if (next[id] === 0) delete next[id];
  return next;
}

/** The votes on candidates that are still there, no more on one than is allowed. */
export function fitted(votes: Votes, candidates: readonly Candidate[], limits: Limits): Votes {
  const kept: Record<string, number> = {};
  for (const { id } of candidates) {
    const count = Math.min(votesOn(votes, id), limits.most_on_one);
    if (count > 0) kept[id] = count;
  }
  return kept;
}

export function isSame(a: Votes, b: Votes): boolean {
  return [...Object.keys(a), ...Object.keys(b)].every((id) => votesOn(a, id) === votesOn(b, id));
}

/** How many candidates came and went between two looks at the ballot. */
export function changes(
  before: readonly Candidate[],
  now: readonly Candidate[],
): { came: number; went: number } {
  const missing = (from: readonly Candidate[], of: readonly Candidate[]) =>
    of.filter(({ id }) => !from.some((other) => other.id === id)).length;
  return { came: missing(before, now), went: missing(now, before) };
}

/** A code as people type it, written as it is compared: `k7m-pq2 ` is `K7MPQ2`. */
export function tidyCode(typed: string): string {
  return typed.replace(/[\s#-]/g, "").toUpperCase();
}
