// Every screen at 640, 853 and 1280 pixels and at 200 % of 1280×720, filled with long words of several scripts.
// With AFTERWORD_PICTURES=1 (`./dev pictures`) each is also drawn, light and dark, into out/pictures.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { long, SPACED } from "./long";
import { barFaults, faults } from "./measure";
import { expect, PHASES, ROOT, test, type World } from "./world";

const PICTURES = process.env.AFTERWORD_PICTURES ? join(ROOT, "out/pictures") : null;

/** The window of 1280×720 at a zoom of 200 % has half of its pixels. */
const SIZES = [
  { name: "640", width: 640, height: 720 },
  { name: "853", width: 853, height: 720 },
  { name: "1280", width: 1280, height: 720 },
  { name: "1280 at 200 %", width: 640, height: 360 },
  { name: "1360 at 300 %", width: 453, height: 286 },
];
type Size = (typeof SIZES)[number];

/** Goes on after a fault, so that one run finds all of them. */
const soft = expect.configure({ soft: true });

/** Draws a page in both themes. */
async function picture(page: Page, size: Size, screen: string) {
  if (!PICTURES) return;
  const folder = join(PICTURES, size.name.replaceAll(" ", "-").replace("%", "percent"));
  mkdirSync(folder, { recursive: true });
  for (const theme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page.screenshot({ path: join(folder, `${screen}-${theme}.png`), animations: "disabled" });
  }
  await page.emulateMedia({ colorScheme: "light" });
}

/** Looks at a page, draws it, and holds it against the rules once fonts and sizes have settled. */
async function look(page: Page, size: Size, screen: string, rules: { controls?: boolean } = {}) {
  await page.evaluate(() => document.fonts.ready);
  await picture(page, size, screen);
  await soft.poll(() => faults(page, rules), `${screen} at ${size.name}`).toEqual([]);
}

/** What can be opened over a phase: its name, how it is opened, how it is left. */
const OVER: Record<string, [screen: string, open: (page: Page) => Promise<unknown>][]> = {
  timeline: [
    ["timeline-edit", (page) => page.keyboard.press("n")],
    ["menu", (page) => page.locator("main [aria-haspopup=menu]").first().click()],
    ["palette", (page) => page.keyboard.press("Control+k")],
    ["keys", (page) => page.keyboard.press("?")],
  ],
  whys: [
    ["whys-therefore", (page) => page.getByRole("button", { name: "Read as “therefore”" }).click()],
    [
      "whys-evidence",
      async (page) => {
        await page.locator("main li.node").first().focus();
        await page.keyboard.press("v");
      },
    ],
  ],
  collect: [
    [
      "collect-merge",
      async (page) => {
        await page.locator("main li[data-entry]").first().focus();
        await page.keyboard.press("m");
      },
    ],
  ],
  commit: [
    [
      "commit-settings",
      async (page) => {
        await page.locator("main header").getByRole("button", { name: "More" }).click();
        await page.getByRole("menuitem", { name: "Tickets and due dates…" }).click();
        await page.getByRole("button", { name: "Add a connection" }).click();
      },
    ],
  ],
};

test("beside a running clock the title keeps 24 characters at every width", async ({ world }) => {
  const { page } = world;
  const id = await world.sample();
  const text = "Payments degraded for everybody in the whole of Europe";
  await world.apply(id, { topic: "facts", edit: "title", text });
  await world.call("enter_phase", { id, phase: "timeline" });
  await world.open(`${id}/meet/timeline`);
  await page.getByRole("button", { name: "Pause the clock" }).waitFor();
  const title = page.locator("header .title");
  // Narrower than this the title stands in the agenda.
  for (let width = 820; width <= 1440; width += 20) {
    await page.setViewportSize({ width, height: 800 });
    const characters = await title.evaluate((words) => {
      const measure = document.createElement("canvas").getContext("2d");
      if (!measure) return 0;
      measure.font = getComputedStyle(words).font;
      return (
        words.clientWidth /
        (measure.measureText(words.textContent ?? "").width / (words.textContent ?? "").length)
      );
    });
    expect(characters, `at ${width}`).toBeGreaterThanOrEqual(24);
  }
});

