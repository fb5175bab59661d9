// What is being typed is the typist’s alone until it is entered, and is there again after a crash.
import { expect, PHASES, test, type World } from "./world";

interface Line {
  about: string;
  path: string;
  /** Puts the keyboard where the words go. */
  reach: (world: World) => Promise<void>;
  /** Whether the line is in a dialog, which is opened again to see its words. */
  inDialog?: boolean;
}

const WORDS = "Nobody told the on-call, and half a";

const press = (key: string) => (world: World) => world.page.keyboard.press(key);

/** Puts the keyboard into a field, and selects its words. */
const into =
  (label: string | RegExp) =>
  async ({ page }: World) => {
    const field = page.getByLabel(label, typeof label === "string" ? { exact: true } : {}).first();
    await field.focus();
    await field.press("Control+a");
  };

/** Presses a key on the first event. */
const onEvent = (key: string) => async (world: World) => {
  await world.page.locator("[data-entry]").first().focus();
  await world.page.keyboard.press(key);
  await expect.poll(() => world.page.evaluate(() => document.activeElement?.tagName)).toBe("INPUT");
  await world.page.keyboard.press("Control+a");
};

/** Every line in which something is typed. */
const LINES: Line[] = [
  { about: "an event", path: "meet/timeline", reach: press("n") },
  {
    about: "a remark",
    path: "meet/went_well",
    reach: (world) => world.page.getByLabel("Add: Went well").focus(),
  },
  { about: "a chain", path: "meet/whys", reach: press("n") },
  {
    about: "an answer",
    path: "meet/whys",
    reach: async ({ page }) => {
      await page.locator("[data-entry]").first().focus();
      await page.keyboard.press("Enter");
    },
  },
  {
    about: "a candidate from a cause",
    path: "meet/whys",
    reach: async ({ page }) => {
      await page
        .getByRole("listitem", { name: /^Answer 1:/ })
        .first()
        .focus();
      await page.keyboard.press("a");
    },
  },
  {
    about: "a factor",
    path: "meet/root_cause",
    reach: (world) => world.page.getByLabel(/^Add: Contributing/).focus(),
  },
  {
    about: "a candidate",
    path: "meet/collect",
    reach: (world) => world.page.getByLabel("New entry").focus(),
  },
  {
    about: "an action",
    path: "meet/commit",
    reach: (world) => world.page.getByLabel(/Add an action/).focus(),
  },
  { about: "an idea", path: "meet/timeline", reach: press("p") },
  { about: "a person", path: "prepare", reach: (world) => world.page.getByLabel(/Add a person/i).focus() },
  { about: "the link of an event", path: "meet/timeline", reach: onEvent("l") },
  { about: "the time of an event", path: "meet/timeline", reach: onEvent("t") },
  { about: "the day of the incident", path: "prepare", reach: into("Date") },
  { about: "the time of detection", path: "prepare", reach: into("Detected") },
  { about: "the title", path: "prepare", reach: into("Title") },
  { about: "the root cause", path: "meet/root_cause", reach: into("Root cause") },
  { about: "an owner", path: "meet/commit", reach: into("Owner") },
  { about: "a due date", path: "meet/commit", reach: into("Due") },
  { about: "a ticket", path: "meet/commit", reach: into("Ticket") },
  {
    about: "the note on an earlier action",
    path: "meet/last_time",
    reach: async (world) => {
      await world.page.keyboard.press("d");
      await into("Note")(world);
    },
  },
  { about: "the notes of a phase", path: "meet/went_well", reach: into("Your notes") },
  {
    about: "somebody who comes late",
    path: "meet/went_well",
    reach: async ({ page }) => {
      await page.keyboard.press("Control+Shift+P");
      await page.getByRole("dialog").getByLabel("Add a person").focus();
    },
    inDialog: true,
  },
  {
    about: "notes that are pasted",
    path: "prepare",
    reach: async ({ page }) => {
      await page.getByRole("button", { name: "Paste notes" }).click();
      await page.getByRole("dialog").getByRole("textbox").focus();
    },
    inDialog: true,
  },
  {
    about: "a candidate that is split",
    path: "meet/collect",
    reach: async ({ page }) => {
      await page.getByRole("button", { name: "More: Pin the SDK" }).click();
      await page.getByRole("menuitem", { name: /Split/ }).click();
      await page.getByRole("dialog").getByRole("textbox").last().focus();
    },
    inDialog: true,
  },
];

for (const { about, path, reach, inDialog } of LINES) {
  test(`words typed for ${about} are a draft, seen by nobody, and offered again after a crash`, async ({
    world,
  }) => {
    const { page } = world;
    const id = await world.sample();
    const origin = { from: "room" };
    await world.apply(id, { topic: "candidates", edit: "add", text: "Pin the SDK", category: null, origin });
    await world.apply(id, { topic: "actions", edit: "add", text: "Alert on lag" });
    await world.open(`${id}/${path}`);
    const ready = page.getByRole("banner").getByRole("button", { name: "Start the meeting" });
    await ready.waitFor();
    await reach(world);
    await page.keyboard.type(WORDS);
    await expect
      .poll(async () => Object.values(await world.call<Record<string, string>>("drafts", { id })))
      .toContain(WORDS);
    const areas = [
      "facts",
      "timeline",
      "remarks",
      "chains",
      "factors",
      "candidates",
      "ideas",
      "actions",
      "people",
    ];
    expect(JSON.stringify(await world.call("snapshot", { id, areas }))).not.toContain(WORDS);
    expect(JSON.stringify(await world.call("room"))).not.toContain(WORDS);
    expect(JSON.stringify(await world.call("history", { scope: id, before: null }))).not.toContain(WORDS);
    await world.service.end();
    await world.service.start();
    await page.reload();
    await ready.waitFor();
    if (inDialog) await reach(world);
    await expect
      .poll(() =>
        page.evaluate(() =>
          [...document.querySelectorAll<HTMLInputElement>("input, textarea")].map((field) => field.value),
        ),
      )
      .toContain(WORDS);
  });
}

