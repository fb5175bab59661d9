// The due date proposed for a severity.
import { parseDate } from "@internationalized/date";
import { exampleDay, showDay } from "$lib/dates";
import type { DueDays } from "$lib/generated/DueDays";
import type { Severity } from "$lib/generated/Severity";
import { words as w } from "$lib/words";

export interface Proposed {
  /** `YYYY-MM-DD` */
  day: string;
  days: number;
}

/** Returns examples of a due date, absolute and relative: `14 Dec, in 2 weeks`. */
export function duePlaceholder(today: string): string {
  if (!today) return w.commit.dueWithoutDay;
  return w.commit.duePlaceholder({ day: showDay(exampleDay(today, "future")).replace(/ \d+$/, "") });
}

/** Returns today plus the severity’s days; without a severity, those of SEV2. */
export function proposedDay(today: string, dueDays: DueDays, severity: Severity | null): Proposed | null {
  if (!today) return null;
  const days = dueDays[severity ?? "sev2"];
  return { day: parseDate(today).add({ days }).toString(), days };
}
