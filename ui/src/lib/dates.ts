// Parses days and clock times as people type them, and formats them as in the record.
import {
  CalendarDate,
  CalendarDateTime,
  fromAbsolute,
  parseDate,
  toCalendarDate,
  toCalendarDateTime,
  toZoned,
} from "@internationalized/date";
import { plain } from "./plain";
import { showOffset, zoneBehind } from "./zones";

const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const WEEKDAY = /^(?:on )?(sun|mon|tue|wed|thu|fri|sat)(?:s|r|rs|nes|ur)?(?:day)?$/;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const SHOWN = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Shows a day: `15 Nov 2024`. */
export function showDay(day: string | null | undefined): string {
  if (!day) return "";
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${SHOWN[(month ?? 1) - 1]} ${year}`;
}

/** How to read a day without a year: as today or earlier (`past`), or as today or later (`future`). */
export type Near = "past" | "future";

/** Returns an example day for a placeholder: two weeks ahead for `future`, else a fixed one. */
export function exampleDay(today: string, near: Near): string {
  return near === "future" && today ? parseDate(today).add({ days: 14 }).toString() : "2024-11-15";
}

/** Chooses among the days that match one typed without a year, oldest first. */
type Choose = (days: string[]) => string | undefined;

/**
 * Reads a day as people type it: `2024-11-15`, `15 Nov 2024`, `15th Nov`, `Nov 15`, `15.11.2024`,
 * `11/15/2024`, `today`, `yesterday`, `tomorrow`, `in 2 weeks`; not `03/04/2024`, which is ambiguous between
 * countries. A day without a year is the nearest one to today on the side of `near`. Returns `YYYY-MM-DD`, or
 * null.
 */
export function readDay(typed: string, today: string, near: Near): string | null {
  return read(typed, today, today, (days) =>
    near === "past" ? days.findLast((day) => day <= today) : days.find((day) => day >= today),
  );
}

/** Reads a day; one without a year is chosen from the years around `around`. */
function read(typed: string, today: string, around: string, choose: Choose): string | null {
  const text = plain(typed).trim().toLowerCase().replace(/,/g, " ").replace(/\s+/g, " ");
  const now = parseDate(today);
  if (text === "today") return today;
  if (text === "yesterday") return now.subtract({ days: 1 }).toString();
  if (text === "tomorrow") return now.add({ days: 1 }).toString();
  const span = /^in (\d{1,3}|an?) (day|week|month|year)s?$/.exec(text);
  if (span) {
    const count = /^an?$/.test(span[1] ?? "") ? 1 : Number(span[1]);
    return now.add({ [`${span[2]}s`]: count }).toString();
  }
  const weekday = WEEKDAYS.indexOf(WEEKDAY.exec(text)?.[1] ?? "");
  if (weekday >= 0) {
    // The previous and the next day of that name, never today.
    const ahead = ((weekday - now.toDate("UTC").getUTCDay() + 6) % 7) + 1;
    const behind = ahead === 7 ? 7 : 7 - ahead;
    return choose([now.subtract({ days: behind }), now.add({ days: ahead })].map(String)) ?? null;
  }
  let found = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (found) return day(Number(found[1]), Number(found[2]), Number(found[3]));
  found = /^(\d{1,2})([./])(\d{1,2})\2(\d{4})$/.exec(text);
  if (found) return numbered(found[2] === "/", Number(found[1]), Number(found[3]), Number(found[4]));
  found = /^(\d{1,2})(?:\.|st|nd|rd|th)? ([a-z]{3})[a-z]*\.?(?: (\d{4}))?$/.exec(text);
  if (found) return named(found[2], Number(found[1]), found[3], around, choose);
  found = /^([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/.exec(text);
  if (found) return named(found[1], Number(found[2]), found[3], around, choose);
  return null;
}

/** Returns the whole months from one day to another, rounded; negative if the second is earlier. */
export function monthsBetween(from: string, to: string): number {
  return Math.round(parseDate(to).compare(parseDate(from)) / 30.44);
}

/** Reads a numeric day: day first with points; with slashes either order, and null if that is ambiguous. */
function numbered(slashes: boolean, first: number, second: number, year: number): string | null {
  if (!slashes || first > 12 || first === second) return day(year, second, first);
  return second > 12 ? day(year, first, second) : null;
}

function named(
  month: string | undefined,
  date: number,
  year: string | undefined,
  around: string,
  choose: Choose,
): string | null {
  const place = MONTHS.indexOf(month ?? "") + 1;
  if (place === 0) return null;
  if (year) return day(Number(year), place, date);
  // Eight years either way, because 29 February can be that far apart.
  const first = parseDate(around).year - 8;
  const days = Array.from({ length: 17 }, (_, n) => day(first + n, place, date));
  return choose(days.filter((found) => found !== null)) ?? null;
}

function day(year: number, month: number, date: number): string | null {
  const made = new CalendarDate(year, month, date);
  return made.year === year && made.month === month && made.day === date ? made.toString() : null;
}

/** Reads a clock time: `14:38`, `14:38:05`, `2:38 pm`, `1438`. Returns hours, minutes, seconds, or null. */
export function readClock(typed: string): [number, number, number] | null {
  const text = plain(typed).trim().toLowerCase();
  const found =
    /^(\d{1,2})(?:[:.h](\d{2})(?::(\d{2}))?)?\s*(am|pm|a\.m\.|p\.m\.)?$/.exec(text) ??
    /^(\d{2})(\d{2})$/.exec(text);
  if (!found?.[1] || (found[2] === undefined && found[4] === undefined)) return null;
  let hours = Number(found[1]);
  const half = found[4]?.[0];
  if (half && (hours < 1 || hours > 12)) return null;
  if (half === "p" && hours < 12) hours += 12;
  if (half === "a" && hours === 12) hours = 0;
  const [minutes, seconds] = [Number(found[2] ?? 0), Number(found[3] ?? 0)];
  return hours < 24 && minutes < 60 && seconds < 60 ? [hours, minutes, seconds] : null;
}

/** A parsed instant. */
export interface ReadInstant {
  /** In UTC. */
  at: string;
  /** Whether a clock change skips the typed time; `at` is then the instant of the change. */
  skipped: boolean;
}

/**
 * Reads an instant as people type it: a clock time on `fallbackDay`, or a day and a clock time, with an
 * optional zone at the end: `02:20 CET`. A day without a year is the one nearest to `fallbackDay`, else the
 * last one until today. If the clock shows a time twice, the first one not before `after` is chosen. Returns
 * null for anything else.
 */
export function readMoment(
  typed: string,
  fallbackDay: string | null,
  zone: string,
  today: string,
  after: string | null = null,
): ReadInstant | null {
  const whole = plain(typed)
    .trim()
    .replace(/(\d{4}-\d{2}-\d{2})T/, "$1 ")
    .replace(/(:\d{2})[.,]\d+/, "$1");
  const local = readLocal(whole, fallbackDay, today);
  if (local) return atWall(local, zone, after);
  const behind = zoneBehind(whole);
  const elsewhere = behind && readLocal(behind[0], fallbackDay, today);
  if (!behind || !elsewhere) return null;
  if ("region" in behind[1]) return atWall(elsewhere, behind[1].region, after);
  return found(toZoned(elsewhere, "UTC").toDate().getTime() - behind[1].minutes * 60_000);
}

/** Returns only the instant of {@link readMoment}. */
export function readInstant(
  typed: string,
  fallbackDay: string | null,
  zone: string,
  today: string,
): string | null {
  return readMoment(typed, fallbackDay, zone, today)?.at ?? null;
}

function readLocal(text: string, fallbackDay: string | null, today: string): CalendarDateTime | null {
  const split = /^(.*?\S)\s+(\S+(?:\s+[ap]\.?m\.?)?)$/i.exec(text);
  const clockAlone = readClock(text);
  const day = clockAlone ? fallbackDay : split ? dayNear(split[1] ?? "", fallbackDay, today) : null;
  const clock = clockAlone ?? (split ? readClock(split[2] ?? "") : null);
  if (!day || !clock) return null;
  const date = parseDate(day);
  return new CalendarDateTime(date.year, date.month, date.day, ...clock);
}

function found(at: number, skipped = false): ReadInstant {
  return { at: new Date(at).toISOString(), skipped };
}

/** How far past the second reading `after` may be for it to be chosen, in milliseconds, as in notes. */
const TOLD_IN_ORDER = 3 * 3_600_000;

function atWall(local: CalendarDateTime, zone: string, after: string | null): ReadInstant {
  const [first, second] = bothPasses(local, zone);
  if (second === undefined) {
    const at = first ?? endOfGap(local, zone);
    return found(at, first === undefined);
  }
  const before = after ? Date.parse(after) : Number.NEGATIVE_INFINITY;
  const isSecond = before > (first ?? 0) && before - second <= TOLD_IN_ORDER;
  return found(isSecond ? second : (first ?? 0));
}

/** Returns the instants at which a clock shows a time, usually one. */
function bothPasses(local: CalendarDateTime, zone: string): number[] {
  const shows = (at: number) => toCalendarDateTime(fromAbsolute(at, zone)).compare(local) === 0;
  const passes = (["earlier", "later"] as const).map((pass) => toZoned(local, zone, pass).toDate().getTime());
  return [...new Set(passes)].filter(shows);
}

/** Returns the instant at which the clock jumps over a time. */
function endOfGap(local: CalendarDateTime, zone: string): number {
  let before = toZoned(local, zone, "earlier").toDate().getTime();
  let after = toZoned(local, zone, "later").toDate().getTime();
  const shown = (at: number) => toCalendarDateTime(fromAbsolute(at, zone)).compare(local);
  while (after - before > 1_000) {
    const middle = before + Math.floor((after - before) / 2_000) * 1_000;
    if (shown(middle) < 0) before = middle;
    else after = middle;
  }
  return after;
}

/** Returns both instants at which the clock shows the time of an instant; null if there is only one. */
export function twice(instant: string | null, zone: string): [first: string, second: string] | null {
  if (!instant) return null;
  const [first, second] = bothPasses(toCalendarDateTime(fromAbsolute(Date.parse(instant), zone)), zone);
  if (first === undefined || second === undefined) return null;
  return [new Date(first).toISOString(), new Date(second).toISOString()];
}

/** Returns the UTC offset of a zone at an instant: `+01:00`. */
export function offsetOf(instant: string, zone: string): string {
  return showOffset(fromAbsolute(Date.parse(instant), zone).offset);
}

function dayNear(typed: string, fallbackDay: string | null, today: string): string | null {
  if (!fallbackDay) return readDay(typed, today, "past");
  const from = parseDate(fallbackDay);
  const away = (day: string) => Math.abs(parseDate(day).compare(from));
  return read(typed, today, fallbackDay, (days) => days.toSorted((a, b) => away(a) - away(b))[0]);
}

/**
 * Shows the clock time of an instant in a zone: `14:38`, with seconds unless zero, and with the UTC offset if
 * the clock shows the time twice: `02:20 +01:00`.
 */
export function showClock(instant: string, zone: string): string {
  const clock = clockOf(fromAbsolute(Date.parse(instant), zone));
  return turnsNear(Date.parse(instant), zone) && twice(instant, zone)
    ? `${clock} ${offsetOf(instant, zone)}`
    : clock;
}

function clockOf(at: { hour: number; minute: number; second: number }): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(at.hour)}:${two(at.minute)}${at.second ? `:${two(at.second)}` : ""}`;
}