test("a title shows on the room view as it was until its field is left", async ({ world }) => {
  const { page } = world;
  const id = await world.sample();
  await world.open(`${id}/prepare`);
  const title = async () => (await world.snapshot<{ facts: { title: string } }>(id, "facts")).facts.title;
  const before = await title();
  await page.getByLabel("Title", { exact: true }).fill("Half a ti");
  await expect.poll(() => world.call("drafts", { id })).toEqual({ "facts.title": "Half a ti" });
  expect(await title()).toBe(before);
  await page.getByLabel("Title", { exact: true }).fill("Half a title");
  await page.keyboard.press("Tab");
  await expect.poll(title).toBe("Half a title");
  await expect.poll(() => world.call("drafts", { id })).toEqual({});
});

test("an answer that is edited shows as it was until the field is left", async ({ world }) => {
  const { page } = world;
  const id = await world.sample();
  await world.open(`${id}/meet/whys`);
  const answer = page.getByRole("listitem", { name: /^Answer 1:/ }).first();
  await answer.focus();
  await page.keyboard.press("F2");
  await page.keyboard.type(" and half a word");
  await expect
    .poll(async () => Object.values(await world.call<Record<string, string>>("drafts", { id })).join())
    .toContain("half a word");
  expect(JSON.stringify(await world.call("snapshot", { id, areas: ["chains"] }))).not.toContain(
    "half a word",
  );
  await page.keyboard.press("Escape");
  await expect
    .poll(async () => JSON.stringify(await world.call("snapshot", { id, areas: ["chains"] })))
    .toContain("half a word");
});

test("somebody who just goes on typing after an entry types into the next line, or into nothing", async ({
  world,
}) => {
  const { page } = world;
  const id = await world.sample();
  await world.open(`${id}/meet/whys`);
  await page.keyboard.press("n");
  const sentences = ["Orders were lost", "The queue was full", "No limit is set", "Part of a replica set"];
  for (const sentence of sentences) {
    await page.keyboard.type(sentence);
    await page.keyboard.press("Enter");
  }
  await page.keyboard.type("Perhaps the capacity plan r");
  await expect(page.getByRole("textbox", { name: "Answer" })).toHaveValue("Perhaps the capacity plan r");
  await expect(page).toHaveURL(/\/meet\/whys$/);
  const ideas = await world.snapshot<unknown[]>(id, "ideas");
  expect(ideas.filter((idea) => JSON.stringify(idea).includes("erhaps"))).toEqual([]);
  const last = async () =>
    (await world.snapshot<{ chain: { problem: string } }[]>(id, "chains")).at(-1)?.chain;
  // What was entered may still be on its way to the disk.
  await expect.poll(async () => JSON.stringify(await last())).toContain("Part of a replica set");
  expect((await last())?.problem).toBe("Orders were lost");
});

test("a sentence that is typed where a button holds the keyboard does not press it", async ({ world }) => {
  const { page } = world;
  const id = await world.sample();
  await world.call("enter_phase", { id, phase: "vote" });
  await world.open(`${id}/meet/vote`);
  await page.getByRole("button", { name: "Open the vote" }).focus();
  await page.keyboard.type("yes we can");
  await page.keyboard.press("Enter");
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await world.snapshot<{ ballots: object[] }>(id, "ballots")).toMatchObject({ ballots: [] });
  await expect(page.locator("main[data-phase=vote]")).toBeVisible();
  // A moment later, or after any other key, the button is pressed as ever.
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect
    .poll(async () => (await world.snapshot<{ ballots: object[] }>(id, "ballots")).ballots.length)
    .toBe(1);
});

test("in every phase somebody who just goes on typing adds words to a line, or does nothing", async ({
  world,
}) => {
  const { page } = world;
  const id = await world.sample();
  await world.open(`${id}/meet/welcome`);
  await page.getByRole("banner").getByRole("button", { name: "Start the meeting" }).waitFor();
  /** What everybody else would notice. */
  const seen = async () => {
    const areas = ["ideas", "candidates", "actions", "factors", "ballots", "meeting"];
    const whole = await world.call<Record<string, unknown>>("snapshot", { id, areas });
    return JSON.stringify([page.url(), whole, await world.call("room")]);
  };
  for (const [n, phase] of PHASES.entries()) {
    await page.keyboard.press(`Control+${(n + 1) % 10}`);
    const moveOn = page.getByRole("button", { name: "Move on" });
    await page.locator(`main[data-phase="${phase}"]`).or(moveOn).first().waitFor();
    if (await moveOn.isVisible()) await moveOn.click();
    await page.locator(`main[data-phase="${phase}"]`).waitFor();
    const line = page.locator("main .quick input:enabled").first();
    if (await line.isVisible()) {
      await line.focus();
      await page.keyboard.type(phase === "timeline" ? "14:38 first words" : "First words");
      await page.keyboard.press("Enter");
      await expect(line).toHaveValue("");
    }
    await world.saved();
    const before = await seen();
    if (await line.isVisible()) await line.focus();
    await page.keyboard.type("the port record was reset, then we traced queue bursts");
    if (await line.isVisible()) await expect(line).toHaveValue(/bursts$/);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    expect(await seen(), phase).toBe(before);
    // A letter may open a dialog of its phase: what follows is no command in it either.
    if (await page.getByRole("dialog").isVisible()) await page.keyboard.press("Escape");
    if (await line.isVisible()) await line.fill("");
  }
});
