// The sizes of a window: which steps there are, and where a command goes from any size.
import { expect, test } from "vitest";
import { percent, ZOOM_STEPS, type ZoomCommand, zoomCommand, zoomed } from "./zoom";

test("the steps go from 50 to 300 %, by way of 100", () => {
  expect(ZOOM_STEPS.map((step) => Math.round(step * 100))).toEqual([
    50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300,
  ]);
});

function walk(command: ZoomCommand, from: number): number[] {
  const passed = [from];
  for (let at = zoomed(command, from); at !== passed.at(-1); at = zoomed(command, at)) passed.push(at);
  return passed;
}

test("every step is reached from one end to the other, and it stops there", () => {
  expect(walk("larger", 0.5)).toEqual(ZOOM_STEPS);
  expect(walk("smaller", 3)).toEqual([...ZOOM_STEPS].reverse());
});

test.each([
  ["larger", 1.17, 1.25],
  ["smaller", 1.17, 1.1],
  ["larger", 2.99, 3],
  ["smaller", 0.51, 0.5],
  ["actual_size", 1.17, 1],
  ["actual_size", 3, 1],
] as const)("%s from %d, which is no step, goes to %d", (command, from, to) => {
  expect(zoomed(command, from)).toBe(to);
});

test("a chord names its command", () => {
  expect(["Mod +", "Mod =", "Mod -", "Mod 0", "Mod K", "-"].map(zoomCommand)).toEqual([
    "larger",
    "larger",
    "smaller",
    "actual_size",
    undefined,
    undefined,
  ]);
});

test("a size is shown in percent", () => {
  expect([0.67, 1, 1.1].map(percent)).toEqual(["67 %", "100 %", "110 %"]);
});
