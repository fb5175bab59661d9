// The four ways of voting, in the facilitator's window, on the shared screen and on phones.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page, Request } from "@playwright/test";
import { expect, ROOT, test, type World } from "./world";

const PICTURES = join(ROOT, "out/vote");
const PEOPLE = ["Ana", "Ben", "Chen", "Dina", "Eli", "Femi", "Gita", "Hugo", "Ivo"];
const IDEAS = [
  "Test against the provider’s sandbox in a nightly job",
  "Write down: roll back first, diagnose second",
  "Put the payment provider behind a feature flag",
  "Alert on the share of failed payments, one-minute window",
  "Rewrite the payment client",
  "Dashboard for SDK versions",
  "Pin the SDK until it was tested",
  "Drill a rollback every quarter",
];

interface Tallies {
  ballots: {
    tallies: { candidate: string; votes: number }[];
    ballots: number | null;
    run_off: boolean;
    state: string;
  }[];
  open_box: { ballots: number; seats: { id: string; name: string; voted: boolean }[] } | null;
}

async function room(world: World, people = PEOPLE, ideas = IDEAS): Promise<string> {
  const id = await world.post("Payment degradation");
  for (const name of people) await world.apply(id, { topic: "people", edit: "add", name, role: "" });
  for (const text of ideas) {
    const origin = { from: "room" };
    await world.apply(id, { topic: "candidates", edit: "add", text, category: "prevention", origin });
  }
  await world.open(`${id}/meet/vote`);
  return id;
}

/** Chooses a way and opens the vote. */
async function open(world: World, way: string) {
  await world.page.getByRole("radio", { name: way }).check();
  await world.page.getByRole("button", { name: "Open the vote" }).click();
}

const ballots = (world: World, id: string) => world.snapshot<Tallies>(id, "ballots");

async function counts(world: World, id: string): Promise<number[]> {
  return (await ballots(world, id)).ballots.at(-1)?.tallies.map((tally) => tally.votes) ?? [];
}

