// Sentences about pasted lists.
import { english } from "./english";

const w = english.pasted;

/** Appends to a sentence how many lines were left out, if any. */
export function withRest(sentence: string, more: number): string {
  return more > 0 ? `${sentence} ${w.tooMany({ n: more })}` : sentence;
}

/** Says how many people were added, who was listed already, and how many addresses have no name. */
export function peopleAdded(n: number, there: readonly string[], unnamed: number, more: number): string {
  const sentences = [w.people({ n })];
  if (there.length > 3) sentences.push(w.othersThere({ n: there.length }));
  else if (there.length > 0) sentences.push(w.alreadyThere({ n: there.length, names: there.join(", ") }));
  if (unnamed > 0) sentences.push(w.unnamed({ n: unnamed }));
  return withRest(sentences.join(" "), more);
}
