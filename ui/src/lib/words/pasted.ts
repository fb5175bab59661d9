// The sentences about lists that were pasted.
import { english } from "./english";

const w = english.pasted;

/** A sentence, and how many lines are left out. */
export function withRest(sentence: string, more: number): string {
  return more > 0 ? `${sentence} ${w.tooMany({ n: more })}` : sentence;
}

/** How many people were added, who was there already, and how many addresses have no name. */
export function peopleAdded(n: number, there: readonly string[], unnamed: number, more: number): string {
  const sentences = [w.people({ n })];
  if (there.length > 3) sentences.push(w.othersThere({ n: there.length }));
  else if (there.length > 0) sentences.push(w.alreadyThere({ n: there.length, names: there.join(", ") }));
  if (unnamed > 0) sentences.push(w.unnamed({ n: unnamed }));
  return withRest(sentences.join(" "), more);
}
