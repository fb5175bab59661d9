// Where the keyboard is: on every screen that opens, after every act, and by Tab through a whole screen.
import type { Page } from "@playwright/test";
import { expect, PHASES, test, type World } from "./world";

/** What holds the keyboard, in a few words. */
const holder = (page: Page) =>
  page.evaluate(() => {
    const held = document.activeElement;
    if (!held || held === document.body) return "nothing";
    const name = held.getAttribute("aria-label") ?? held.textContent?.trim() ?? "";
    return `${held.tagName.toLowerCase()} ${name}`.trim();
  });

/** Waits until the keyboard is on something that a pattern names. */
async function isOn(page: Page, expected: RegExp) {
  await expect.poll(() => holder(page)).toMatch(expected);
}

/** Waits until the keyboard is somewhere. */
async function isSomewhere(page: Page) {
  await expect.poll(() => holder(page)).not.toBe("nothing");
}

/** Where each phase of the sample starts. */
const STARTS: Record<string, RegExp> = {
  welcome: /^main/,
  last_time: /^article Action 1 of 4/,
  timeline: /^li 13:48/,
  went_well: /^input Add: Went well/,
  whys: /^div The chain starts from/,
  root_cause: /^main/,
  collect: /^input New entry/,
  vote: /^(button|main)/,
  commit: /^main/,
  close: /^button Add an action/,
};

test("each phase starts where its work starts, and shows its beginning", async ({ world }) => {
  const { page } = world;
  const id = await world.sample();
  await world.open(`${id}/meet/welcome`);
  for (const [n, phase] of PHASES.entries()) {
    await page.keyboard.press(`Control+${(n + 1) % 10}`);
    await page.locator(`main[data-phase="${phase}"]`).waitFor();
    const moveOn = page.getByRole("button", { name: "Move on" });
    if (await moveOn.isVisible()) await moveOn.click();
    await isOn(page, STARTS[phase] ?? /./);
    expect(await page.locator("main").evaluate((main) => main.scrollTop), phase).toBe(0);
  }
});

test("from the search of the library, Enter opens the first match and an arrow goes to the list", async ({
  world,
}) => {
  const { page } = world;
  await world.sample();
  await world.open();
  await isOn(page, /^a /);
  await page.keyboard.press("/");
  await page.keyboard.type("degradation");
  await page.keyboard.press("ArrowDown");
  await isOn(page, /^a Payment degradation/);
  await page.keyboard.press("/");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/prepare$/);
  await isSomewhere(page);
});

test("Escape leaves a field to its card or its screen, and the words stay", async ({ world }) => {
  const { page } = world;
  const id = await world.sample();
  await world.open(`${id}/meet/last_time`);
  await page.keyboard.press("d");
  const note = page.getByLabel("Note", { exact: true }).first();
  await note.fill("Seen in the alert channel");
  await page.keyboard.press("Escape");
  await isOn(page, /^article Action 1 of 4/);
  await expect(note).toHaveValue("Seen in the alert channel");
  await page.keyboard.press("Control+7");
  await isOn(page, /^input New entry/);
  await page.keyboard.type("Half a thought");
  await page.keyboard.press("Escape");
  await isOn(page, /^main/);
  await expect(page.getByLabel("New entry")).toHaveValue("Half a thought");
});

test("an arrow enters the board of whys, and severity answers to arrows", async ({ world }) => {
  const { page } = world;
  const id = await world.sample();
  await world.open(`${id}/meet/whys`);
  await page.locator("main").focus();
  await page.keyboard.press("ArrowDown");
  await isOn(page, /^div The chain starts from/);
  await page.keyboard.press("Control+e");
  const severity = page.getByRole("radio", { name: /SEV2/ });
  await severity.check();
  await severity.focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /SEV3/ })).toBeChecked();
});

