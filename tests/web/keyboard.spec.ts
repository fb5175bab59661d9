// Keys of other layouts, input methods, and an error in one part of the window.
import type { CDPSession, Page } from "@playwright/test";
import { expect, test } from "./world";

const CTRL = 2;
const SHIFT = 8;

/** Presses a physical key whose layout gives another character. */
async function press(page: Page, key: string, code: string, modifiers = 0) {
  const cdp = await page.context().newCDPSession(page);
  const text = modifiers & CTRL ? "" : key;
  await cdp.send("Input.dispatchKeyEvent", {
    type: text ? "keyDown" : "rawKeyDown",
    key,
    code,
    modifiers,
    text,
  });
  await cdp.send("Input.dispatchKeyEvent", { type: "keyUp", key, code, modifiers });
  await cdp.detach();
}

test("the buttons of a mouse that go back stay on the screen", async ({ world }) => {
  const id = await world.sample();
  await world.open(`${id}/meet/timeline`);
  const length = await world.page.evaluate(() => history.length);
  await world.page.keyboard.press("Control+5");
  await expect(world.page.locator("main[data-phase=whys]")).toBeVisible();
  expect(await world.page.evaluate(() => history.length)).toBe(length);
  expect(new URL(world.page.url()).hash).toBe(`#/${id}/meet/whys`);
});

for (const page of ["facilitator.html", "room.html"]) {
  test(`a file that is dropped on ${page} is not shown in its place`, async ({ world }) => {
    await world.page.goto(`${world.url}/${page}`);
    await world.page.waitForLoadState();
    const isRefused = () =>
      world.page.evaluate(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(["x"], "notes.html"));
        const drop = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
        document.body.dispatchEvent(drop);
        return drop.defaultPrevented;
      });
    await expect.poll(isRefused).toBe(true);
  });
}

test("Russian, Greek, Hebrew and Arabic letters are commands by their place", async ({ world }) => {
  const { page } = world;
  const id = await world.sample();
  await world.open(`${id}/meet/timeline`);
  await page.locator("[data-entry]").first().focus();
  const star = page.locator("[data-entry]").first().getByRole("button", { name: /Star/ });
  for (const key of ["ы", "σ", "ד", "س"]) {
    const before = await star.getAttribute("aria-pressed");
    await press(page, key, "KeyS");
    await expect(star).toHaveAttribute("aria-pressed", before === "true" ? "false" : "true");
  }
  await press(page, "л", "KeyK", CTRL);
  await expect(page.getByRole("dialog", { name: "Commands" })).toBeVisible();
  await page.keyboard.press("Escape");
  await press(page, "я", "KeyZ", CTRL);
  await expect(page.getByText(/^Undone: /)).toBeVisible();
});

test("digits of AZERTY and Czech lead to their phases without Shift", async ({ world }) => {
  const { page } = world;
  const id = await world.sample();
  await world.open(`${id}/meet/welcome`);
  await press(page, "(", "Digit5", CTRL);
  await expect(page.getByRole("heading", { name: "What made this possible?" })).toBeVisible();
  await press(page, "ž", "Digit6", CTRL);
  await expect(page.getByRole("heading", { name: "Why it was possible" })).toBeVisible();
  await press(page, "4", "Digit4", CTRL | SHIFT);
  await expect(page.getByRole("heading", { name: "What went well, what went badly" })).toBeVisible();
});

