// The room view: what everybody may see, and nothing else.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, PHASES, ROOT, test, type World } from "./world";

const PICTURES = join(ROOT, "out/room");

async function picture(world: World, name: string) {
  mkdirSync(PICTURES, { recursive: true });
  await world.page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

/** The sample with its meeting under way, and the room view of it. */
async function inTheRoom(world: World, phase = "welcome"): Promise<string> {
  const id = await world.sample();
  await enter(world, id, phase);
  await world.page.goto(`${world.url}/room.html`);
  await world.page.locator(`main[data-phase=${phase}]`).waitFor();
  return id;
}

const enter = (world: World, id: string, phase: string | null) => world.call("enter_phase", { id, phase });

/** Once fonts and sizes have settled, nothing scrolls and nothing of what is shown lies outside of its box. */
async function allFits(world: World, about: string) {
  const outside = () =>
    world.page.evaluate(() => {
      const overflows = (element: Element) =>
        element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
      const all = [document.documentElement, ...document.querySelectorAll("[data-box]")];
      return all.filter(overflows).map((element) => element.outerHTML.slice(0, 120));
    });
  await expect.poll(outside, about).toEqual([]);
}

/** Votes in the order of the candidates. */
async function vote(world: World, id: string, votes: number[]) {
  const candidates = await world.snapshot<{ id: string }[]>(id, "candidates");
  for (const [place, candidate] of candidates.entries()) {
    const edit = { topic: "ballots", edit: "votes", candidate: candidate.id, votes: votes[place] ?? 0 };
    await world.apply(id, edit);
  }
}

test("without a meeting nothing of the workspace is shown", async ({ world }) => {
  await world.sample();
  await world.page.goto(`${world.url}/room.html`);
  await expect(world.page.getByText("Nothing is shown here yet.")).toBeVisible();
  await expect(world.page.locator("body")).not.toContainText("Payment degradation");
});

test("the room is welcomed with the premise and the rules, and told what comes next", async ({ world }) => {
  await inTheRoom(world);
  await expect(world.page.getByRole("heading", { level: 1 })).toHaveText("Why we are here");
  await expect(world.page.getByText("Everybody did what made sense")).toBeVisible();
  await expect(world.page.getByRole("listitem")).toHaveCount(5);
  await expect(world.page.locator("footer")).toContainText("Payment degradation");
  await expect(world.page.locator("footer")).toContainText("Next: did last time’s actions help?");
});

test("a scene that can’t be drawn says so without its words, and the next one is shown", async ({
  world,
}) => {
  const { page } = world;
  let isBroken = true;
  await page.route("**/api/room", async (route) => {
    const view = (await (await route.fetch({ maxRetries: 3 })).json()) as { scene: object };
    // A picture that no service sends.
    if (isBroken) view.scene = { phase: "last_time", source: null, cards: [null, { text: "Secret words" }] };
    await route.fulfill({ json: view });
  });
  const told = page.waitForRequest("**/api/part_failed");
  const id = await world.sample();
  await enter(world, id, "welcome");
  await page.goto(`${world.url}/room.html`);
  await expect(page.getByRole("alert")).toContainText("This view ran into an error.");
  expect((await told).postData()).not.toContain("Secret words");
  isBroken = false;
  await enter(world, id, "welcome");
  await enter(world, id, "timeline");
  await expect(page.locator("main[data-phase=timeline]")).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("the view follows the meeting without being touched, and a pause changes nothing on it", async ({
  world,
}) => {
  const id = await inTheRoom(world);
  for (const phase of PHASES) {
    await enter(world, id, phase);
    await expect(world.page.locator(`main[data-phase=${phase}]`)).toBeVisible();
    await expect(world.page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await allFits(world, phase);
  }
  await enter(world, id, null);
  await world.apply(id, { topic: "remarks", edit: "add", list: "learned", text: "Pauses help" });
  await expect(world.page.getByText("Pauses help")).toBeVisible();
  await world.call("open_phase", { id, phase: "whys" });
  await expect(world.page.locator("main[data-phase=whys]")).toBeVisible();
});

test("last time’s actions show how far they are, and never whose they were or what date was missed", async ({
  world,
}) => {
  const id = await inTheRoom(world, "last_time");
  const { cards } = await world.snapshot<{ cards: { review: Record<string, string> }[] }>(id, "last_time");
  const [first] = cards;
  if (!first) throw new Error("the sample has earlier actions");
  const answer = { name: "progress", value: "not_started" };
  await world.apply(id, { topic: "reviews", edit: "answer", action: first.review.action, answer });
  const card = world.page.getByRole("listitem").filter({ hasText: String(first.review.text) });
  await expect(card).toContainText("not started", { ignoreCase: true });
  const view = JSON.stringify(await world.call("room"));
  for (const { review } of cards) {
    await expect(world.page.locator("body")).not.toContainText(String(review.owner));
    expect([view.includes(String(review.owner)), view.includes(String(review.due))]).toEqual([false, false]);
  }
  await picture(world, "last-time");
});

test("a finished meeting leaves thanks on the screen and nothing of the post-mortem", async ({ world }) => {
  const id = await world.post("Search is slow");
  await enter(world, id, "close");
  await world.page.goto(`${world.url}/room.html`);
  await world.page.locator("main[data-phase=close]").waitFor();
  const reason = "For a test";
  await world.apply(id, { topic: "close", edit: "override", rule: "at_least_three", reason });
  await world.apply(id, { topic: "close", edit: "finish" });
  await expect(world.page.getByRole("heading", { level: 1 })).toHaveText("Thank you.");
  await expect(world.page.locator("body")).not.toContainText("Search is slow");
  await picture(world, "finished");
});

test("a view that was covered reads anew once it is seen, whatever it missed", async ({ world }) => {
  const id = await world.sample();
  await enter(world, id, "welcome");
  // Nothing of what changes reaches the page, as while it is suspended.
  await world.page.route("**/api/changed", (route) => route.abort());
  await world.page.goto(`${world.url}/room.html`);
  await world.page.locator("main[data-phase=welcome]").waitFor();
  await enter(world, id, "whys");
  await world.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(world.page.locator("main[data-phase=whys]")).toBeVisible();
});

test("what changes before changes reach a window is shown once they do", async ({ world }) => {
  const id = await world.sample();
  await enter(world, id, "welcome");
  const room = world.page;
  const facilitator = await room.context().newPage();
  let connect: () => void = () => undefined;
  const connected = new Promise<void>((resolve) => {
    connect = resolve;
  });
  for (const page of [room, facilitator]) {
    await page.route("**/api/changed", async (route) => {
      await connected;
      await route.continue();
    });
  }
  await room.goto(`${world.url}/room.html`);
  await facilitator.goto(`${world.url}/#/${id}/prepare`);
  await room.locator("main[data-phase=welcome]").waitFor();
  await facilitator.getByLabel("Title").waitFor();
  await enter(world, id, "whys");
  await world.apply(id, { topic: "facts", edit: "title", text: "Another title" });
  connect();
  await expect(room.locator("main[data-phase=whys]")).toBeVisible();
  await expect(facilitator.getByLabel("Title")).toHaveValue("Another title");
});

test("the room stays where the meeting is, wherever the facilitator goes meanwhile", async ({ world }) => {
  const id = await world.post("Search is slow");
  const other = await world.post("Another outage");
  const room = await world.page.context().newPage();
  await room.goto(`${world.url}/room.html`);
  await world.open(`${id}/meet/whys`);
  await expect(room.getByText("The meeting appears here once its clock starts.")).toBeVisible();
  await picture({ ...world, page: room } as World, "before");
  await world.page.getByRole("button", { name: "Start the meeting" }).click();
  await expect(room.locator("main[data-phase=whys]")).toBeVisible();

  const stays = async (about: string) => {
    const { meeting } = await world.call<{ meeting: { running: boolean; current: string } }>("snapshot", {
      id,
      areas: ["meeting"],
    });
    expect([meeting.running, meeting.current], about).toEqual([true, "whys"]);
    const { scene } = await world.call<{ scene: { phase: string } }>("room");
    expect(scene.phase, about).toBe("whys");
  };
  await world.page.getByRole("link", { name: "Prepare" }).click();
  await world.page.getByRole("heading", { name: "Prepare" }).waitFor();
  await stays("Prepare");
  await world.page.getByRole("link", { name: "Record" }).click();
  await world.page.getByRole("button", { name: "Copy as Markdown" }).waitFor();
  await stays("Record");
  await world.page.getByRole("button", { name: "Library" }).click();
  await world.page.getByText("Another outage").waitFor();
  await stays("Library");
  await world.open(`${other}/meet/timeline`);
  await world.page.locator("main[data-phase=timeline]").waitFor();
  await stays("another post-mortem");
  await world.page.reload();
  await world.page.locator("main[data-phase=timeline]").waitFor();
  await stays("after a reload");

  await world.open(`${id}/meet/collect`);
  await expect(room.locator("main[data-phase=collect]")).toBeVisible();
  await world.page.getByRole("button", { name: "Pause the clock" }).click();
  await expect(world.page.getByRole("button", { name: "Resume" })).toBeVisible();
  await expect(room.locator("main[data-phase=collect]")).toBeVisible();
});

test("a meeting that the end of the application interrupted is shown once its clock is started again", async ({
  world,
}) => {
  const id = await inTheRoom(world, "whys");
  await world.service.end();
  await world.service.start();
  await world.page.reload();
  await expect(world.page.getByText("Nothing is shown here yet.")).toBeVisible();
  await enter(world, id, "whys");
  await expect(world.page.locator("main[data-phase=whys]")).toBeVisible();
});

test("the timeline is shown in order with its stars", async ({ world }) => {
  await inTheRoom(world, "timeline");
  const events = world.page.getByRole("listitem");
  await expect(events).toHaveCount(15);
  await expect(events.nth(1)).toContainText("Starred:");
  await expect(events.nth(1)).toContainText("First checkouts fail with a payment error.");
  await expect(events.nth(0)).not.toContainText("Starred");
});

test("a remark is in its list as soon as it is typed", async ({ world }) => {
  const id = await inTheRoom(world, "went_well");
  await world.apply(id, { topic: "remarks", edit: "add", list: "lucky", text: "It was a quiet evening" });
  const lucky = world.page.getByRole("region", { name: "Where we got lucky" });
  await expect(lucky.getByText("It was a quiet evening")).toBeVisible();
});

test("the chains stand side by side with their ends marked", async ({ world }) => {
  await inTheRoom(world, "whys");
  await expect(world.page.getByRole("region")).toHaveCount(3);
  const chain = world.page.getByRole("region", { name: "Payments failed" });
  await expect(chain.getByRole("listitem").last()).toContainText("end of chain");
});

test("the root cause is read with its factors", async ({ world }) => {
  const id = await inTheRoom(world, "root_cause");
  await world.apply(id, { topic: "facts", edit: "root_cause", text: "Nobody tested against the provider." });
  await world.apply(id, { topic: "factors", edit: "add", text: "The sandbox is slow.", cause: null });
  await expect(world.page.getByText("Nobody tested against the provider.")).toBeVisible();
  await expect(world.page.getByRole("region", { name: "Contributing factors" })).toContainText(
    "The sandbox is slow.",
  );
});

test("candidates are listed with their category as a word", async ({ world }) => {
  await inTheRoom(world, "collect");
  await expect(world.page.getByRole("listitem")).toHaveCount(3);
  await expect(world.page.getByRole("listitem").first()).toContainText("Prevention");
});

test("an open ballot shows no count; the result has the cut line", async ({ world }) => {
  const id = await inTheRoom(world, "vote");
  await world.apply(id, { topic: "ballots", edit: "open" });
  await expect(world.page.getByText("Voting by raised hands")).toBeVisible();
  await world.apply(id, {
    topic: "ballots",
    edit: "rules",
    rules: { voters: 9, votes_each: 3, most_on_one: 2, cut: 2 },
  });
  await vote(world, id, [17, 6, 4]);
  await expect(world.page.locator("body")).not.toContainText("17");
  await world.apply(id, { topic: "ballots", edit: "close" });
  const lines = world.page.getByRole("listitem");
  await expect(lines.nth(0)).toContainText("17");
  await expect(world.page.getByText("below the line: kept for the record")).toBeVisible();
  await expect(lines.nth(2)).toContainText("Alert on the share");
  await expect(world.page.locator("footer")).toContainText("Next: owner, date and ticket for each");
});

test("the table of actions fills up", async ({ world }) => {
  const id = await inTheRoom(world, "commit");
  const action = await world.apply(id, { topic: "actions", edit: "add", text: "Pin the SDK" });
  const row = world.page.getByRole("row", { name: /Pin the SDK/ });
  await expect(row).toContainText("owner?");
  await world.apply(id, { topic: "actions", edit: "owner", id: action, text: "Ana Kovač" });
  await world.apply(id, { topic: "actions", edit: "due", id: action, due: "2024-11-29" });
  await world.apply(id, { topic: "actions", edit: "ticket", id: action, text: "PLAT-9" });
  await expect(row).toContainText("29 Nov 2024");
  await expect(row).toContainText("✓");
  await expect(world.page.getByText("1 of 1 complete")).toBeVisible();
});

test("the close reads back what was decided and learned", async ({ world }) => {
  const id = await inTheRoom(world, "close");
  await world.apply(id, { topic: "actions", edit: "add", text: "Pin the SDK" });
  await world.apply(id, { topic: "remarks", edit: "add", list: "learned", text: "Mocks grow old" });
  await expect(world.page.getByRole("region", { name: "What we will do" })).toContainText("Pin the SDK");
  await expect(world.page.getByRole("region", { name: "What we learned" })).toContainText("Mocks grow old");
});

test("what does not fit is made smaller, and at last told as a number", async ({ world }) => {
  const id = await inTheRoom(world, "collect");
  const add = (n: number) =>
    world.apply(id, {
      topic: "candidates",
      edit: "add",
      text: `Candidate ${n}, which says in a few more words what it would change`,
      category: null,
      origin: { from: "room" },
    });
  for (let n = 4; n <= 12; n++) await add(n);
  await expect(world.page.getByText("12 candidates")).toBeVisible();
  await expect(world.page.getByText("Candidate 12,")).toBeVisible();
  await allFits(world, "twelve candidates");
  for (let n = 13; n <= 60; n++) await add(n);
  await expect(world.page.getByText("60 candidates")).toBeVisible();
  await expect(world.page.getByText(/^and \d+ more$/)).toBeVisible();
  await allFits(world, "sixty candidates");
});

test("of twenty candidates the chosen stay large, and while the room votes all of them are shown in turn", async ({
  world,
}) => {
  const id = await world.post("Payment degradation");
  for (let n = 1; n <= 20; n++) {
    const text = `Candidate ${n}: put the payment provider behind a flag that one person can switch`;
    const origin = { from: "room" };
    await world.apply(id, { topic: "candidates", edit: "add", text, category: "mitigation", origin });
  }
  await world.page.clock.install();
  await enter(world, id, "vote");
  await world.page.goto(`${world.url}/room.html`);
  await world.page.locator("main[data-phase=vote]").waitFor();
  await world.apply(id, { topic: "people", edit: "add", name: "Ana", role: "" });
  await world.apply(id, { topic: "ballots", edit: "open", way: "people" });
  const { open_box: box } = await world.snapshot<{ open_box: { seats: { id: string }[] } }>(id, "ballots");
  const first = (await world.snapshot<{ id: string }[]>(id, "candidates"))[0]?.id;
  const shown = new Set<string>();
  await expect(world.page.getByText(/^1–\d+ of 20$/)).toBeVisible();
  await picture(world, "vote-twenty");
  for (let turn = 0; turn < 6; turn++) {
    for (const text of await world.page.locator("[data-row]:visible .said").allTextContents())
      shown.add(text);
    await world.page.clock.runFor(4_000);
    // A ballot that comes in takes no turn away.
    const votes = turn % 2 === 0 ? [{ candidate: first, votes: 1 }] : [];
    const act = { vote: "enter", seat: box.seats[0]?.id, votes, by_hand: true };
    await world.call("vote", { id, act });
    await world.page.clock.runFor(3_000);
  }
  expect(shown.size).toBe(20);
  await world.apply(id, { topic: "ballots", edit: "discard" });
  await world.apply(id, { topic: "ballots", edit: "open" });
  const { ballots } = await world.snapshot<{ ballots: { tallies: { candidate: string }[] }[] }>(
    id,
    "ballots",
  );
  for (const [n, { candidate }] of (ballots[0]?.tallies ?? []).slice(0, 9).entries()) {
    const rules = { voters: 20, votes_each: 5, most_on_one: 5, cut: 5 };
    if (n === 0) await world.apply(id, { topic: "ballots", edit: "rules", rules });
    await world.apply(id, { topic: "ballots", edit: "votes", candidate, votes: 9 - n });
  }
  await world.apply(id, { topic: "ballots", edit: "close" });
  await expect(world.page.getByText("below the line: kept for the record")).toBeVisible();
  await picture(world, "result-twenty");
  const size = await world.page
    .locator(".said")
    .first()
    .evaluate((line) => Number.parseFloat(getComputedStyle(line).fontSize));
  expect(size).toBeGreaterThanOrEqual(22);
});

test("nothing private is on the page in any phase, not even in its HTML", async ({ world }) => {
  await world.post("The outage nobody may hear of");
  const id = await inTheRoom(world);
  for (const phase of PHASES) {
    await world.apply(id, { topic: "meeting", edit: "notes", phase, text: `watch Lena in ${phase}` });
  }
  await world.apply(id, { topic: "ideas", edit: "park", text: "Ask legal first" });
  await world.apply(id, {
    topic: "remarks",
    edit: "add",
    list: "went_badly",
    text: "It was human error.",
  });
  await world.apply(id, { topic: "ballots", edit: "open" });
  const secrets = [
    "The outage nobody may hear of",
    "watch Lena",
    "Ask legal first",
    "Feature flag for the payment provider",
    "Runbook step: roll back first",
    // The script.
    "let’s see what became of the last ones",
    "We’ll walk through it in order",
    "Start with what helped",
    "A person is never the end of a chain",
    "Decide for yourself first",
    "Is this what we agreed?",
    // The coach.
    "Human error as the explanation",
    "Keep as said",
    "Points at a person",
    // Who may not lead.
    "has authority",
  ];
  for (const phase of PHASES) {
    await enter(world, id, phase);
    await world.page.locator(`main[data-phase=${phase}]`).waitFor();
    const html = await world.page.content();
    const told = secrets.filter((secret) => html.includes(secret));
    expect(told, phase).toEqual([]);
  }
  // Nor in what the page is told.
  const view = JSON.stringify(await world.call("room"));
  expect(secrets.filter((secret) => view.includes(secret))).toEqual([]);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test(`no scene has a violation in ${colorScheme}`, async ({ world }) => {
      const id = await inTheRoom(world);
      for (const phase of PHASES) {
        await enter(world, id, phase);
        await world.page.locator(`main[data-phase=${phase}]`).waitFor();
        await world.isAccessible(phase);
      }
      await enter(world, id, "vote");
      await world.apply(id, { topic: "ballots", edit: "open" });
      await world.page.getByText("Voting by raised hands").waitFor();
      await world.isAccessible("open ballot");
      await vote(world, id, [9, 6, 4]);
      await world.apply(id, { topic: "ballots", edit: "close" });
      await world.page.getByText("Voting by raised hands").waitFor({ state: "detached" });
      await world.isAccessible("result");
      await world.apply(id, { topic: "actions", edit: "add", text: "Pin the SDK" });
      await enter(world, id, "commit");
      await world.page.getByText("owner?").first().waitFor();
      await world.isAccessible("commit");
      await world.call("apply", { op: { on: "library", act: { act: "delete", id } } });
      await world.page.getByText("Nothing is shown here yet.").waitFor();
      await world.isAccessible("nothing led");
    });
  });
}
