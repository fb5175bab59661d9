// Leading the meeting.
import { expect, test, type World } from "./world";

test("nothing that is typed is stolen by a key", async ({ world }) => {
  const id = await world.post();
  await world.open(`${id}/prepare`);
  const summary = world.page.getByLabel("Summary");
  await summary.fill("");
  await summary.focus();
  await world.page.keyboard.type("n p r s k l 1 2 ? / e b c d");
  await world.saved();
  await expect(summary).toHaveValue("n p r s k l 1 2 ? / e b c d");
});

const impact = async (world: World, id: string) =>
  (await world.snapshot<{ facts: { impact: string } }>(id, "facts")).facts.impact;

test("what is typed is on disk within a second, and the room’s no sooner than it is entered", async ({
  world,
}) => {
  const id = await world.post();
  await world.page.clock.install();
  await world.open(`${id}/prepare`);
  await world.page.getByLabel("Impact", { exact: true }).focus();
  await world.page.keyboard.type("Search answers after eight seconds");
  // A second of the page's own time; how long this machine takes for it is no matter.
  await world.page.clock.runFor(1_000);
  await expect
    .poll(() => world.call("drafts", { id }))
    .toEqual({ "facts.impact": "Search answers after eight seconds" });
  expect(await impact(world, id)).toBe("");
});

test("words that were not entered are offered again, and entered once their field is left", async ({
  world,
}) => {
  const id = await world.post();
  await world.call("keep_draft", { id, field: "facts.impact", words: "Search answers late" });
  await world.open(`${id}/prepare`);
  const field = world.page.getByLabel("Impact", { exact: true });
  await expect(field).toHaveValue("Search answers late");
  await field.focus();
  await world.page.keyboard.press("Tab");
  await expect.poll(() => impact(world, id)).toBe("Search answers late");
  await expect.poll(() => world.call("drafts", { id })).toEqual({});
});

test("undo takes back what was typed in a field, step by step, while the field holds the keyboard", async ({
  world,
}) => {
  const id = await world.post("Old title");
  await world.open(`${id}/prepare`);
  const title = world.page.getByLabel("Title", { exact: true });
  await title.fill("New title");
  await world.saved();
  await title.focus();
  await world.page.keyboard.press("Control+z");
  await expect(title).toHaveValue("Old title");
  await world.page.keyboard.press("Control+Shift+Z");
  await expect(title).toHaveValue("New title");
});

test("undo and redo in the header are on where their keys do something, also from an empty line", async ({
  world,
}) => {
  const { page } = world;
  const id = await world.post();
  await world.open(`${id}/meet/collect`);
  const header = page.getByRole("banner");
  const undo = header.getByRole("button", { name: "Undo" });
  const redo = header.getByRole("button", { name: "Redo" });
  const candidates = async () => (await world.snapshot<object[]>(id, "candidates")).length;
  await expect(undo).toBeDisabled();
  await expect(redo).toBeDisabled();
  const line = page.getByLabel("New entry");
  await line.fill("Pin the SDK");
  await line.press("Enter");
  await expect.poll(candidates).toBe(1);
  await expect(undo).toBeEnabled();
  await line.press("Control+z");
  await expect.poll(candidates).toBe(0);
  await expect(undo).toBeDisabled();
  await redo.click();
  await expect.poll(candidates).toBe(1);
  await expect(redo).toBeDisabled();
  await undo.click();
  await expect.poll(candidates).toBe(0);
});

test("a disk that is full keeps the words on screen, says so, and saves them by itself later", async ({
  world,
}) => {
  const id = await world.post();
  await world.open(`${id}/prepare`);
  await world.page.route("**/api/apply", (route) =>
    route.fulfill({ status: 422, json: { code: "disk_full" } }),
  );
  const impact = world.page.getByLabel("Impact", { exact: true });
  await impact.fill("Everything is slow");
  await impact.blur();
  await expect(world.page.getByText("The disk is full. Your words stay on screen")).toBeVisible();
  await expect(world.page.locator(".saved")).toHaveText("Not saved");
  await world.page.unroute("**/api/apply");
  await world.page.getByRole("button", { name: "Try again" }).click();
  await world.saved();
  await expect(impact).toHaveValue("Everything is slow");
  expect((await world.snapshot<{ facts: { impact: string } }>(id, "facts")).facts.impact).toBe(
    "Everything is slow",
  );
});

