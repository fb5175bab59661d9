// The candidates of a ballot.
import type { Ballot } from "$lib/generated/Ballot";
import type { Candidate } from "$lib/generated/Candidate";
import type { Current } from "$lib/state/current.svelte";

/** Returns the candidates of a ballot, in its order. */
export function standing(current: Current, ballot: Ballot): Candidate[] {
  return ballot.tallies.flatMap(
    (tally) => current.whole.candidates.find((candidate) => candidate.id === tally.candidate) ?? [],
  );
}
