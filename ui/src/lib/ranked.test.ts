import { describe, expect, it } from "vitest";
import { likeness, ranked } from "./ranked";

describe("what was typed", () => {
  it("finds what begins with it before a word that does, and that before what holds it", () => {
    const labels = [
      "Export as Markdown",
      "Next phase",
      "Remark",
      "Evidence: mark",
      "Mark as the end",
      "Timeline",
    ];
    expect(ranked(labels, "mark")).toEqual([
      "Mark as the end",
      "Export as Markdown",
      "Evidence: mark",
      "Remark",
    ]);
  });

  it("minds neither case nor accents nor the order of words", () => {
    expect(ranked(["Ana Kovač", "Žana Novak"], "kovac")).toEqual(["Ana Kovač"]);
    expect(ranked(["Ana Kovač", "Hana Ko"], "ko ana")).toEqual(["Ana Kovač"]);
    expect(ranked(["Zurück", "Vote"], "zuru")).toEqual(["Zurück"]);
  });

  it("keeps the order of equals, leaves out what is not there, and names nothing twice", () => {
    expect(ranked(["Ben", "Bea", "Ana", "Ben", " "], "b")).toEqual(["Ben", "Bea"]);
    expect(ranked(["Ben", "Ana"], "")).toEqual(["Ben", "Ana"]);
    expect(ranked(["Ravi Menon", "Yuki Arai", "Ana"], "a")).toEqual(["Ana", "Yuki Arai"]);
  });

  it("finds scattered signs last, where they are asked for", () => {
    expect(likeness("Next phase", "nph")).toBeGreaterThan(0);
    expect(likeness("Next phase", "nph")).toBeLessThan(likeness("Graph nph", "nph"));
    expect(likeness("Next phase", "xyz")).toBe(0);
  });
});