const DAY = 86_400_000;
/** Whether the UTC offset changes near a day, by zone and day: a cache, as many times share a day. */
const turns = new Map<string, boolean>();

/** Whether the UTC offset changes near an instant; only then can the clock show a time twice. */
function turnsNear(at: number, zone: string): boolean {
  const day = Math.floor(at / DAY);
  const key = `${day} ${zone}`;
  const known = turns.get(key);
  if (known !== undefined) return known;
  const offset = (days: number) => fromAbsolute((day + days) * DAY, zone).offset;
  const turning = offset(-1) !== offset(2);
  turns.set(key, turning);
  return turning;
}

/** Returns the day of an instant in a zone: `YYYY-MM-DD`. */
export function dayOf(instant: string, zone: string): string {
  return toCalendarDate(fromAbsolute(Date.parse(instant), zone)).toString();
}

/** Shows an instant next to a day: its clock time, preceded by its own day if that differs. */
export function showInstant(instant: string | null, day: string | null, zone: string): string {
  if (!instant) return "";
  const own = dayOf(instant, zone);
  return own === day ? showClock(instant, zone) : `${own} ${showClock(instant, zone)}`;
}

/** Shows the day and clock time of an instant in a zone, in milliseconds: `15 Nov 2024, 14:38`. */
export function showMoment(at: number, zone: string): string {
  const minute = new Date(at - (at % 60_000)).toISOString();
  return `${showDay(dayOf(minute, zone))}, ${showClock(minute, zone)}`;
}

/** Shows an instant with its clock time moved from one day to another: `16 Nov 2024, 14:38`. */
export function movedTo(instant: string, from: string | null, zone: string, to: string | null): string {
  const at = fromAbsolute(Date.parse(instant), zone);
  const own = toCalendarDate(at);
  const days = from && to ? Math.round((Date.parse(to) - Date.parse(from)) / DAY) : 0;
  return `${showDay(own.add({ days }).toString())}, ${clockOf(at)}`;
}

/** Shows a span of seconds: `47 min`, `1 h 52 min`. */
export function showSpan(seconds: number): string {
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), "d"],
    [Math.floor(seconds / 3_600) % 24, "h"],
    [Math.floor(seconds / 60) % 60, "min"],
    [seconds % 60, "s"],
  ];
  const said = parts.filter(([n]) => n > 0).map(([n, unit]) => `${n} ${unit}`);
  return said.length > 0 ? said.join(" ") : "0 min";
}

/** Shows a timer: `06:12`. */
export function showTimer(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${String(minutes).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
}
