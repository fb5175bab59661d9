// An input method in the real window: words are composed with ibus and Anthy in every kind of field.
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { WebElement } from "selenium-webdriver";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { end, type Places, places, remove, until, Window } from "./window";

const ROMAJI = [..."nihongo"];
/** What Anthy makes of the letters: converted by Space, and left in kana. */
const CONVERTED = "日本語";
const IN_KANA = "にほんご";
const COMPOSED = CONVERTED + IN_KANA;

const SEARCH = "Search number, title, service, impact";
const PREPARE = "The facts, the people and the timeline";

const PATIENCE = { timeout: 60_000 };
/** The `keyCode` of a key that the input method took. */
const TAKEN = 229;

interface PageKey {
  type: "keydown" | "keyup";
  key: string;
  keyCode: number;
  isComposing: boolean;
}

/** What a key that acts as a command would change. */
interface Scene {
  heading: string;
  dialogs: number;
  /** Whether the field still has the focus. */
  isFocused: boolean;
  value: string;
}

let at: Places;
let window: Window;
let inputMethod: ChildProcess | undefined;

function onDisplay(command: string, ...rest: string[]) {
  return execFileSync(command, rest, { env: window.environment, encoding: "utf8", stdio: "pipe" });
}

const script = async <T>(text: string, ...rest: unknown[]) =>
  (await window.driver.executeScript(text, ...rest)) as T;

/** Starts ibus on the display of the window, with Anthy as the engine of every field. */
async function startInputMethod() {
  const { folder } = window.places;
  // Anthy starts in Latin mode; zero is hiragana. A file holds the setting, because the bus starts no dconf.
  const settings = join(folder, "config/glib-2.0/settings");
  mkdirSync(settings, { recursive: true });
  writeFileSync(join(settings, "keyfile"), "[org/freedesktop/ibus/engine/anthy/common]\ninput-mode=0\n");
  const environment = {
    ...window.environment,
    // Anthy keeps what it learns below HOME, and needs the Python of the system.
    HOME: folder,
    PATH: `/usr/bin:/bin:${process.env.PATH}`,
    GSETTINGS_BACKEND: "keyfile",
  };
  const options = ["--panel=disable", "--config=disable", "--emoji-extension=disable", "--cache=refresh"];
  inputMethod = spawn("ibus-daemon", options, { env: environment, stdio: "ignore" });
  inputMethod.once("error", () => undefined);
  await until(async () => {
    // It may answer with an error although it turned: what counts is the engine that it names afterwards.
    spawnSync("ibus", ["engine", "anthy"], { env: window.environment });
    return onDisplay("ibus", "engine").trim() === "anthy";
  }, "ibus to turn to Anthy");
}

/** Starts to note the keys that the page sees, before any handler of the page. */
async function noteKeys() {
  await script(`
    window.seenKeys = [];
    for (const type of ["keydown", "keyup"])
      addEventListener(type, ({ key, keyCode, isComposing }) => seenKeys.push({ type, key, keyCode, isComposing }), true);`);
}

/**
 * Presses keys, as xdotool names them, and returns what the page saw of them. The input method lets a release through
 * after it has dealt with the press, so each key waits for the release of the one before.
 */
async function press(...keys: string[]): Promise<PageKey[]> {
  const seen: PageKey[] = [];
  for (const key of keys) {
    await script("seenKeys.length = 0");
    // Too short for the key to repeat, however busy the machine is.
    onDisplay("xdotool", "key", "--delay", "4", key);
    const held = key.includes("ctrl+") || key === "colon" ? 1 : 0;
    await until(async () => {
      const releases = await script<number>("return seenKeys.filter(({ type }) => type === 'keyup').length");
      return releases > held;
    }, `${key} to be released`);
    seen.push(...(await script<PageKey[]>("return seenKeys")));
  }
  return seen;
}