async function picture(page: Page, name: string) {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

/** Presses keys and counts them. */
function keyboard(page: Page) {
  let pressed = 0;
  return {
    press: async (key: string) => {
      pressed += 1;
      await page.keyboard.press(key);
    },
    pressed: () => pressed,
  };
}

async function phone(world: World, browser: Browser, name: string): Promise<Page> {
  const { room } = await world.call<{ room: { link: string } }>("phones");
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true });
  const page = await context.newPage();
  await page.goto(room.link);
  await page.getByRole("button", { name }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

test("how a ballot counts is set before it is opened, and the facilitator does not vote unless they say so", async ({
  world,
}) => {
  const id = await room(world);
  await world.apply(id, { topic: "facts", edit: "facilitator", text: "Ana" });
  await expect(world.page.getByLabel("Voters")).toHaveValue("8");
  await world.page.getByLabel("I vote too").check();
  await expect(world.page.getByLabel("Voters")).toHaveValue("9");
  await picture(world.page, "setup");
  await world.page.getByLabel("Votes each").fill("2");
  await world.page.getByLabel("Votes each").press("Tab");
  await open(world, "Person by person");
  await expect(world.page.getByText("2 votes each, at most 2 on one")).toBeVisible();
  await expect(world.page.getByRole("rowheader")).toHaveText(PEOPLE);
});

test("nine people vote on eight candidates in at most thirty key presses, per candidate or person by person", async ({
  world,
}) => {
  const id = await room(world);
  await open(world, "Raised hands");
  await expect(world.page.getByLabel(/^Votes for Test against/)).toBeFocused();
  const hands = keyboard(world.page);
  const given = [8, 7, 6, 4, 1, 1, 0, 0];
  for (const [n, votes] of given.entries()) {
    if (n > 0) await hands.press("Enter");
    await hands.press(String(votes));
  }
  await expect(world.page.getByText("27 of 27 votes entered").first()).toBeVisible();
  await picture(world.page, "hands");
  await expect.poll(() => counts(world, id)).toEqual(given);
  await world.page.getByRole("button", { name: "Close the vote" }).click();

  await world.page.getByRole("button", { name: "Vote again", exact: true }).click();
  await open(world, "Person by person");
  await expect(world.page.getByRole("row", { name: /^Ana/ })).toBeFocused();
  const rows = keyboard(world.page);
  for (let n = 0; n < 9; n++) for (const key of ["1", String((n % 4) + 2), "3"]) await rows.press(key);
  await expect(world.page.getByText("9 of 9 ballots in")).toBeVisible();
  await picture(world.page, "people");
  await world.page.getByRole("button", { name: "Close the vote" }).click();
  await expect(world.page.getByRole("region", { name: "Result" })).toBeVisible();
  await expect.poll(() => counts(world, id)).toEqual([9, 3, 11, 2, 2, 0, 0, 0]);
  expect(hands.pressed(), "per candidate").toBeLessThanOrEqual(30);
  expect(rows.pressed(), "person by person").toBeLessThanOrEqual(30);
  test.info().annotations.push({
    type: "key presses",
    description: `${hands.pressed()} per candidate, ${rows.pressed()} person by person`,
  });
});

test("a row is corrected with the same keys, and a row that is taken back is no ballot", async ({
  world,
}) => {
  const id = await room(world, ["Ana", "Ben"], IDEAS.slice(0, 3));
  await open(world, "Person by person");
  const ana = world.page.getByRole("row", { name: /^Ana/ });
  await ana.focus();
  await world.page.keyboard.press("1");
  await world.page.keyboard.press("1");
  await expect(ana).toHaveAccessibleName("Ana: 2 of 3 votes");
  await world.page.keyboard.press("1");
  await expect(ana).toHaveAccessibleName("Ana: 0 of 3 votes");
  await world.page.keyboard.press("2");
  await world.page.keyboard.press("Backspace");
  await expect.poll(async () => (await ballots(world, id)).open_box?.ballots).toBe(0);
  await world.page.getByRole("button", { name: "Ben, Test against" }).click();
  await expect.poll(async () => (await ballots(world, id)).open_box?.ballots).toBe(1);
});

test("the laptop goes round: each votes unseen, and nothing of an earlier ballot is on the next one’s screen", async ({
  world,
}) => {
  const id = await room(world, ["Ana", "Ben", "Chen"], IDEAS.slice(0, 4));
  await open(world, "Pass the laptop");
  await world.page.getByRole("button", { name: "Hand the laptop over" }).click();
  await picture(world.page, "pass-who");
  await world.page.keyboard.press("Enter");
  await expect(world.page.getByRole("heading", { name: "Ana, it’s your turn" })).toBeVisible();
  await world.page.keyboard.press("Enter");
  for (const key of ["1", "1", "3"]) await world.page.keyboard.press(key);
  await expect(world.page.getByText("0 of 3 votes left")).toBeVisible();
  await picture(world.page, "pass-ballot");
  await world.page.keyboard.press("Enter");
  await expect(world.page.getByText("Are these your votes?")).toBeInViewport();
  await world.page.keyboard.press("Enter");
  await expect(world.page.getByRole("heading", { name: "Thank you, Ana" })).toBeVisible();
  await expect(world.page.getByText("Test against")).toBeHidden();

  // Neither keys nor undo nor the palette lead back to what Ana chose.
  for (const key of ["Control+z", "Escape", "Backspace", "Alt+ArrowLeft", "Control+k", "r", "Shift+Tab"]) {
    await world.page.keyboard.press(key);
  }
  await world.page.getByRole("button", { name: "Next" }).click();
  await expect(world.page.getByRole("button", { name: "Ana", exact: true })).toHaveCount(0);
  await world.page.getByRole("button", { name: "Ben", exact: true }).click();
  await world.page.getByRole("button", { name: "Begin" }).click();
  await expect(world.page.getByText("3 of 3 votes left")).toBeVisible();
  await expect(world.page.locator("dialog [aria-pressed='true']")).toHaveCount(0);
  await world.page
    .locator("dialog")
    .getByRole("button", { name: /^Rewrite|^Write down/ })
    .first()
    .click();
  await world.page.getByRole("button", { name: "Cast my votes" }).click();
  await world.page.getByRole("button", { name: "Yes, cast them" }).click();
  await world.page.getByRole("button", { name: "Next" }).click();
  await world.page.getByRole("button", { name: "Back to the facilitator" }).click();

  await expect(world.page.getByText("2 of 3 ballots in")).toBeVisible();
  const view = JSON.stringify(await ballots(world, id));
  expect(view).not.toMatch(/"votes":[1-9]/);
  await world.page.getByRole("button", { name: "Ballot of Ana" }).click();
  await world.page.getByRole("menuitem", { name: "Take this ballot back" }).click();
  await expect(world.page.getByText("1 of 3 ballots in")).toBeVisible();
  await world.page.getByRole("button", { name: "Close the vote" }).click();
  await expect(world.page.getByText("With one secret ballot the result would show")).toBeVisible();
});

test("phones scan, take a seat, vote and change their minds; the room sees progress, then the result", async ({
  world,
  browser,
}) => {
  const id = await room(world, ["Ana", "Ben", "Chen"], IDEAS.slice(0, 6));
  await open(world, "Phones");
  await world.page.getByText("this laptop only, to try it out").first().waitFor();
  await picture(world.page, "phones-address");
  await world.page.getByLabel("127.0.0.1").check();
  await world.page.getByRole("button", { name: "Let phones in at this address" }).click();
  await world.page.getByText("Scan, or open").waitFor();
  await picture(world.page, "phones-open");

  await world.call("enter_phase", { id, phase: "vote" });
  const shared = await world.page.context().newPage();
  await shared.goto(`${world.url}/room.html`);
  await expect(shared.getByText("0 of 3 ballots in")).toBeVisible();

  const [ana, ben] = [await phone(world, browser, "Ana"), await phone(world, browser, "Ben")];
  await picture(ana, "phone-ballot");
  for (const page of [ana, ben]) {
    await page.getByRole("button", { name: /^One more vote.*Test against/ }).click();
    await page.getByRole("button", { name: /^One more vote.*Rewrite/ }).click();
    await page.getByRole("button", { name: "Cast my votes" }).click();
    await page.getByRole("button", { name: /cast anyway/i }).click();
    await page
      .getByText(/^Counted/)
      .first()
      .waitFor();
  }
  await picture(ana, "phone-counted");
  await expect(shared.getByText("2 of 3 ballots in")).toBeVisible();
  await picture(shared, "room-open");
  expect(await shared.content()).not.toContain("Ana");

  // A phone that reloads is where it was, and may change its mind.
  await ben.reload();
  await ben.getByRole("button", { name: "Change my votes" }).click();
  await ben.getByRole("button", { name: /^One fewer vote.*Rewrite/ }).click();
  await ben.getByRole("button", { name: "Cast my votes" }).click();
  await ben.getByRole("button", { name: /cast anyway/i }).click();
  await ben
    .getByText(/^Counted/)
    .first()
    .waitFor();

  // Chen is remote: the facilitator enters what was said aloud.
  await world.page.getByRole("button", { name: "Ballot of Chen" }).click();
  await world.page.getByRole("menuitem", { name: "Enter from raised hands…" }).click();
  await world.page.keyboard.press("2");
  await world.page.keyboard.press("2");
  await world.page.getByRole("button", { name: "Enter", exact: true }).click();
  await expect(world.page.getByText("3 of 3 ballots in").first()).toBeVisible();
  await picture(world.page, "phones-seats");

  await world.page.getByRole("button", { name: "Close the vote" }).click();
  await expect(ana.getByText("Voting is closed")).toBeVisible();
  await expect(shared.getByText("below the line")).toBeVisible();
  await picture(shared, "room-result");
  await expect.poll(() => counts(world, id)).toEqual([2, 2, 0, 0, 1, 0]);
  expect((await ballots(world, id)).ballots[0]?.ballots).toBe(3);
});

test("a tie goes to a run-off on the same phones, which begins with empty ballots", async ({
  world,
  browser,
}) => {
  const id = await room(world, ["Ana", "Ben"], IDEAS.slice(0, 2));
  await world.page.getByLabel("Votes each").fill("1");
  await world.page.getByLabel("Cut line at").fill("1");
  await world.page.getByLabel("Cut line at").press("Tab");
  await open(world, "Phones");
  await world.page.getByLabel("127.0.0.1").check();
  await world.page.getByRole("button", { name: "Let phones in at this address" }).click();
  await world.page.getByText("Scan, or open").waitFor();
  const [ana, ben] = [await phone(world, browser, "Ana"), await phone(world, browser, "Ben")];
  const give = async (page: Page, text: string) => {
    // The run-off gives one vote to one candidate: a box to tick.
    const more = page.getByRole("button", { name: `One more vote for: ${text}` });
    await more.or(page.getByRole("checkbox", { name: text })).click();
    await page.getByRole("button", { name: "Cast my votes" }).click();
    await page
      .getByText(/^Counted/)
      .first()
      .waitFor();
  };
  const [first, second] = IDEAS as [string, string];
  await give(ana, first);
  await give(ben, second);
  await world.page.getByRole("button", { name: "Close the vote" }).click();
  await expect(ana.getByRole("heading", { name: "There is a tie." })).toBeVisible();
  await world.page.getByRole("button", { name: "Vote again on these" }).click();
  await expect(ana.getByRole("heading", { name: "Run-off: cast your votes again" })).toBeVisible();
  await expect(ben.getByText("1 of 1 vote left")).toBeVisible();
  await give(ana, second);
  await give(ben, second);
  await expect(world.page.getByText("2 of 2 ballots in")).toBeVisible();
  await world.page.getByRole("button", { name: "Close the vote" }).click();
  await expect(ben.getByText("Voting is closed").first()).toBeVisible();
  await expect.poll(() => counts(world, id)).toEqual([0, 2]);
});

test("a slip of the finger does not leave the vote, and what is typed when a key opens it counts", async ({
  world,
}) => {
  const { page } = world;
  const id = await room(world, ["Ana", "Ben"], IDEAS.slice(0, 3));
  await page.reload();
  await page.getByRole("radio", { name: "Person by person" }).check();
  await page.getByLabel("Votes each").fill("2");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("row", { name: "Ana: 0 of 2 votes" })).toBeFocused();
  for (const key of ["9", "0", "r", "p", "x", "1"]) await page.keyboard.press(key);
  await expect(page.getByRole("row", { name: "Ana: 1 of 2 votes" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await expect(page.getByText("1 of 2 ballots in · 2 of 4 votes entered")).toBeVisible();
  await page.keyboard.press("2");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("button", { name: "Vote again" })).toBeVisible();
  await expect.poll(() => counts(world, id)).toEqual([1, 2, 0]);
  await expect(page.getByRole("button", { name: "Next phase" })).toBeFocused();
});

test("twenty candidates can be voted on by a passed laptop: what Enter does is always in sight", async ({
  world,
}) => {
  const { page } = world;
  const ideas = Array.from({ length: 20 }, (_, n) => `Candidate ${n + 1}, in words that fill the line`);
  await room(world, ["Ana", "Ben"], ideas);
  await open(world, "Pass the laptop");
  await page.getByRole("button", { name: "Hand the laptop over" }).press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Ana" })).toBeInViewport();
  await expect(page.getByRole("button", { name: "Cast my votes" })).toBeInViewport();
  for (const key of ["1", "a", "k"]) await page.keyboard.press(key);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Are these your votes?")).toBeInViewport();
  await picture(page, "pass-twenty");
  for (let n = 0; n < 14; n++) await page.keyboard.press("ArrowDown");
  const covered = await page.evaluate(() => {
    const row = document.activeElement?.getBoundingClientRect();
    const foot = document.querySelector("dialog .foot")?.getBoundingClientRect();
    return !row || !foot || row.bottom > foot.top;
  });
  expect(covered).toBe(false);
});

test("a key that is held down opens the vote and does not close it; in a tie it does what is on screen", async ({
  world,
}) => {
  const { page } = world;
  const id = await room(world, ["Ana", "Ben"], IDEAS.slice(0, 3));
  await page.keyboard.down("Control");
  for (let n = 0; n < 4; n++) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await page.keyboard.up("Control");
  await expect(page.getByRole("button", { name: "Close the vote" })).toBeVisible();
  await page.keyboard.press("1");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("1");
  await page.getByLabel("Cut line at").fill("1");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("A tie across the cut line.")).toBeVisible();
  await page.getByRole("button", { name: "The room chooses" }).click();
  await page.getByRole("checkbox").first().check();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("A tie was settled by the room’s choice.")).toBeVisible();
  expect((await ballots(world, id)).ballots).toHaveLength(1);
});

