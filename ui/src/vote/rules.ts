// The voting rules, and how draft votes adapt to a changed ballot.

/** Votes by candidate id, without candidates that have none. */
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

/** Returns the votes left; negative if the facilitator has reduced the budget meanwhile. */
export function left(votes: Votes, limits: Limits): number {
  return limits.votes_each - spent(votes);
}

/** Whether a candidate may get one more vote. */
export function mayAdd(votes: Votes, id: string, limits: Limits): boolean {
  return votesOn(votes, id) < limits.most_on_one && left(votes, limits) > 0;
}

/** Adds or takes a vote. Returns the same object if that is not allowed. */
export function stepped(votes: Votes, id: string, by: 1 | -1, limits: Limits): Votes {
  if (by > 0 ? !mayAdd(votes, id, limits) : votesOn(votes, id) === 0) return votes;
  const next: Record<string, number> = { ...votes, [id]: votesOn(votes, id) + by };
  if (next[id] === 0) delete next[id];
  return next;
}

/** Returns the votes on candidates that still exist, capped at the most allowed on one. */
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

/** Counts the candidates added and removed between two polls. */
export function changes(
  before: readonly Candidate[],
  now: readonly Candidate[],
): { came: number; went: number } {
  const missing = (from: readonly Candidate[], of: readonly Candidate[]) =>
    of.filter(({ id }) => !from.some((other) => other.id === id)).length;
  return { came: missing(before, now), went: missing(now, before) };
}

/** Normalises a typed code for comparison: `k7m-pq2 ` becomes `K7MPQ2`. */
export function tidyCode(typed: string): string {
  return typed.replace(/[\s#-]/g, "").toUpperCase();
}