/** Presses keys that all belong to the input method: the page must see none that it could take for its own. */
async function compose(...keys: string[]) {
  const seen = await press(...keys);
  const ownKeys = seen.filter(
    ({ type, keyCode, isComposing }) => type === "keydown" && keyCode !== TAKEN && !isComposing,
  );
  expect(ownKeys).toEqual([]);
}

const scene = () =>
  script<Scene>(`return {
    heading: document.querySelector("h1")?.innerText ?? "",
    dialogs: document.querySelectorAll("[role='dialog']").length,
    isFocused: document.activeElement === window.composedIn,
    value: window.composedIn.value,
  }`);

const value = async () => (await scene()).value;

/** Waits until a field has the focus, puts the caret at its end, and remembers it as the one that is composed in. */
async function enterField(label: string): Promise<WebElement> {
  const field = await window.field(label);
  await until(
    async () => script<boolean>("return document.activeElement === arguments[0]", field),
    `the focus in “${label}”`,
  );
  await script("window.composedIn = arguments[0]", field);
  await press("End");
  return field;
}

/**
 * Composes in the field that has the focus. First a composition is cancelled, then one is converted, and one is left in
 * kana. Entering a line clears it, so the words of both in one line show that neither Enter entered anything.
 */
async function composeTwice() {
  const before = await scene();
  expect(before.isFocused).toBe(true);
  await compose(...ROMAJI, "space", "Escape", "Escape");
  expect(await scene()).toEqual(before);

  await compose(...ROMAJI, "space", "Return");
  await expect.poll(value, PATIENCE).toBe(before.value + CONVERTED);
  expect(await scene()).toEqual({ ...before, value: before.value + CONVERTED });

  await compose(...ROMAJI, "Return");
  await expect.poll(value, PATIENCE).toBe(before.value + COMPOSED);
  expect(await scene()).toEqual({ ...before, value: before.value + COMPOSED });
}

/** Presses Enter after the composition has ended: the page gets it. */
async function pressEnter() {
  const seen = await press("Return");
  expect(seen.filter(({ type }) => type === "keydown")).toEqual([
    expect.objectContaining({ key: "Enter", keyCode: 13, isComposing: false }),
  ]);
}

/** Opens a screen by its chord, as xdotool names it. */
async function open(chord: string, heading: string) {
  await press(chord);
  await window.reads(heading);
}

/** Composes in a field that keeps its words. */
async function composeIn(label: string) {
  const field = await window.field(label);
  await field.click();
  await enterField(label);
  await composeTwice();
  return field;
}

/** Composes in a line for new entries, whose next Enter adds exactly one entry. */
async function addIn(label: string) {
  await enterField(label);
  const count = () =>
    script<number>("return document.body.innerText.split(arguments[0]).length - 1", COMPOSED);
  const before = await count();
  await composeTwice();
  await pressEnter();
  await until(async () => (await count()) === before + 1, "one entry with the words");
}

const isEmpty = (label: string) =>
  until(
    async () => (await (await window.field(label)).getAttribute("value")) === "",
    `“${label}” to be empty`,
  );

const inFocus = (text: string) =>
  until(
    async () =>
      script<boolean>(
        "return document.activeElement.matches('li, article') && document.activeElement.innerText.includes(arguments[0])",
        text,
      ),
    `the focus on “${text}”`,
  );

beforeAll(async () => {
  vi.stubEnv("GTK_IM_MODULE", "ibus");
  at = places();
  window = await Window.open(at);
  await window.click("Try it with the sample");
  await window.reads("PM-2 · Payment degradation");
  // Keys go to the window below the pointer: there is no window manager.
  onDisplay("xdotool", "mousemove", "700", "500");
  await noteKeys();
  await startInputMethod();
  await (await window.field("Title")).click();
  await until(async () => {
    const seen = await press("k");
    await press("BackSpace");
    return seen.every(({ type }) => type === "keyup");
  }, "the window to reach the input method");
}, 240_000);

afterAll(async () => {
  if (inputMethod) end(inputMethod);
  await window?.close();
  vi.unstubAllEnvs();
  if (at) remove(at);
});

