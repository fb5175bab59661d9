// The close: what is missing, each with its way there, and the override right there.
import { expect, test, type World } from "./world";

const TEXTS = ["Test nightly against the sandbox", "Write the rollback runbook", "Alert on failed payments"];

/** A meeting with actions of which the first lacks everything and the others nothing. */
async function almost(world: World, texts = TEXTS): Promise<string> {
  const id = await world.post("Payment degradation");
  await world.apply(id, { topic: "people", edit: "add", name: "Ana Kovač", role: "" });
  await world.apply(id, { topic: "people", edit: "add", name: "Ben Ortiz", role: "" });
  for (const [n, text] of texts.entries()) {
    const action = await world.apply(id, { topic: "actions", edit: "add", text });
    if (n === 0) continue;
    await world.apply(id, { topic: "actions", edit: "owner", id: action, text: "Ben Ortiz" });
    await world.apply(id, { topic: "actions", edit: "due", id: action, due: "2030-01-31" });
    await world.apply(id, { topic: "actions", edit: "ticket", id: action, text: `PAY-${n}` });
  }
  return id;
}

test("what is missing is listed with its way there, and each way ends in the very field", async ({
  world,
}) => {
  const { page } = world;
  const id = await almost(world);
  await world.open(`${id}/meet/close`);
  const missing = page.getByRole("region", { name: "Commit is not complete yet" });
  await expect(missing.getByText("1 action is not complete.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Finish the meeting" })).toBeHidden();
  await page.screenshot({ path: "../../out/test/finish-light.png" });
  await world.isAccessible("what is missing");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.screenshot({ path: "../../out/test/finish-dark.png" });
  await world.isAccessible("what is missing, dark");

  for (const [button, field] of [
    ["Name an owner", "Owner"],
    ["Set a due date", "Due"],
    ["Add a ticket", "Ticket"],
  ] as const) {
    await missing.getByRole("button", { name: `${button}: ${TEXTS[0]}` }).click();
    const row = page.getByRole("group", { name: TEXTS[0] });
    await expect(row.getByLabel(field, { exact: true })).toBeFocused();
    await page.keyboard.type({ Owner: "Ana Kovač", Due: "31 Jan 2030", Ticket: "PAY-9" }[field]);
    await page.keyboard.press("Tab");
    await world.saved();
    await world.open(`${id}/meet/close`);
  }
  await expect(missing).toBeHidden();
  await page.getByRole("button", { name: "Finish the meeting" }).click();
  await expect(page.getByText("The record is ready to send.")).toBeVisible();
});

test("a rule is set aside right there, with its reason, and the keyboard goes on to finishing", async ({
  world,
}) => {
  const { page } = world;
  const id = await almost(world, TEXTS.slice(0, 2));
  await world.open(`${id}/meet/close`);
  await expect(page.getByText("2 actions leave the room; three to five is the norm.")).toBeVisible();
  const reason = (rule: string) => page.getByLabel(`Why (the record prints it): ${rule}`);
  await reason("At least three actions leave the room").fill("Two will really be done");
  await page.keyboard.press("Enter");
  await expect(page.getByText("three to five is the norm")).toBeHidden();
  await reason("Every action has an owner, a due date and a ticket").fill("The owner is on leave");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Finish the meeting" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("The record is ready to send.")).toBeVisible();
  const { overrides } = await world.snapshot<{ overrides: { reason: string }[] }>(id, "actions");
  expect(overrides.map(({ reason }) => reason).sort()).toEqual([
    "The owner is on leave",
    "Two will really be done",
  ]);
});

test("too few and too many actions have their way there as well", async ({ world }) => {
  const { page } = world;
  const few = await almost(world, []);
  await world.open(`${few}/meet/close`);
  await page.getByRole("button", { name: "Add an action" }).click();
  await expect(page.getByRole("textbox", { name: "Add an action" })).toBeFocused();
  const many = await almost(world, ["One", "Two", "Three", "Four", "Five", "Six"]);
  await world.open(`${many}/meet/close`);
  await expect(page.getByText("6 actions leave the room; more than five rarely get done.")).toBeVisible();
  await page.getByRole("button", { name: "Choose what to take out" }).click();
  await expect(page.locator("#all-actions :focus")).toBeVisible();
});

