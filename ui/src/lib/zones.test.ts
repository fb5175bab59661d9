// Zones as they are typed in fields: the same ones as in notes.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ABBREVIATIONS } from "./zones";

test("fields and notes know the same abbreviations", () => {
  const source = readFileSync(new URL("../../../crates/intake/src/clock/zone.rs", import.meta.url), "utf8");
  const inNotes = [...source.matchAll(/\("([A-Z]+)", (-?\d+), Tz::/g)].map(([, name, east]) => [
    name,
    Number(east),
  ]);
  expect(inNotes.length).toBeGreaterThan(30);
  expect(Object.entries(ABBREVIATIONS).toSorted()).toEqual(inNotes.toSorted());
});