test("search: what is composed is looked for, and nothing is opened", async () => {
  await open("ctrl+l", "Post-mortems");
  await press("slash");
  await enterField(SEARCH);
  await composeTwice();
  await window.reads("Nothing matches.");
  await pressEnter();
  expect(await scene()).toMatchObject({ heading: "Post-mortems", value: COMPOSED });
  await window.click("Clear the search");
  await window.reads("Payment degradation");
});

test("palette: it stays open, and the next Escape closes it", async () => {
  await press("ctrl+k");
  await enterField("Type a command");
  await composeTwice();
  await window.reads("No command matches.");
  await press("Escape");
  await until(async () => (await scene()).dialogs === 0, "the palette to close");
  await window.click("Payment degradation");
});

test.each(["Title", "Service or feature", "Facilitator"])("prepare: %s keeps its words", async (label) => {
  await open("ctrl+e", PREPARE);
  await composeIn(label);
  await pressEnter();
  expect(await value()).toContain(COMPOSED);
});

test.each(["Date", "Impact started"])("prepare: %s is not read before the next Enter", async (label) => {
  await open("ctrl+e", PREPARE);
  const field = await composeIn(label);
  expect(await field.getAttribute("aria-invalid")).not.toBe("true");
  await pressEnter();
  await until(async () => (await field.getAttribute("aria-invalid")) === "true", `“${label}” to be refused`);
});

test("prepare: a person", async () => {
  await open("ctrl+e", PREPARE);
  await (await window.field("Add a person")).click();
  await addIn("Add a person");
  await isEmpty("Add a person");
});

test.each(["Why it is being dropped", "Note"])("last time: %s", async (label) => {
  await open("ctrl+2", "Did last time’s actions help?");
  if (label !== "Note") {
    await window.clickOn("article:nth-of-type(1) button:nth-of-type(3)");
    await window.clickOn("article:nth-of-type(1) [aria-label='What now?'] button:nth-of-type(3)");
  }
  await composeIn(label);
  await pressEnter();
  expect(await scene()).toMatchObject({ isFocused: true, value: COMPOSED });
});

test("timeline: an event that is edited, and one that is added", async () => {
  await open("ctrl+3", "What happened when");
  await inFocus("Release 2024.46");
  await press("F2");
  await enterField("What happened");
  await composeTwice();
  await pressEnter();
  await inFocus(COMPOSED);

  await (await window.field("New event")).click();
  await enterField("New event");
  // Anthy writes digits of full width, unless it is off.
  await press("ctrl+j", "1", "4", "colon", "0", "6", "space", "ctrl+j");
  await addIn("New event");
  await press("Escape");
});

test("timeline: an idea that is parked", async () => {
  await open("ctrl+3", "What happened when");
  await press("ctrl+i");
  await addIn("Park an idea");
});

test("went well, went badly: a remark", async () => {
  await open("ctrl+4", "What went well, what went badly");
  await addIn("Add: Went well");
  await isEmpty("Add: Went well");
});

test("whys: a chain and its answer", async () => {
  await open("ctrl+5", "What made this possible?");
  await press("n");
  await addIn("The chain starts from");
  await addIn("Answer");
  await isEmpty("Answer");
  await press("Escape");
});

test("root cause: the next Enter is a new line", async () => {
  await open("ctrl+6", "Why it was possible");
  await composeIn("Root cause");
  await pressEnter();
  expect(await value()).toBe(`${COMPOSED}\n`);
});

test("collect: a candidate", async () => {
  await open("ctrl+7", "What could we change?");
  await addIn("New entry");
  await isEmpty("New entry");
});

test("commit: an action and its owner", async () => {
  await open("ctrl+9", "Who does what, by when");
  await (await window.field("Add an action")).click();
  await addIn("Add an action");
  await composeIn("Owner");
  await pressEnter();
  expect(await scene()).toMatchObject({ isFocused: true, value: COMPOSED });
});