test("a text that is too long is refused with its length, and stays where it was typed", async ({
  world,
}) => {
  const id = await world.post();
  await world.open(`${id}/prepare`);
  const impact = world.page.getByLabel("Impact", { exact: true });
  await impact.fill("x".repeat(5_001));
  await impact.blur();
  await expect(world.page.getByText("That text has 5001 characters; this field holds 5000.")).toBeVisible();
  await expect(impact).toHaveValue("x".repeat(5_001));
});

test("the clock counts only while the meeting runs, and two minutes more are two minutes more", async ({
  world,
}) => {
  const id = await world.sample();
  await world.page.clock.install();
  await world.open(`${id}/meet/whys`);
  await world.page.getByRole("button", { name: "Start the meeting" }).click();
  const timer = world.page.getByRole("timer");
  await expect(timer).toContainText("of 15:00");
  const seconds = async () => {
    const [minutes, rest] = ((await timer.locator("b").textContent()) ?? "").split(":");
    return Number(minutes) * 60 + Number(rest);
  };
  await world.page.clock.runFor(65_000);
  await expect.poll(seconds).toBeGreaterThanOrEqual(65);
  await world.page.getByRole("button", { name: "+2 min" }).click();
  await expect(timer).toContainText("of 17:00");
  await world.page.getByRole("button", { name: "Pause the clock" }).click();
  await expect(world.page.getByRole("button", { name: "Resume" })).toBeVisible();
  const paused = await seconds();
  await world.page.clock.runFor(65_000);
  expect(await seconds()).toBe(paused);
});

test("any phase is a key away", async ({ world }) => {
  const id = await world.sample();
  await world.open(`${id}/meet/welcome`);
  await world.page.keyboard.press("Control+5");
  await expect(world.page.getByRole("heading", { name: "What made this possible?" })).toBeVisible();
  await world.page.keyboard.press("Control+0");
  await expect(world.page.getByRole("heading", { name: "Read back and close" })).toBeVisible();
  await world.page.keyboard.press("Control+PageUp");
  await expect(world.page.getByRole("heading", { name: "Who does what, by when" })).toBeVisible();
});

test("moving on with an unanswered action asks once and is recorded", async ({ world }) => {
  const id = await world.sample();
  await world.open(`${id}/meet/last_time`);
  await world.page.getByRole("button", { name: "Start the meeting" }).click();
  await world.page.getByRole("timer").waitFor();
  await world.page.keyboard.press("Control+PageDown");
  await expect(world.page.getByRole("dialog")).toContainText("4 actions have no answer yet");
  await world.page.getByLabel("Why (the record prints it)").fill("Both owners are away");
  await world.page.getByRole("button", { name: "Move on" }).click();
  await expect(world.page.getByRole("heading", { name: "What happened when" })).toBeVisible();
  await world.page.keyboard.press("Control+PageUp");
  await expect(
    world.page.getByText("Moved on before every action had an answer: Both owners are away"),
  ).toBeVisible();
  await world.page.keyboard.press("Control+PageDown");
  await expect(world.page.getByRole("heading", { name: "What happened when" })).toBeVisible();
});