test("a vote that is opened again at once shows no code of the one before, and a latecomer has a row", async ({
  world,
}) => {
  const { page } = world;
  const id = await room(world, ["Ana", "Ben"], IDEAS.slice(0, 3));
  await open(world, "Phones");
  await page.getByRole("radio", { name: /127\.0\.0\.1/ }).check();
  await page.getByRole("button", { name: "Let phones in at this address" }).click();
  await expect(page.getByText("Scan, or open")).toBeVisible();
  await page.getByRole("button", { name: "Cancel this vote" }).click();
  await open(world, "Phones");
  await expect(page.getByRole("button", { name: "Let phones in at this address" })).toBeVisible();
  await expect(page.getByText("Scan, or open")).toBeHidden();
  await world.apply(id, { topic: "people", edit: "add", name: "Late", role: "" });
  await expect(page.getByRole("button", { name: "Ballot of Late" })).toBeVisible();
});

test("what is no number leaves a count of hands as it was, and a key that is held down gives one vote", async ({
  world,
}) => {
  const { page } = world;
  const id = await room(world, ["Ana", "Ben"], IDEAS.slice(0, 2));
  await open(world, "Raised hands");
  await expect(page.getByLabel(/^Votes for Test against/)).toBeFocused();
  await page.keyboard.press("4");
  await expect.poll(() => counts(world, id)).toEqual([4, 0]);
  await page.keyboard.press("e");
  await expect(page.getByLabel(/^Votes for Test against/)).toHaveValue("4");
  await expect.poll(() => counts(world, id)).toEqual([4, 0]);
  await page.getByRole("button", { name: "Cancel this vote" }).click();
  await open(world, "Person by person");
  await expect(page.getByRole("row", { name: /^Ana/ })).toBeFocused();
  for (let n = 0; n < 5; n++) await page.keyboard.down("1");
  await page.keyboard.up("1");
  await expect(page.getByText("1 of 2 ballots in · 1 of 6 votes entered")).toBeVisible();
});

