import { describe, expect, it } from "vitest";
import { keyAt, placeOf, spent, tallies, votesIn, withoutVote, withVote } from "./dots";

const rules = { voters: 9, votes_each: 3, most_on_one: 2, cut: 5 };

describe("the votes of one voter", () => {
  it("grow with every press of a candidate’s key up to what one candidate may get, then start again", () => {
    let votes = {};
    const counts = [1, 2, 3, 4].map(() => {
      votes = withVote(votes, "a", rules);
      return spent(votes);
    });
    expect(counts).toEqual([1, 2, 0, 1]);
  });

  it("never grow beyond what one voter has", () => {
    const votes = withVote({ a: 2, b: 1 }, "c", rules);
    expect(spent(votes)).toBe(3);
  });

  it("can be taken back one by one", () => {
    expect(withoutVote({ a: 2 }, "a")).toEqual({ a: 1 });
    expect(withoutVote({ a: 2 }, "b")).toEqual({ a: 2, b: 0 });
  });

  it("are sent without those that are none, and read back", () => {
    const sent = tallies({ a: 2, b: 0 });
    expect(sent).toEqual([{ candidate: "a", votes: 2 }]);
    expect(votesIn(sent)).toEqual({ a: 2 });
    expect(votesIn(null)).toEqual({});
  });
});

const press = (key: string, code = "") => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  keyCode: 0,
});

describe("keys of candidates", () => {
  it("are one key each for more candidates than a room has", () => {
    const keys = Array.from({ length: 30 }, (_, place) => keyAt(place));
    expect(new Set(keys).size).toBe(30);
    expect(keys.map((key) => placeOf(press(key)))).toEqual(keys.map((_, place) => place));
    expect(keyAt(99)).toBe("");
    for (const other of ["Enter", "ö", "0"]) expect(placeOf(press(other))).toBe(-1);
  });

  it("are found by their place where a digit needs Shift, and on the number pad", () => {
    expect(placeOf(press("&", "Digit1"))).toBe(0);
    expect(placeOf(press("ě", "Digit2"))).toBe(1);
    expect(placeOf(press("3", "Numpad3"))).toBe(2);
  });
});
