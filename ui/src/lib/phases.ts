// The phases of a meeting, in the order of the agenda.
import type { Phase } from "$lib/generated/Phase";

export const PHASES: readonly Phase[] = [
  "welcome",
  "last_time",
  "timeline",
  "went_well",
  "whys",
  "root_cause",
  "collect",
  "vote",
  "commit",
  "close",
];
