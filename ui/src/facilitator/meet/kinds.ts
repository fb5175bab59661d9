// The kinds of timeline events, in the order in which they are offered.
import type { EventKind } from "$lib/generated/EventKind";

export const KINDS: EventKind[] = [
  "observation",
  "hypothesis",
  "decision",
  "action",
  "result",
  "communication",
];

/** Returns the next kind, cyclically. */
export function kindAfter(kind: EventKind): EventKind {
  return KINDS[(KINDS.indexOf(kind) + 1) % KINDS.length] ?? kind;
}