test("an action of last time without an answer is one step away", async ({ world }) => {
  const { page } = world;
  const id = await world.sample();
  await world.open(`${id}/meet/close`);
  await page.getByRole("button", { name: "Back to last time’s actions" }).click();
  await expect(page.locator("article:focus")).toHaveAccessibleName(/^Action 1 of 4/);
});

test("the command that finishes leads to what is missing", async ({ world }) => {
  const { page } = world;
  const id = await almost(world);
  await world.open(`${id}/meet/close`);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("finish");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `Name an owner: ${TEXTS[0]}` })).toBeFocused();
});

test("looking into a phase does not tick it, and Commit is not ticked before it is complete", async ({
  world,
}) => {
  const { page } = world;
  const id = await almost(world);
  await world.open(`${id}/prepare`);
  await page.getByRole("banner").getByRole("button", { name: "Start the meeting" }).click();
  const agenda = page.getByRole("navigation", { name: "Agenda" });
  await agenda.getByRole("link", { name: "Whys" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "What made this possible?" })).toBeVisible();
  await agenda.getByRole("link", { name: "Close" }).click();
  await expect(page.getByRole("region", { name: "Commit is not complete yet" })).toBeVisible();
  await expect(agenda.getByRole("link", { name: /Whys/ })).toHaveAccessibleName(/^Whys(?!.*done)/);
  await expect(agenda.getByRole("link", { name: /Commit/ })).toHaveAccessibleName(
    /Commit ?, not complete yet/,
  );
  // Something that is said is something done.
  await page.getByLabel("Add: What we learned").fill("Sandboxes drift");
  await page.keyboard.press("Enter");
  await agenda.getByRole("link", { name: "Timeline" }).click();
  await expect(agenda.getByRole("link", { name: /Close/ })).toHaveAccessibleName(/Close ?, done/);
});

test("an owner is completed from the people by keyboard", async ({ world }) => {
  const { page } = world;
  const id = await almost(world);
  await world.open(`${id}/meet/commit`);
  const owner = page.getByRole("group", { name: TEXTS[0] }).getByRole("combobox", { name: "Owner" });
  await owner.fill("ort");
  await expect(page.getByRole("option", { name: "Ben Ortiz" })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option", { name: "Ben Ortiz" })).toHaveAttribute("aria-selected", "true");
  await world.isAccessible("an owner is completed");
  await page.keyboard.press("Enter");
  await expect(owner).toHaveValue("Ben Ortiz");
  await expect(page.getByRole("listbox")).toBeHidden();
  await world.saved();
  await page.keyboard.press("Tab");
  const { actions } = await world.snapshot<{ actions: { owner: string }[] }>(id, "actions");
  expect(actions[0]?.owner).toBe("Ben Ortiz");
  // Somebody who was not there is typed as ever.
  await owner.fill("Or");
  await page.keyboard.press("Escape");
  await expect(owner).toBeFocused();
  await page.keyboard.press("Tab");
  await world.saved();
  await expect(owner).toHaveValue("Or");
});

test("a due date shows an example that lies ahead", async ({ world }) => {
  const id = await almost(world);
  await world.open(`${id}/meet/commit`);
  const due = world.page.getByRole("group", { name: TEXTS[0] }).getByLabel("Due", { exact: true });
  const [day = ""] = ((await due.getAttribute("placeholder")) ?? "").split(",");
  await due.fill(day);
  await due.press("Tab");
  await world.saved();
  const { today } = await world.call<{ today: string }>("session");
  const { actions } = await world.snapshot<{ actions: { due: string }[] }>(id, "actions");
  expect((Date.parse(actions[0]?.due ?? "") - Date.parse(today)) / 86_400_000).toBe(14);
});

test("Prepare says whether there is a tracker, and sets one up", async ({ world }) => {
  const { page } = world;
  const id = await world.post();
  await world.open(`${id}/prepare`);
  const ready = page.getByRole("complementary");
  await expect(ready.getByText("A tracker for tickets (optional)")).toContainText("Not set");
  await page.getByRole("button", { name: "Set up a tracker…" }).click();
  const dialog = page.getByRole("dialog", { name: "Tickets and due dates" });
  await dialog.getByLabel("Repository, as owner/name").fill("acme/shop");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(ready.getByText("GitHub Issues (acme/shop)")).toBeVisible();
  await world.isAccessible("a tracker in Prepare");
});