test("cancelling a vote asks first once ballots are in", async ({ world }) => {
  const id = await room(world, ["Ana", "Ben"], IDEAS.slice(0, 3));
  await open(world, "Person by person");
  await expect(world.page.getByRole("row", { name: /^Ana/ })).toBeFocused();
  await world.page.keyboard.press("1");
  await expect(world.page.getByText("1 of 2 ballots in · 1 of 6 votes entered")).toBeVisible();
  await world.page.getByRole("button", { name: "Cancel this vote" }).click();
  await expect(world.page.getByText("1 ballot will be thrown away for good")).toBeVisible();
  await world.page.getByRole("button", { name: "Keep voting" }).click();
  expect((await ballots(world, id)).open_box?.ballots).toBe(1);
  await world.page.getByRole("button", { name: "Cancel this vote" }).click();
  await world.page.getByRole("button", { name: "Throw the ballots away" }).click();
  await expect(world.page.getByRole("button", { name: "Open the vote" })).toBeVisible();
  expect((await ballots(world, id)).ballots).toEqual([]);
});

test("neither the window nor the workspace is closed over ballots unasked, wherever the facilitator is", async ({
  world,
}) => {
  const { page } = world;
  const id = await room(world, ["Ana", "Ben"], IDEAS.slice(0, 3));
  await open(world, "Person by person");
  await expect(page.getByRole("row", { name: /^Ana/ })).toBeFocused();
  await page.keyboard.press("1");
  await expect(page.getByText("1 of 2 ballots in · 1 of 6 votes entered")).toBeVisible();
  await world.open();
  await page.evaluate(() => dispatchEvent(new Event("pagehide")));
  await expect(page.getByRole("dialog", { name: "Close Afterword during the vote?" })).toContainText(
    "1 ballot is in. Ballots are never saved",
  );
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("button", { name: /^Workspace/ }).click();
  await page.getByRole("menuitem", { name: "New workspace…" }).click();
  await expect(
    page.getByText("1 ballot of an open vote is in. Close or cancel the vote first."),
  ).toBeVisible();
  expect((await ballots(world, id)).open_box?.ballots).toBe(1);
});

