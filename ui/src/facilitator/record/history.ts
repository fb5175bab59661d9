// Groups the history into lines: repetitions of an act become one line.
import type { HistoryEntry } from "$lib/generated/HistoryEntry";

/** Repetitions of an act within this many milliseconds are grouped. */
const TOGETHER = 60_000;
/** Milliseconds after the finish that still count as the meeting, because it is stored to the second. */
const FINISHING = 999;

export interface Line {
  /** The newest of its acts. */
  newest: HistoryEntry;
  /** The number of acts in the line. */
  times: number;
  /** Whether the acts happened after the meeting. */
  after: boolean;
}

/** Returns lines, newest first. `finished` is the meeting’s end in milliseconds; NaN before it. */
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