test("a chain can be built, branched, moved and cut by keys alone", async ({ world }) => {
  const id = await world.post();
  await world.open(`${id}/meet/whys`);
  await world.page.keyboard.press("n");
  await world.page.keyboard.type("Search failed");
  await world.page.keyboard.press("Enter");
  await world.page.keyboard.type("The index was stale");
  await world.page.keyboard.press("Enter");
  // The next why is open at once.
  await world.page.keyboard.type("Nobody rebuilds it at night");
  await world.page.keyboard.press("Enter");
  await expect(world.page.getByRole("textbox", { name: "Answer" })).toBeFocused();
  await world.page.keyboard.press("Escape");
  await expect(world.page.getByRole("listitem", { name: /Answer 2: / })).toBeFocused();
  await world.page.keyboard.press("Tab");
  await world.page.keyboard.type("The rebuild takes nine hours");
  await world.page.keyboard.press("Enter");
  await world.page.keyboard.press("Escape");
  await expect(
    world.page.getByRole("listitem", { name: "Answer 2b: The rebuild takes nine hours" }),
  ).toBeFocused();
  await world.page.keyboard.press("Alt+ArrowUp");
  await expect(
    world.page.getByRole("listitem", { name: "Answer 2a: The rebuild takes nine hours" }),
  ).toBeFocused();
  await world.page.keyboard.press("e");
  await expect(
    world.page.getByText("A chain ends in a process, policy, resource or organisational condition."),
  ).toBeVisible();
  await world.page.keyboard.press("c");
  await world.page.keyboard.press("c");
  await world.page.keyboard.press("e");
  await expect(world.page.getByText("Ends at depth 2. It’s easy to stop too early")).toBeVisible();
  await world.page.keyboard.press("Delete");
  await expect(world.page.getByRole("listitem", { name: /rebuild takes/ })).toHaveCount(0);
  await world.page.keyboard.press("Control+z");
  await expect(world.page.getByRole("listitem", { name: /rebuild takes/ })).toBeVisible();
});

test("a cause is dragged below another", async ({ world }) => {
  const id = await world.sample();
  await world.open(`${id}/meet/whys`);
  const moved = world.page.getByRole("listitem", { name: /averages over ten minutes/ });
  const target = world.page.getByRole("listitem", { name: /Nothing tells responders/ });
  await moved.dragTo(target);
  await expect(
    world.page.getByRole("listitem", { name: "Answer 3: The error-rate alert averages over ten minutes." }),
  ).toBeVisible();
});

test("an answer that was never given is taken away again", async ({ world }) => {
  const id = await world.sample();
  await world.open(`${id}/meet/whys`);
  await world.page
    .getByRole("region", { name: "Chain: The alert came late" })
    .getByRole("button", { name: /Enter$/ })
    .click();
  await expect(world.page.getByRole("textbox", { name: "Answer" })).toBeFocused();
  await world.page.keyboard.press("Escape");
  await expect(world.page.getByRole("listitem", { name: "Answer 2: ", exact: true })).toHaveCount(0);
});

test("notes are read while they are pasted and added as one act", async ({ world }) => {
  const id = await world.post();
  await world.open(`${id}/prepare`);
  await world.page.getByRole("button", { name: "Paste notes" }).click();
  await world.page
    .getByLabel("Notes", { exact: true })
    .fill(
      "written by the scribe\n23:50 — hypothesis: the index is stale\n  still checking\n- [00:12] decision: rebuild it",
    );
  await expect(world.page.getByText("2 events found.")).toBeVisible();
  await expect(world.page.getByText("1 line will be left out:")).toBeVisible();
  await world.page.getByRole("button", { name: "Add 2 events" }).click();
  await expect(world.page.locator(".notices")).toContainText("2 events added.");
  const events = await world.snapshot<{ at: string; text: string; kind: string }[]>(id, "timeline");
  expect(events).toMatchObject([
    { at: "2025-03-04T23:50:00Z", text: "the index is stale\nstill checking", kind: "hypothesis" },
    { at: "2025-03-05T00:12:00Z", text: "rebuild it", kind: "decision" },
  ]);
  await world.page.locator(".notices").getByRole("button", { name: "Undo" }).click();
  await expect(world.page.getByText("The timeline is empty.")).toBeVisible();
});

test("the figures follow the five instants, and an impossible order is explained and kept", async ({
  world,
}) => {
  const id = await world.post();
  await world.open(`${id}/prepare`);
  await world.page.getByLabel("Impact started").fill("13:54");
  await world.page.getByLabel("Mitigated").fill("14:41");
  await world.page.getByLabel("Mitigated").press("Enter");
  await expect(world.page.getByText("47 min").first()).toBeVisible();
  await world.page.getByLabel("Resolved").fill("14:00");
  await world.page.getByLabel("Resolved").press("Enter");
  await expect(world.page.getByText("“Resolved” is earlier than “Mitigated”.")).toBeVisible();
  await world.page.getByLabel("Resolved").fill("5 Mar 2025 0:30");
  await world.page.getByLabel("Resolved").press("Enter");
  await expect(world.page.getByText("10 h 36 min")).toBeVisible();
  await expect(world.page.getByText("is earlier than")).toHaveCount(0);
});