test("the voting page is under 60 KiB in all, and a screen reader can vote with it", async ({
  world,
  browser,
}) => {
  await room(world, ["Ana"], IDEAS.slice(0, 3));
  await open(world, "Phones");
  await world.page.getByLabel("127.0.0.1").check();
  await world.page.getByRole("button", { name: "Let phones in at this address" }).click();
  await world.page.getByText("Scan, or open").waitFor();
  const { room: phones } = await world.call<{ room: { link: string } }>("phones");
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  const finished: Request[] = [];
  page.on("requestfinished", (request) => finished.push(request));
  await page.goto(phones.link);
  await page.getByRole("button", { name: "Ana" }).waitFor();
  await world.isAccessibleOn(page, "seats");
  await page.getByRole("button", { name: "Ana" }).click();
  await page.getByRole("button", { name: "Cast my votes" }).waitFor();
  await world.isAccessibleOn(page, "ballot");
  const sizes = await Promise.all(finished.map((request) => request.sizes()));
  const bytes = sizes.reduce((sum, size) => sum + size.responseBodySize, 0);
  expect(bytes).toBeLessThan(60 * 1024);
  expect(bytes).toBeGreaterThan(5 * 1024);
});

test("after a restart the ballots are gone, it is said, and everybody can vote again", async ({ world }) => {
  const id = await room(world, ["Ana", "Ben"], IDEAS.slice(0, 3));
  await open(world, "Person by person");
  await expect(world.page.getByRole("row", { name: /^Ana/ })).toBeFocused();
  for (const key of ["1", "1", "2", "3", "3", "2"]) await world.page.keyboard.press(key);
  await expect(world.page.getByText("2 of 2 ballots in")).toBeVisible();
  await world.page.getByRole("button", { name: "Close the vote" }).click();
  await expect(world.page.getByRole("region", { name: "Result" })).toBeVisible();
  await world.page.keyboard.press("Control+z");
  await expect(world.page.getByText("The ballots of this vote are gone")).toBeVisible();
  await world.page.getByRole("button", { name: "Start this vote again" }).click();
  await expect(world.page.getByText("0 of 2 ballots in")).toBeVisible();
  expect((await ballots(world, id)).open_box?.seats.map((seat) => seat.voted)).toEqual([false, false]);
});