test("from the line of a list Escape, arrows and N lead to its entries, to the list beside it, and back", async ({
  world,
}) => {
  const { page } = world;
  const id = await world.post();
  for (const [list, text] of [
    ["went_well", "Rollback was ready"],
    ["went_badly", "No alert"],
  ])
    await world.apply(id, { topic: "remarks", edit: "add", list, text });
  await world.open(`${id}/meet/went_well`);
  await isOn(page, /^input Add: Went well/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowDown");
  await isOn(page, /^li .*Rollback was ready/);
  await page.keyboard.press("ArrowRight");
  await isOn(page, /^li .*No alert/);
  await page.keyboard.press("ArrowRight");
  await isOn(page, /^input Add: Where we got lucky/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await isOn(page, /^input Add: Went well/);
});

test("Alt and a digit set the category of the candidate that holds the keyboard", async ({ world }) => {
  const { page } = world;
  const id = await world.post();
  const origin = { from: "room" };
  await world.apply(id, { topic: "candidates", edit: "add", text: "Pin the SDK", category: null, origin });
  await world.open(`${id}/meet/collect`);
  await page.getByRole("listitem").filter({ hasText: "Pin the SDK" }).focus();
  await page.keyboard.press("Alt+2");
  await expect(page.getByLabel(/Category/).first()).toHaveValue("detection");
});

/** Acts that take away or turn off what held the keyboard: each says how to get there and what to press. */
const ACTS: [string, string, (page: Page) => Promise<void>][] = [
  [
    "an event is removed",
    "timeline",
    async (page) => {
      await page.locator("[data-entry]").nth(1).focus();
      await page.keyboard.press("Delete");
    },
  ],
  [
    "a remark is removed from its menu",
    "went_well",
    async (page) => {
      await page.getByLabel("Add: Went well").fill("The rollback worked");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "More: The rollback worked" }).click();
      await page.getByRole("menuitem", { name: "Remove" }).click();
    },
  ],
  [
    "a chain is removed",
    "whys",
    async (page) => {
      await page.keyboard.press("Delete");
    },
  ],
  [
    "a parked idea becomes a candidate",
    "timeline",
    async (page) => {
      await page.keyboard.press("p");
      await page.keyboard.type("Page support");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Make it a candidate: Page support" }).click();
    },
  ],
  [
    "a parked idea is removed",
    "timeline",
    async (page) => {
      await page.keyboard.press("p");
      await page.keyboard.type("Page support");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Remove: Page support" }).click();
    },
  ],
  [
    "the draft of the root cause is taken",
    "root_cause",
    async (page) => {
      await page.getByRole("button", { name: /draft/i }).first().click();
    },
  ],
  [
    "a vote opens",
    "vote",
    async (page) => {
      await page.keyboard.press("Control+Enter");
    },
  ],
];

for (const [name, phase, act] of ACTS) {
  test(`the keyboard stays on the screen after ${name}`, async ({ world }) => {
    const { page } = world;
    const id = await world.sample();
    const origin = { from: "room" };
    await world.apply(id, { topic: "candidates", edit: "add", text: "Pin the SDK", category: null, origin });
    await world.open(`${id}/meet/${phase}`);
    await isSomewhere(page);
    await act(page);
    await isSomewhere(page);
    // And it is still there once everything has settled.
    await world.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    await isSomewhere(page);
  });
}

/** Every stop of the keyboard on a screen, until the first comes again. */
async function stops(world: World): Promise<{ name: string; visible: boolean }[]> {
  const { page } = world;
  const found: { name: string; visible: boolean }[] = [];
  // From the top of the window.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  });
  for (let n = 0; n < 250; n++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const held = document.activeElement;
      if (!held || held === document.body) return null;
      const marked = held as HTMLElement & { seen?: boolean };
      if (marked.seen) return null;
      marked.seen = true;
      const label = (held as HTMLInputElement).labels?.[0]?.textContent ?? held.textContent ?? "";
      const box = (held.closest("label") ?? held).getBoundingClientRect();
      return {
        name: (held.getAttribute("aria-label") ?? label.trim()) || held.tagName,
        visible: box.width > 0 && box.height > 0,
      };
    });
    if (!stop) break;
    found.push(stop);
  }
  return found;
}

for (const path of ["", "prepare", "record", ...PHASES.map((phase) => `meet/${phase}`)]) {
  test(`Tab walks through ${path || "the library"}, and every stop can be seen`, async ({ world }) => {
    const id = await world.sample();
    await world.open(path ? `${id}/${path}` : "");
    await isSomewhere(world.page);
    const all = await stops(world);
    expect(all.length).toBeGreaterThan(3);
    expect(all.filter((stop) => !stop.visible)).toEqual([]);
    expect(all.filter((stop) => stop.name === "")).toEqual([]);
  });
}