test("more votes than the room has are refused and the field shows what is counted", async ({ world }) => {
  const id = await world.sample();
  await world.open(`${id}/meet/vote`);
  await world.page.getByRole("button", { name: "Open the vote" }).click();
  const first = world.page.getByLabel(/^Votes for Test against/);
  await first.fill("18");
  await expect(world.page.getByText("18 of 27 votes entered").first()).toBeVisible();
  await world.page.getByLabel(/^Votes for Write down/).fill("9");
  await expect(world.page.getByText("27 of 27 votes entered").first()).toBeVisible();
  await world.page.getByLabel(/^Votes for Alert on/).fill("1");
  await expect(world.page.getByText("The room has 27 votes and 27 are spent.")).toBeVisible();
  await expect(world.page.getByLabel(/^Votes for Alert on/)).toHaveValue("");
});

test("voting can be skipped and the room picks", async ({ world }) => {
  const id = await world.sample();
  await world.open(`${id}/meet/vote`);
  await world.page.getByRole("button", { name: "Choose without voting" }).click();
  await world.page.getByLabel(/Test against the provider/).check();
  await expect(world.page.getByText("1 chosen")).toBeVisible();
  await world.page.keyboard.press("Control+9");
  await expect(world.page.getByText("Needs owner, due date, ticket")).toBeVisible();
});

test("the gate names what is missing, and setting a rule aside needs a reason that can be taken back", async ({
  world,
}) => {
  const id = await world.sample();
  await world.apply(id, { topic: "actions", edit: "add", text: "Pin the SDK" });
  await world.open(`${id}/meet/commit`);
  await expect(world.page.getByText("1 action is not complete.")).toBeVisible();
  await world.page.getByLabel("Owner", { exact: true }).fill("Ana Kovač");
  await world.page.getByLabel("Due", { exact: true }).fill("in 2 weeks");
  await world.page.getByLabel("Ticket", { exact: true }).fill("PLAT-9");
  await world.page.getByLabel("Ticket", { exact: true }).press("Tab");
  await expect(world.page.getByText("1 of 1 complete")).toBeVisible();
  await world.page
    .getByLabel(/^Why \(the record prints it\): At least three/)
    .fill("One change is all it takes");
  await world.page.getByRole("button", { name: "Set aside" }).click();
  await expect(world.page.getByText("The gate is met.")).toBeVisible();
  await world.page.getByRole("button", { name: "Keep the rule" }).click();
  await expect(world.page.getByText("With fewer than three actions, say why in one line.")).toBeVisible();
});

test("remarks move within and between lists", async ({ world }) => {
  const id = await world.sample();
  await world.open(`${id}/meet/went_well`);
  const lists = (name: string) => world.page.getByRole("list", { name, exact: true }).getByRole("listitem");
  await lists("Went well").nth(1).press("Alt+ArrowUp");
  await expect(lists("Went well").nth(0)).toContainText("Support had a status update");
  await lists("Went badly").nth(0).dragTo(lists("Where we got lucky").nth(0));
  await expect(lists("Where we got lucky")).toHaveCount(2);
  await expect(lists("Went badly")).toHaveCount(1);
});

test("a second window shows at once what the first one did", async ({ world, context }) => {
  const id = await world.sample();
  await world.open(`${id}/meet/went_well`);
  const other = await context.newPage();
  await other.goto(`${world.url}/#/${id}/meet/went_well`);
  await world.page.getByLabel("Add: Went well").fill("Everybody kept calm");
  await world.page.getByLabel("Add: Went well").press("Enter");
  await expect(other.getByText("Everybody kept calm")).toBeVisible();
});

test("a reload shows the same screen", async ({ world }) => {
  const id = await world.sample();
  await world.open(`${id}/meet/collect`);
  await world.page.reload();
  await expect(world.page.getByRole("heading", { name: "What could we change?" })).toBeVisible();
});
