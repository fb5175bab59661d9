// Sentences for problems, each with a way out.
import type { OpeningFinding } from "$lib/generated/OpeningFinding";
import type { Problem } from "$lib/generated/Problem";
import type { Refusal } from "$lib/generated/Refusal";
import { type MessagesOf, textOf } from "./catalogue";
import { english } from "./english";

const REFUSALS: MessagesOf<Refusal, "code"> = english.refusal;
const PROBLEMS: MessagesOf<Exclude<Problem, { code: "refused" }>, "code"> = english.problem;
const FINDINGS: MessagesOf<OpeningFinding, "kind"> = english.finding;

export function problem(found: Problem): string {
  if (found.code === "refused") return textOf(REFUSALS, "code", found.refusal);
  const named = "detail" in found ? { ...found, detail: unended(found.detail) } : found;
  return textOf(PROBLEMS, "code", named);
}

/** Returns a system’s message without closing punctuation, for use within a sentence. */
function unended(detail: string): string {
  return detail.trim().replace(/[.!?\s]+$/, "");
}

/** Returns the sentence for a finding at the opening of a workspace. */
export function finding(found: OpeningFinding): string {
  return textOf(FINDINGS, "kind", found);
}
