// What is being typed is the typist’s alone until it is entered, and is there again after a crash.
import { expect, test, type World } from "./world";

interface Line {
  about: string;
  path: string;
  /** Puts the keyboard where the words go. */
  reach: (world: World) => Promise<void>;
}

const WORDS = "Nobody told the on-call, and half a";

const press = (key: string) => (world: World) => world.page.keyboard.press(key);

/** Every line in which something new is typed. */
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
];

for (const { about, path, reach } of LINES) {
  test(`words typed for ${about} are a draft, seen by nobody, and offered again after a crash`, async ({
    world,
  }) => {
    const { page } = world;
    const id = await world.sample();
    await world.open(`${id}/${path}`);
    await page.getByRole("banner").getByRole("button", { name: "Start the meeting" }).waitFor();
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
  const chains = await world.snapshot<{ chain: { problem: string } }[]>(id, "chains");
  expect(chains.at(-1)?.chain.problem).toBe("Orders were lost");
  expect(JSON.stringify(chains.at(-1))).toContain("Part of a replica set");
});
