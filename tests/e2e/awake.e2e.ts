// The display stays awake while the clock of a meeting runs, and no longer.
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { end, Key, type Places, places, ROOT, remove, until, Window } from "./window";

let at: Places;
let window: Window;
let screensaver: ChildProcess;
let heard = "";

beforeAll(async () => {
  at = places();
  window = await Window.open(at);
  // On the bus of the window alone, which has none by itself.
  screensaver = spawn("python3", [join(ROOT, "tests/e2e/screensaver.py")], { env: window.environment });
  screensaver.stdout?.on("data", (line: Buffer) => (heard += line.toString()));
  await until(async () => heard.includes("ready"), "the screen saver to listen");
  await window.click("Try it with the sample");
  await window.reads("PM-2 · Payment degradation");
});

afterAll(async () => {
  if (screensaver) end(screensaver);
  await window?.close();
  if (at) remove(at);
});

const hears = (text: string) => until(async () => heard.includes(text), `the screen saver to hear “${text}”`);
const times = (text: string) => heard.split(text).length - 1;

test("the display is kept awake from the start of the clock to a pause, and again after it", async () => {
  expect(times("kept away")).toBe(0);
  await window.click("Start the meeting");
  await hears("kept away by app.afterword.desktop since A meeting is led");
  expect(times("let come")).toBe(0);
  await window.click("Pause the clock");
  await hears("let come 1");
  await window.click("Resume");
  await until(async () => times("kept away") === 2, "the display to be kept awake again");
  // Wherever the facilitator is meanwhile.
  await window.chord([Key.CONTROL], "l");
  await window.reads("Payment degradation");
  expect([times("kept away"), times("let come")]).toEqual([2, 1]);
});
