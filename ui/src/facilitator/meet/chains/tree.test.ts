// Walking a chain.
import { expect, test } from "vitest";
import type { Cause } from "$lib/generated/Cause";
import { isBelow, placed, placeOf, readings } from "./tree";

const cause = (id: string, causes: Cause[] = []): Cause => ({
  id,
  text: id,
  condition: null,
  end: false,
  state: "possible",
  reason: "",
  evidence: { events: [], links: [] },
  together: false,
  same_as: null,
  step: null,
  causes,
});
const chain = { id: "x", problem: "p", causes: [cause("a", [cause("b", [cause("c")]), cause("d")])] };

test("answers are walked from the top down, each branch before the next, and numbered by depth", () => {
  expect(placed(chain).map((at) => `${at.number} ${at.cause.id}`)).toEqual(["1 a", "2a b", "3 c", "2b d"]);
});

test("a cause is below itself and below what stands above it, and not below its sibling", () => {
  const [a, b] = [chain.causes[0] as Cause, chain.causes[0]?.causes[0] as Cause];
  expect(isBelow(a, "c")).toBe(true);
  expect(isBelow(b, "b")).toBe(true);
  expect(isBelow(b, "d")).toBe(false);
});

test("an answer that is being given stands where it will stand", () => {
  const answers = placed(chain);
  expect(placeOf(answers, "c", null)).toEqual({ index: 3, depth: 4 });
  expect(placeOf(answers, "a", null)).toEqual({ index: 4, depth: 2 });
  expect(placeOf(answers, "a", 1)).toEqual({ index: 3, depth: 2 });
  expect(placeOf(answers, null, 0)).toEqual({ index: 0, depth: 1 });
  expect(placeOf([], null, null)).toEqual({ index: 0, depth: 1 });
});

test("a chain is read from each of its last answers up, and not through what is ruled out", () => {
  const out: Cause = { ...cause("x", [cause("y")]), state: "ruled_out" };
  const tree = { id: "c", problem: "p", causes: [cause("a", [cause("b", [cause("c")]), cause("d"), out])] };
  const ids = readings(tree).map((way) => way.map((one) => one.id).join(" "));
  expect(ids).toEqual(["c b a", "d a"]);
});