test("a vote that was open when the application ended is told at the next start, with the ways on", async ({
  world,
}) => {
  const { page } = world;
  const id = await room(world, ["Ana", "Ben"], IDEAS.slice(0, 3));
  await open(world, "Person by person");
  await expect(page.getByRole("row", { name: /^Ana/ })).toBeFocused();
  await page.keyboard.press("1");
  await expect(page.getByText("1 of 2 ballots in")).toBeVisible();
  await page.goto("about:blank");
  const restart = async () => {
    await world.service.end();
    await world.service.start();
    await world.open();
  };
  await restart();
  const notice = page.getByRole("region", { name: "Afterword ended while the vote in PM-1 was open" });
  await expect(notice).toContainText("none were kept. Everybody has to vote again.");
  await world.isAccessible("the library with a vote that was interrupted");
  await picture(page, "interrupted-library");

  await notice.getByRole("button", { name: "Look at this vote" }).click();
  await expect(page.getByText("Afterword ended while this vote was open.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Cancel this vote" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Close the vote" })).toBeHidden();
  await picture(page, "interrupted-vote");
  await page.getByRole("button", { name: "Start this vote again" }).click();
  await expect(page.getByText("0 of 2 ballots in")).toBeVisible();
  await world.open();
  await expect(page.getByRole("heading", { name: "Post-mortems" })).toBeVisible();
  await expect(notice).toBeHidden();

  await page.goto("about:blank");
  await restart();
  await notice.getByRole("button", { name: "Cancel this vote" }).click();
  await expect(notice).toBeHidden();
  expect((await ballots(world, id)).ballots).toEqual([]);
});

test("a post-mortem is not deleted while ballots are in", async ({ world }) => {
  const { page } = world;
  const id = await room(world, ["Ana", "Ben"], IDEAS.slice(0, 3));
  await open(world, "Person by person");
  await expect(page.getByRole("row", { name: /^Ana/ })).toBeFocused();
  await page.keyboard.press("1");
  await expect(page.getByText("1 of 2 ballots in")).toBeVisible();
  await world.open();
  await page.getByRole("button", { name: "More for PM-1" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(
    page.getByText("1 ballot of an open vote is in. Close or cancel the vote first."),
  ).toBeVisible();
  expect((await ballots(world, id)).open_box?.ballots).toBe(1);
});

test("however a guest is called, it is seen that they are a guest", async ({ world }) => {
  const { page } = world;
  await room(world, ["Ana"], IDEAS.slice(0, 3));
  await open(world, "Pass the laptop");
  const names = [
    "אנה",
    "W".repeat(80),
    "Kim\u202e",
    "Lee\u3164\u2800\u3164Lee",
    "﷽﷽﷽﷽﷽﷽﷽﷽﷽﷽",
    `A${"\u0336\u0353".repeat(30)}`,
  ];
  for (const name of names) {
    await page.getByRole("textbox", { name: "Add a voter" }).fill(name);
    await page.keyboard.press("Enter");
  }
  const rows = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: /^Ballot of/ }) });
  await expect(rows).toHaveCount(1 + names.length);
  const labels = rows.getByText("guest", { exact: true });
  await expect(labels).toHaveCount(names.length);
  for (let n = 0; n < names.length; n++) {
    const row = rows.nth(n + 1);
    const [name, label] = [await row.locator(".who").boundingBox(), await labels.nth(n).boundingBox()];
    if (!name || !label) throw new Error("the row is not on screen");
    expect(label.width, "the whole word").toBeGreaterThan(20);
    expect(label.x, "after the name").toBeGreaterThanOrEqual(name.x + name.width - 1);
    await expect(labels.nth(n)).toHaveCSS("direction", "ltr");
  }
  await picture(page, "guests");
});

