// Theme and size of both real windows: applied by the shell, kept for the next start, changed by keys in either window.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Key, type Places, places, ROOT, remove, until, Window } from "./window";

const OUT = join(ROOT, "out/settings");
const LIGHT = "rgb(250, 248, 244)";
const DARK = "rgb(22, 24, 27)";

let at: Places;
let window: Window;

beforeAll(async () => {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  at = places();
  window = await Window.open(at);
  await window.click("Try it with the sample");
  await window.reads("PM-2 · Payment degradation");
});

afterAll(async () => {
  await window?.close();
  if (at) remove(at);
});

const script = async (text: string) => window.driver.executeScript<unknown>(`return ${text}`);
const width = async () => Number(await script("innerWidth"));

async function paper(color: string) {
  const now = "getComputedStyle(document.body).backgroundColor";
  await until(async () => (await script(now)) === color, `a paper of ${color}`);
}

/** Waits until the page is as wide as it is in a window of this width at this size. */
async function zoomed(full: number, zoom: number) {
  const is = async () => Math.abs((await width()) - full / zoom) <= 1;
  await until(is, `a page of ${full / zoom} pixels`);
}

const group = (name: string, button: string) =>
  `xpath=//*[@role='group' and @aria-label='${name}']//button[normalize-space(.)='${button}' or @aria-label='${button}']`;

test("the facilitator's window becomes dark and larger, and the room view keeps its own", async () => {
  const full = await width();
  await window.chord([Key.CONTROL], ",");
  await window.clickOn(group("Appearance: your window", "Dark"));
  await paper(DARK);
  await window.clickOn(group("Appearance: room view", "Light"));
  await window.photograph(join(OUT, "window-dark.png"));
  await window.press(Key.ESCAPE);
  for (let n = 0; n < 3; n++) await window.chord([Key.CONTROL], "=");
  await zoomed(full, 1.5);
  await window.photograph(join(OUT, "window-150.png"));
  await window.chord([Key.CONTROL], "-");
  await zoomed(full, 1.25);

  await window.chord([Key.CONTROL, Key.SHIFT], "r");
  await window.turnTo("room");
  await paper(LIGHT);
  const room = await width();
  for (let n = 0; n < 4; n++) await window.chord([Key.CONTROL], "=");
  await zoomed(room, 1.75);
  await window.chord([Key.CONTROL], "0");
  await zoomed(room, 1);
  await window.chord([Key.CONTROL], "-");
  await zoomed(room, 0.9);
  await window.turnTo("facilitator");
  await zoomed(full, 1.25);
});

test("both are so again after a restart, from the first picture on", async () => {
  const read = () =>
    JSON.parse(readFileSync(join(at.folder, "config/afterword/settings.json"), "utf8")) as {
      facilitator: object;
      room: object;
    };
  await until(async () => JSON.stringify(read().room).includes("0.9"), "the size to be kept");
  expect(read().facilitator).toEqual({ theme: "dark", zoom: 1.25 });
  const before = await width();
  await window.close();
  window = await Window.open(at);
  await paper(DARK);
  await zoomed(before, 1);
  // The driver clicks beside its target in a page that is zoomed.
  await window.press("/", "Payment", Key.ENTER);
  await window.reads("PM-2 · Payment degradation");
  await window.chord([Key.CONTROL, Key.SHIFT], "r");
  await window.turnTo("room");
  await paper(LIGHT);
});

test("keys of the web engine neither reload nor leave the page", async () => {
  await window.turnTo("facilitator");
  await window.driver.executeScript("window.isTheSame = true");
  await window.chord([Key.CONTROL], "k");
  await window.sees("[role=dialog] input");
  for (const key of ["r", "p", "f"]) await window.chord([Key.CONTROL], key);
  await window.press(Key.F5);
  await window.chord([Key.ALT], Key.ARROW_LEFT);
  await window.press(Key.ESCAPE);
  expect(await script("window.isTheSame")).toBe(true);
});
