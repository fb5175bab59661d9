// How votes may be spent.
import { expect, test } from "vitest";
import { changes, fitted, isSame, left, mayAdd, NONE, stepped, tidyCode } from "./rules";

const limits = { votes_each: 3, most_on_one: 2 };
const on = (...ids: string[]) => ids.map((id) => ({ id }));

test("a step gives one vote or takes one back", () => {
  const one = stepped(NONE, "a", 1, limits);
  expect(one).toEqual({ a: 1 });
  expect(left(one, limits)).toBe(2);
  expect(stepped(one, "a", -1, limits)).toEqual({});
  expect(NONE).toEqual({});
});

test("no candidate gets more than the most on one, and nobody spends more than they have", () => {
  const two = { a: 2 };
  expect(stepped(two, "a", 1, limits)).toBe(two);
  const all = { a: 2, b: 1 };
  expect(mayAdd(all, "c", limits)).toBe(false);
  expect(stepped(all, "c", 1, limits)).toBe(all);
  expect(stepped(NONE, "a", -1, limits)).toBe(NONE);
});

test("votes on a candidate that vanished are free again; one that came late has none", () => {
  const kept = fitted({ a: 1, gone: 2 }, on("a", "late"), limits);
  expect(kept).toEqual({ a: 1 });
  expect(left(kept, limits)).toBe(2);
});

test("where fewer votes on one are allowed than before, the rest is free again", () => {
  expect(fitted({ a: 2, b: 1 }, on("a", "b"), { votes_each: 3, most_on_one: 1 })).toEqual({ a: 1, b: 1 });
});

test("a budget that became smaller takes no vote away by itself: it tells how many are too many", () => {
  const less = { votes_each: 1, most_on_one: 2 };
  const votes = fitted({ a: 2, b: 1 }, on("a", "b"), less);
  expect(left(votes, less)).toBe(-2);
  expect(stepped(votes, "a", -1, less)).toEqual({ a: 1, b: 1 });
});

test("candidates that came and went are counted", () => {
  expect(changes(on("a", "b"), on("b", "c", "d"))).toEqual({ came: 2, went: 1 });
  expect(changes(on("a"), on("a"))).toEqual({ came: 0, went: 0 });
});

test("votes are the same whatever their order, and with or without naught", () => {
  expect(isSame({ a: 1, b: 2 }, { b: 2, a: 1, c: 0 })).toBe(true);
  expect(isSame({ a: 1 }, { a: 1, b: 1 })).toBe(false);
});

test("a code is read as people type it", () => {
  expect(tidyCode(" k7m-pq2 ")).toBe("K7MPQ2");
  expect(tidyCode("#K7M PQ2")).toBe("K7MPQ2");
});