test("guesses from many places are told to the facilitator, and the room sees the new code", async ({
  world,
}) => {
  const { page } = world;
  await room(world, ["Ana", "Ben"], IDEAS.slice(0, 3));
  await open(world, "Phones");
  await page.getByLabel("127.0.0.1").check();
  await page.getByRole("button", { name: "Let phones in at this address" }).click();
  await page.getByText("Scan, or open").waitFor();
  // What the server tells once codes were guessed; that it does is a test of its own.
  await page.route("**/api/phones", async (route) => {
    const answer = await (await route.fetch({ maxRetries: 3 })).json();
    answer.guesses = 1234;
    answer.room.is_new = true;
    answer.room.code = "K7MPQ 2XRT9";
    await route.fulfill({ json: answer });
  });
  await page.reload();
  await expect(page.getByRole("alert")).toContainText("1234 wrong codes came in: somebody may be guessing.");
  await expect(page.getByRole("alert")).toContainText("There is a new, longer code");
  await expect(page.getByText("K7MPQ 2XRT9")).toBeVisible();
  await picture(page, "phones-guessed");
});

for (const scheme of ["light", "dark"] as const) {
  test(`the screens of the vote are accessible in ${scheme}`, async ({ world }) => {
    await world.page.emulateMedia({ colorScheme: scheme });
    await room(world, ["Ana", "Ben"], IDEAS.slice(0, 3));
    await world.isAccessible("set-up");
    await open(world, "Person by person");
    await world.page.getByRole("row", { name: /^Ana/ }).waitFor();
    await world.isAccessible("person by person");
    await world.page.getByRole("button", { name: "Cancel this vote" }).click();
    await open(world, "Pass the laptop");
    await world.page.getByRole("button", { name: "Hand the laptop over" }).click();
    await world.page.getByRole("button", { name: "Ana", exact: true }).click();
    await world.page.getByRole("button", { name: "Begin" }).click();
    await world.isAccessible("a secret ballot");
  });
}

test("closing a vote with ballots missing asks; closing one that is complete does not", async ({ world }) => {
  const { page } = world;
  const id = await room(world, ["Ana", "Ben", "Chen"], IDEAS.slice(0, 3));
  await open(world, "Person by person");
  await expect(page.getByRole("row", { name: /^Ana/ })).toBeFocused();
  for (const key of ["1", "1", "2"]) await page.keyboard.press(key);
  await expect(page.getByText("1 of 3 ballots in")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  const dialog = page.getByRole("dialog", { name: "Close the vote now?" });
  await expect(dialog).toContainText("1 of 3 ballots are in.");
  await world.isAccessible("closing a vote is asked about");
  await page.keyboard.press("Control+Enter");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  expect((await ballots(world, id)).ballots[0]?.state).toBe("open");
  await page.getByRole("button", { name: "Close the vote" }).click();
  await dialog.getByRole("button", { name: "Close the vote anyway" }).click();
  await expect(page.getByRole("region", { name: "Result" })).toBeVisible();

  await page.getByRole("button", { name: "Vote again", exact: true }).click();
  await open(world, "Raised hands");
  await page.getByRole("button", { name: "Close the vote" }).click();
  await expect(dialog).toContainText("No votes have been entered yet");
});
