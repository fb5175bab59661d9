// The history as it is told: an act that was done several times in a row is told once.
import type { HistoryEntry } from "$lib/generated/HistoryEntry";

/** Milliseconds before an act within which the same act is told with it. */
const TOGETHER = 60_000;
/** Milliseconds after the finish that still belong to the meeting: the finish is kept to the second. */
const FINISHING = 999;

export interface Line {
  /** The newest of its acts. */
  newest: HistoryEntry;
  /** How many acts it tells. */
  times: number;
  /** Whether they were done after the meeting. */
  after: boolean;
}

/** Lines for entries, newest first. `finished` is when the meeting was finished; not a number while it is not. */
export function linesOf(entries: readonly HistoryEntry[], finished: number): Line[] {
  const lines: Line[] = [];
  for (const entry of entries) {
    const after = entry.at > finished + FINISHING;
    const last = lines.at(-1);
    if (last && last.after === after && isAgain(last.newest, entry)) last.times += 1;
    else lines.push({ newest: entry, times: 1, after });
  }
  return lines;
}

function isAgain(newest: HistoryEntry, entry: HistoryEntry): boolean {
  const same = entry.act === newest.act && entry.undone === newest.undone;
  return same && entry.detail === "" && newest.detail === "" && newest.at - entry.at <= TOGETHER;
}
