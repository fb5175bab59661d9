import { describe, expect, it } from "vitest";
import { fresh, listed, peopleIn, peopleOf } from "./connection";

describe("a connection’s form", () => {
  it("reads labels with commas between", () => {
    expect(listed(" a, b c ,, d")).toEqual(["a", "b c", "d"]);
  });

  it("reads the accounts of people as it shows them", () => {
    const people = { "Ana Kovač": "ana-k", Ben: "ben@example.com" };
    expect(peopleIn(peopleOf(people))).toEqual(people);
    expect(peopleIn("Ana\n= x\nBen =\nEli=eli=2\n")).toEqual({ Eli: "eli=2" });
  });

  it("begins as a connection to GitHub with an id of its own", () => {
    expect(fresh().id).not.toBe(fresh().id);
    expect(fresh().base_url).toBe("https://api.github.com");
  });
});