test("votes are given by the number pad and by the digits of AZERTY", async ({ world }) => {
  const { page } = world;
  const id = await world.post();
  await world.apply(id, { topic: "people", edit: "add", name: "Ana", role: "" });
  await world.apply(id, { topic: "people", edit: "add", name: "Ben", role: "" });
  for (const text of ["Pin the SDK", "Alert on lag"]) {
    const origin = { from: "room" };
    await world.apply(id, { topic: "candidates", edit: "add", text, category: "prevention", origin });
  }
  await world.open(`${id}/meet/vote`);
  await page.getByRole("radio", { name: "Person by person" }).check();
  await page.getByRole("button", { name: "Open the vote" }).click();
  await expect(page.getByRole("row", { name: /^Ana/ })).toBeFocused();
  await press(page, "1", "Numpad1");
  await press(page, "é", "Digit2");
  await press(page, "1", "Numpad1");
  await expect(page.getByRole("button", { name: "Ana, Pin the SDK: 2" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Ana, Alert on lag: 1" })).toBeVisible();
  await expect(page.getByRole("row", { name: /^Ben/ })).toBeFocused();
});

test("a plain digit or letter in a meeting leads nowhere", async ({ world }) => {
  const { page } = world;
  const id = await world.sample();
  await world.open(`${id}/meet/welcome`);
  await page.locator("main").focus();
  await page.keyboard.type("5 r e c o r d 0 9 1");
  await expect(page).toHaveURL(/\/meet\/welcome$/);
  await expect(page.getByRole("button", { name: "Start the meeting" })).toBeVisible();
});

/** Lines and fields in which Enter or Escape does something. */
const FIELDS: [string, string, (page: Page) => Promise<void>][] = [
  ["the search of the library", "", (page) => page.keyboard.press("/")],
  ["a title", "prepare", (page) => page.getByLabel("Title", { exact: true }).focus()],
  ["a day", "prepare", (page) => page.getByLabel("Date", { exact: true }).focus()],
  ["a time", "prepare", (page) => page.getByLabel("Detected", { exact: true }).focus()],
  ["a person", "prepare", (page) => page.getByLabel("Add a person").focus()],
  [
    "a note",
    "meet/last_time",
    async (page) => {
      await page.keyboard.press("d");
      await page.getByLabel("Note").first().focus();
    },
  ],
  ["an event", "meet/timeline", (page) => page.keyboard.press("n")],
  ["an event that is edited", "meet/timeline", (page) => page.keyboard.press("F2")],
  ["a remark", "meet/went_well", (page) => page.getByLabel("Add: Went well").focus()],
  ["a chain", "meet/whys", (page) => page.keyboard.press("n")],
  ["an answer", "meet/whys", (page) => page.keyboard.press("Enter")],
  ["the root cause", "meet/root_cause", (page) => page.getByLabel("Root cause").focus()],
  ["a candidate", "meet/collect", (page) => page.getByLabel("New entry").focus()],
  ["an idea", "meet/timeline", (page) => page.keyboard.press("p")],
  ["an action", "meet/commit", (page) => page.getByLabel("Add an action").focus()],
  ["the palette", "meet/whys", (page) => page.keyboard.press("Control+k")],
];

const value = (page: Page) =>
  page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value ?? "(no field)");

async function compose(cdp: CDPSession, page: Page) {
  await cdp.send("Input.imeSetComposition", { text: "けんさく", selectionStart: 4, selectionEnd: 4 });
  // Chromium: the key comes before the composition ends.
  await cdp.send("Input.dispatchKeyEvent", {
    type: "rawKeyDown",
    key: "Process",
    code: "Enter",
    windowsVirtualKeyCode: 229,
  });
  await cdp.send("Input.insertText", { text: "検索" });
  // WebKit: the same key comes after it, told as 229 and as not composing.
  await page.evaluate(() => {
    for (const key of ["Enter", "Escape"]) {
      const event = new KeyboardEvent("keydown", { key, code: key, bubbles: true, cancelable: true });
      Object.defineProperty(event, "keyCode", { value: 229 });
      document.activeElement?.dispatchEvent(event);
    }
  });
}

for (const [about, path, reach] of FIELDS) {
  test(`the key that ends a composition does nothing else in ${about}`, async ({ world }) => {
    const { page } = world;
    const id = await world.sample();
    await world.open(path ? `${id}/${path}` : "");
    await page.locator("main").waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
    await reach(page);
    await expect.poll(() => value(page)).not.toBe("(no field)");
    const cdp = await page.context().newCDPSession(page);
    await compose(cdp, page);
    await expect.poll(() => value(page)).toContain("検索");
  });
}

test("an error in one part of the window is told there, and takes no other part along", async ({ world }) => {
  const { page } = world;
  const id = await world.sample();
  const told: unknown[] = [];
  await page.route("**/api/part_failed", async (route) => {
    told.push(route.request().postDataJSON());
    await route.fulfill({ json: null });
  });
  // A picture that no service sends: the board can't draw it.
  await page.route("**/api/snapshot", async (route) => {
    const answer = await route.fetch({ maxRetries: 3 });
    const snapshot = (await answer.json()) as { chains: unknown };
    if (snapshot.chains) snapshot.chains = [{ chain: { id: "x", problem: "Secret words" } }];
    await route.fulfill({ json: snapshot });
  });
  await world.open(`${id}/meet/whys`);
  await expect(page.getByRole("alert")).toContainText("This part of the window ran into an error");
  expect(JSON.stringify(told)).not.toContain("Secret words");
  expect(told).toHaveLength(1);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+4");
  await expect(page.getByRole("heading", { name: "What went well, what went badly" })).toBeVisible();
});

test("the help on keys opens in every phase and from a field", async ({ world }) => {
  const { page } = world;
  const id = await world.sample();
  for (const phase of ["timeline", "went_well", "whys", "collect", "vote", "commit"]) {
    await world.open(`${id}/meet/${phase}`);
    await page.locator("main").focus();
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keys" }), phase).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
});
