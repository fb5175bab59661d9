// Real keyboard layouts in the real window: physical keys are pressed on the display, and the layout makes characters of them.
import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Places, places, remove, until, Window } from "./window";

/** The physical keys that a test presses, by their X key codes. */
interface Keys {
  s: number;
  k: number;
  z: number;
}

const CONTROL = 37;
const DIGIT = (digit: number) => (digit === 0 ? 19 : 9 + digit);
const BY_PLACE: Keys = { s: 39, k: 45, z: 52 };

const LAYOUTS: [string, string, Keys][] = [
  ["us", "", BY_PLACE],
  ["ru", "", BY_PLACE],
  ["gr", "", BY_PLACE],
  ["il", "", BY_PLACE],
  ["ara", "", BY_PLACE],
  ["ge", "", BY_PLACE],
  // Latin layouts: by the character, wherever it is.
  ["fr", "", { ...BY_PLACE, z: 25 }],
  ["de", "", { ...BY_PLACE, z: 29 }],
  ["cz", "", { ...BY_PLACE, z: 29 }],
  ["us", "dvorak", { s: 47, k: 55, z: 61 }],
];

let at: Places;
let window: Window;

function onDisplay(command: string, ...rest: string[]) {
  return execFileSync(command, rest, { env: window.environment, encoding: "utf8" });
}

function setLayout(layout: string, variant: string) {
  const map = onDisplay("setxkbmap", "-layout", layout, "-variant", variant, "-print");
  execFileSync("xkbcomp", ["-w0", "-", String(window.environment.DISPLAY)], { input: map });
}

function press(key: number, control = false) {
  const keys = ["key", "--delay", "20", String(key)];
  onDisplay("xdotool", ...(control ? ["keydown", String(CONTROL), ...keys, "keyup", String(CONTROL)] : keys));
}

const isStarred = async () =>
  (await window.driver.executeScript(
    "return document.querySelector('li.event .star')?.getAttribute('aria-pressed')",
  )) === "true";

beforeAll(async () => {
  at = places();
  window = await Window.open(at);
  await window.click("Try it with the sample");
  await window.reads("PM-2 · Payment degradation");
  // Keys go to the window below the pointer: there is no window manager.
  onDisplay("xdotool", "mousemove", "700", "500");
});

afterAll(async () => {
  await window?.close();
  if (at) remove(at);
});

test.each(LAYOUTS)(
  "on the layout %s %s letters, digits and undo do what they do on us",
  async (layout, variant, keys) => {
    setLayout(layout, variant);
    press(DIGIT(5), true);
    await window.reads("What made this possible?");
    press(DIGIT(3), true);
    await window.reads("What happened when");
    await until(
      async () =>
        Boolean(await window.driver.executeScript("return document.activeElement?.matches('li.event')")),
      "the first event to hold the keyboard",
    );
    const before = await isStarred();
    press(keys.s);
    await until(async () => (await isStarred()) !== before, "the star");
    press(keys.z, true);
    await until(async () => (await isStarred()) === before, "the undo");
    press(keys.k, true);
    await window.sees("[role='dialog']");
    onDisplay("xdotool", "key", "Escape");
    await until(
      async () => (await window.driver.findElements({ css: "[role='dialog']" })).length === 0,
      "the dialog to close",
    );
    expect(await window.text("h1")).toContain("What happened when");
  },
);