for (const size of SIZES) {
  test.describe(size.name, () => {
    test.use({ viewport: { width: size.width, height: size.height } });

    test(`the library, preparing and the record hold at ${size.name}`, async ({ world }) => {
      const { id } = await long(world);
      await world.open();
      await world.page.getByRole("link", { name: SPACED }).first().waitFor();
      await look(world.page, size, "library");
      await world.open(`${id}/prepare`);
      await look(world.page, size, "prepare");
      await world.page.getByRole("button", { name: "Paste notes" }).click();
      await world.page.getByRole("dialog").waitFor();
      await look(world.page, size, "notes");
      await world.page.keyboard.press("Escape");
      await world.open(`${id}/record`);
      await world.page.getByRole("article").waitFor();
      await look(world.page, size, "record");
      await panels(world, size, "record");
    });

    test(`every phase holds at ${size.name}`, async ({ world }) => {
      test.slow();
      const { id } = await long(world);
      await world.open(`${id}/meet/welcome`);
      await world.page.getByRole("button", { name: "Start the meeting" }).first().click();
      await world.page.getByRole("timer").waitFor();
      for (const phase of PHASES) {
        await world.open(`${id}/meet/${phase}`);
        await world.page.locator(`main[data-phase=${phase}]`).waitFor();
        await look(world.page, size, `meet-${phase}`);
        const shown = (await world.page.locator("nav [aria-current] span:nth-child(2)").textContent()) ?? "?";
        await soft.poll(() => barFaults(world.page, shown.trim()), `the bar in ${phase}`).toEqual([]);
        for (const [screen, open] of OVER[phase] ?? []) {
          await open(world.page);
          await world.page.locator("[role=menu], [role=dialog], main :focus").first().waitFor();
          await look(world.page, size, screen, { controls: screen !== "menu" });
          await world.open(`${id}/meet/${phase}`);
          await world.page.reload();
          await world.page.locator(`main[data-phase=${phase}]`).waitFor();
        }
      }
      await panels(world, size, "meet");
    });

    test(`every way to vote holds at ${size.name}`, async ({ world }) => {
      const { id, candidates } = await long(world);
      const ballots = (edit: string, rest: object = {}) =>
        world.apply(id, { topic: "ballots", edit, ...rest });
      await world.open(`${id}/meet/vote`);
      for (const way of ["hands", "people", "pass", "phones"]) {
        await ballots("open", { way, rules: null, facilitator_votes: false });
        await world.page.getByRole("button", { name: "Close the vote" }).waitFor();
        await look(world.page, size, `vote-${way}`);
        if (way === "pass") {
          await world.page.getByRole("button", { name: "Hand the laptop over" }).click();
          await look(world.page, size, "vote-pass-who");
          await world.page.keyboard.press("Enter");
          await world.page.keyboard.press("Enter");
          await world.page.getByRole("button", { name: "Cast my votes" }).waitFor();
          await look(world.page, size, "vote-pass-ballot");
          await world.page.reload();
        }
        await ballots("discard");
        await world.page.getByRole("button", { name: "Open the vote" }).waitFor();
      }
      await ballots("open", { way: "hands", rules: null, facilitator_votes: false });
      for (const [n, candidate] of candidates.entries()) {
        await ballots("votes", { candidate, votes: Math.max(0, 8 - n) });
      }
      await ballots("close");
      await world.page.getByText("below the line: kept for the record").waitFor();
      await look(world.page, size, "vote-result");
    });

    test(`the room view holds at ${size.name}`, async ({ world }) => {
      const { id, candidates } = await long(world);
      const ballots = (edit: string, rest: object = {}) =>
        world.apply(id, { topic: "ballots", edit, ...rest });
      await world.page.goto(`${world.url}/room.html`);
      for (const phase of PHASES) {
        await world.call("enter_phase", { id, phase });
        await world.page.locator(`main[data-phase=${phase}]`).waitFor();
        await look(world.page, size, `room-${phase}`, { controls: false });
      }
      await world.call("enter_phase", { id, phase: "vote" });
      await ballots("open", { way: "hands", rules: null, facilitator_votes: false });
      await world.page.getByText("Voting by raised hands").waitFor();
      await look(world.page, size, "room-vote-open", { controls: false });
      for (const [n, candidate] of candidates.entries()) {
        await ballots("votes", { candidate, votes: Math.max(0, 8 - n) });
      }
      await ballots("close");
      await world.page.getByText("below the line").waitFor();
      await look(world.page, size, "room-vote-result", { controls: false });
    });

    test(`the page for phones holds at ${size.name}`, async ({ world, browser }) => {
      const { id } = await long(world);
      await world.apply(id, {
        topic: "ballots",
        edit: "open",
        way: "phones",
        rules: null,
        facilitator_votes: false,
      });
      await world.call("open_phones", { id, address: "127.0.0.1" });
      const { room } = await world.call<{ room: { link: string } }>("phones");
      for (const width of [390, size.width]) {
        const context = await browser.newContext({ viewport: { width, height: size.height } });
        const page = await context.newPage();
        await page.goto(room.link);
        await page.getByRole("button", { name: "Ana Wolf" }).waitFor();
        await look(page, size, `phone-${width}-seats`);
        await page.getByRole("button", { name: "Ana Wolf" }).click();
        await page
          .getByRole("button", { name: /^One more vote/ })
          .first()
          .waitFor();
        await look(page, size, `phone-${width}-ballot`);
        await page.getByRole("button", { name: "This isn’t me" }).click();
        await context.close();
      }
    });
  });
}

/** Opens what is folded, by key and by button, and closes it again. */
async function panels({ page }: World, size: Size, screen: string) {
  for (const [panel, key, element] of [
    ["agenda", "Control+b", "nav"],
    ["side", "Control+j", "aside"],
  ] as const) {
    const shown = page.locator(`.frame > ${element}`);
    const button = page.locator(`[data-opens=${panel}]`);
    const isFolded = size.width < (panel === "agenda" ? 800 : 1100);
    await expect(shown).toBeVisible({ visible: !isFolded });
    await expect(button).toBeVisible({ visible: isFolded });
    if (!isFolded) continue;
    await page.keyboard.press(key);
    await expect(shown).toBeVisible();
    await expect(page.locator(`.frame > ${element}:focus, .frame > ${element} :focus`)).toHaveCount(1);
    await look(page, size, `${screen}-${panel}`);
    await page.keyboard.press("Escape");
    await expect(shown).toBeHidden();
    await expect(button).toBeFocused();
    await button.click();
    await expect(button).toHaveAttribute("aria-expanded", "true");
    const x = panel === "agenda" ? size.width - 30 : 20;
    await page.locator("main").click({ position: { x, y: 5 } });
    await expect(shown).toBeHidden();
  }
}
