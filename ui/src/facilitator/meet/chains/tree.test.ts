// Walking a chain.
import { expect, test } from "vitest";
import type { Cause } from "$lib/generated/Cause";
import { isBelow, placed, placeOf, readings, spoken } from "./tree";

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
  expect(placed(chain).map((at) => at.above)).toEqual(["", "1", "2a", "1"]);
});

test("a cause is below itself and below what stands above it, and not below its sibling", () => {
  const [a, b] = [chain.causes[0] as Cause, chain.causes[0]?.causes[0] as Cause];
  expect(isBelow(a, "c")).toBe(true);
  expect(isBelow(b, "b")).toBe(true);
  expect(isBelow(b, "d")).toBe(false);
});

test("an answer that is being given stands where it will stand", () => {
  const answers = placed(chain);
  const given = (parent: string | null, place: number | null) => {
    const { index, number, branches } = placeOf(answers, parent, place);
    return `${number} at ${index}, ${branches}`;
  };
  expect(given("c", null)).toBe("4 at 3, 1");
  expect(given("a", null)).toBe("2c at 4, 1");
  expect(given("a", 1)).toBe("2b at 3, 1");
  expect(given(null, 0)).toBe("1a at 0, 1");
  expect(placeOf([], null, null)).toEqual({ index: 0, number: "1", branches: 0 });
});

test("a chain is read from each of its last answers up, and not through what is ruled out", () => {
  const out: Cause = { ...cause("x", [cause("y")]), state: "ruled_out" };
  const tree = { id: "c", problem: "p", causes: [cause("a", [cause("b", [cause("c")]), cause("d"), out])] };
  const ids = readings(tree).map((way) => way.map((one) => one.id).join(" "));
  expect(ids).toEqual(["c b a", "d a"]);
});

test("beside “therefore” an answer has no “because” and no full stop", () => {
  for (const [text, said] of [
    ["Because nobody owns it.", "Nobody owns it"],
    ["because the pool was full", "The pool was full"],
    ["Because of the outage, nobody looked…", "Because of the outage, nobody looked"],
    ["iOS builds were not tested!", "iOS builds were not tested"],
    ["Why did it last?", "Why did it last?"],
  ] as const)
    expect(spoken(text)).toBe(said);
});
