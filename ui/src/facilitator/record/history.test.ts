// The history as it is told.
import { expect, test } from "vitest";
import type { ActName } from "$lib/generated/ActName";
import type { HistoryEntry } from "$lib/generated/HistoryEntry";
import { linesOf } from "./history";

const entry = (seq: number, at: number, act: ActName, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  seq,
  at,
  act,
  detail: "",
  undone: false,
  ...more,
});
const told = (entries: HistoryEntry[], finished = Number.NaN) =>
  linesOf(entries, finished).map((line) => [line.newest.seq, line.times]);

test("the same act in a row is one line, at the time of the newest", () => {
  const acts = [entry(4, 9_000, "close.worth"), entry(3, 5_000, "close.worth"), entry(2, 0, "close.worth")];
  expect(told([...acts, entry(1, 0, "remarks.add")])).toEqual([
    [4, 3],
    [1, 1],
  ]);
});

test("acts with words, undone acts and acts more than a minute before stay lines of their own", () => {
  expect(
    told([
      entry(6, 90_000, "close.worth"),
      entry(5, 89_000, "close.worth", { undone: true }),
      entry(4, 88_000, "facts.title", { detail: "Old" }),
      entry(3, 87_000, "facts.title", { detail: "New" }),
      entry(2, 80_000, "close.worth"),
      entry(1, 19_000, "close.worth"),
    ]).map(([, times]) => times),
  ).toEqual([1, 1, 1, 1, 1, 1]);
});

test("what was done after the meeting is not told with what was done in it", () => {
  expect(told([entry(2, 5_000, "close.worth"), entry(1, 1_000, "close.worth")], 2_000)).toEqual([
    [2, 1],
    [1, 1],
  ]);
});
