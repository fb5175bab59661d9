// The board of chains, and the coach that listens while people type.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type World } from "./world";

const blame = "Nobody checked the migration";

/** A chain of one answer for every text, each below the one before. */
async function chain(world: World, id: string, problem: string, answers: string[]): Promise<string[]> {
  const made = await world.apply(id, { topic: "chains", edit: "add_chain", problem });
  const causes: string[] = [];
  for (const text of answers) {
    const parent = causes.at(-1) ?? null;
    causes.push(
      await world.apply(id, { topic: "chains", edit: "add_cause", chain: made, parent, text, place: null }),
    );
  }
  return causes;
}

test("blame is underlined while it is typed, and a key takes the rewording without moving the cursor", async ({
  world,
}) => {
  const id = await world.post();
  await world.open(`${id}/meet/whys`);
  await world.page.keyboard.press("n");
  await world.page.keyboard.type("Orders were lost");
  await world.page.keyboard.press("Enter");
  await world.page.keyboard.type(blame);
  await expect(world.page.locator(".mirror mark")).toHaveText("Nobody checked");
  const coach = world.page.getByRole("region", { name: "What the coach hears" });
  await expect(coach).toContainText("Says what was left undone");
  await expect(coach).toContainText("Nothing checks the migration");
  await world.page.keyboard.press("Control+Enter");
  const field = world.page.getByRole("textbox", { name: "Answer" });
  await expect(field).toHaveValue("Nothing checks the migration");
  await expect(field).toBeFocused();
  await expect(coach).toHaveCount(0);
  await world.page.keyboard.press("Enter");
  await expect(
    world.page.getByRole("listitem", { name: "Answer 1: Nothing checks the migration" }),
  ).toBeVisible();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("");
});

test("a sentence that is kept as said is left alone, and can be heard again", async ({ world }) => {
  const id = await world.post();
  await chain(world, id, "Orders were lost", [`${blame}.`]);
  await world.open(`${id}/meet/whys`);
  const card = world.page.getByRole("listitem", { name: /Answer 1/ });
  await expect(card.getByText("Points at a person")).toBeVisible();
  await card.focus();
  const coach = world.page.getByRole("region", { name: "What the coach hears" });
  await coach.getByRole("button", { name: "Keep as said" }).click();
  await expect(card).toBeFocused();
  await expect(coach).toHaveCount(0);
  await expect(card.getByText("Points at a person")).toHaveCount(0);
  await world.page.reload();
  await expect(card).toBeVisible();
  await expect(card.getByText("Points at a person")).toHaveCount(0);
  await world.page.keyboard.press("Control+k");
  await world.page.keyboard.type("rules and words");
  await world.page.keyboard.press("Enter");
  await world.page.getByRole("button", { name: "Show hints again" }).click();
  await world.page.getByRole("button", { name: "Done", exact: true }).click();
  await expect(card.getByText("Points at a person")).toBeVisible();
});

test("a rule that is switched off is off in every post-mortem of the workspace", async ({ world }) => {
  const id = await world.post();
  await chain(world, id, "Orders were lost", [`${blame}.`]);
  await world.open(`${id}/meet/whys`);
  const card = world.page.getByRole("listitem", { name: /Answer 1/ });
  await expect(card.getByText("Points at a person")).toBeVisible();
  const said = { text: `${blame}.`, place: "why" };
  const heard = await world.call<{ hints: { rule: string }[] }[]>("hear", { id, texts: [said] });
  const { settings } = await world.call<{ settings: object }>("coach");
  await world.call("set_coach", { settings: { ...settings, off: [heard[0]?.hints[0]?.rule] } });
  await expect(card.getByText("Points at a person")).toHaveCount(0);
});

test("a cause that points at a person can not end a chain", async ({ world }) => {
  const id = await world.post();
  await chain(world, id, "Orders were lost", ["The on-call should have rolled back at once."]);
  await world.open(`${id}/meet/whys`);
  await world.page.getByRole("listitem", { name: /Answer 1/ }).focus();
  for (const key of ["c", "c", "e"]) await world.page.keyboard.press(key);
  await expect(
    world.page.getByText("This points at a person, and a person is not a condition."),
  ).toBeVisible();
});

test("a participant’s name is offered the role, and owners may be named", async ({ world }) => {
  const id = await world.sample();
  await world.open(`${id}/meet/went_well`);
  await world.page.getByLabel(/^Add: .*well/i).fill("Ines Duarte kept the rhythm.");
  const coach = world.page.getByRole("region", { name: "What the coach hears" });
  await expect(coach).toContainText("Names a person");
  await expect(coach).toContainText("Try: The rhythm was kept.");
  await coach.getByRole("button", { name: "Use this: The incident commander kept the rhythm." }).click();
  await expect(world.page.getByLabel(/^Add: .*well/i)).toHaveValue("The incident commander kept the rhythm.");
});

test("a chain is read as therefore, and a weak step sends the room back there", async ({ world }) => {
  const id = await world.post();
  const causes = await chain(world, id, "Orders were lost", [
    "The queue was full",
    "No limit is set",
    "No standard asks for one",
  ]);
  await world.open(`${id}/meet/whys`);
  await world.page.getByRole("listitem", { name: /Answer 3/ }).focus();
  await world.page.keyboard.press("t");
  const dialog = world.page.getByRole("dialog", { name: "Therefore" });
  await expect(dialog).toContainText("No standard asks for one");
  await world.page.keyboard.press("Enter");
  await expect(dialog).toContainText("The queue was full");
  await world.page.keyboard.press("w");
  await expect(dialog).toHaveCount(0);
  const second = world.page.getByRole("listitem", { name: /Answer 2/ });
  await expect(second).toBeFocused();
  await expect(second.getByText("weak step")).toBeVisible();
  const [kept] = await world.snapshot<object[]>(id, "chains");
  const read = { id: causes[1], step: "weak", causes: [{ id: causes[2], step: "holds" }] };
  expect(kept).toMatchObject({ chain: { causes: [{ step: null, causes: [read] }] } });
});

test("states, evidence, joint causes and links are a key away", async ({ world }) => {
  const id = await world.sample();
  await world.open(`${id}/meet/whys`);
  const first = world.page.getByRole("listitem", { name: /Answer 1: Rollback waited/ });
  await first.focus();
  await world.page.keyboard.press("s");
  await expect(first.getByText("Confirmed by what?")).toBeVisible();
  await world.page.keyboard.press("v");
  await world.page.keyboard.type("roll back");
  await world.page.keyboard.press("Enter");
  await world.page.keyboard.press("Escape");
  await expect(first).toBeFocused();
  await expect(first.getByRole("button", { name: "14:35" })).toBeVisible();
  await expect(first.getByText("Confirmed by what?")).toHaveCount(0);
  await world.page.keyboard.press("Tab");
  await world.page.keyboard.type("The canary was skipped");
  await world.page.keyboard.press("Enter");
  await world.page.keyboard.press("Escape");
  const beside = world.page.getByRole("listitem", { name: /Answer 1b: The canary/ });
  await expect(beside).toBeFocused();
  await world.page.keyboard.press("j");
  await expect(world.page.getByText("only together")).toHaveCount(2);
  await world.page.keyboard.press("m");
  await world.page.keyboard.type("No standard");
  await world.page.keyboard.press("Enter");
  await expect(beside.getByRole("button", { name: /Payments failed · 4/ })).toBeVisible();
  await expect(beside).toBeFocused();
  await world.page.getByRole("button", { name: "14:35" }).click();
  await expect(world.page.getByRole("listitem", { name: /14:35.*Roll back to 2024.45/ })).toBeFocused();
});

test("a chain fills the screen, folds to a strip and comes back", async ({ world }) => {
  const id = await world.sample();
  await world.open(`${id}/meet/whys`);
  const card = world.page.getByRole("listitem", { name: /Answer 1: Rollback waited/ });
  await card.focus();
  await world.page.keyboard.press("f");
  await expect(world.page.getByRole("region", { name: /^Chain: / })).toHaveCount(1);
  await expect(card).toBeFocused();
  await world.page.keyboard.press("f");
  await expect(world.page.getByRole("region", { name: /^Chain: / })).toHaveCount(3);
  await expect(card).toBeFocused();
  await world.page.keyboard.press("z");
  await expect(card).toHaveCount(0);
  await world.page.keyboard.press("z");
  await expect(card).toBeVisible();
});

test("what chains and actions leave open is in view, and the draft says what the chains say", async ({
  world,
}) => {
  const id = await world.sample();
  await world.open(`${id}/meet/root_cause`);
  await expect(world.page.getByText("2 chains without an end")).toBeVisible();
  await expect(world.page.getByText("1 end without an action")).toBeVisible();
  await world.page.getByRole("button", { name: /Draft/ }).click();
  await expect(world.page.getByLabel("Root cause")).toHaveValue(
    /^Payments failed because the SDK upgrade .* It may have been possible because no standard says/,
  );
  await expect(world.page.getByText("This is how the chains read now.")).toBeVisible();
  await world.page.keyboard.press("Control+z");
  await expect(world.page.getByLabel("Root cause")).toHaveValue("");
});

test("Escape leaves the board, where Tab belongs to the answers", async ({ world }) => {
  const id = await world.sample();
  await world.open(`${id}/meet/whys`);
  await world.page.getByRole("listitem", { name: /Answer 1: Rollback waited/ }).focus();
  await world.page.keyboard.press("Escape");
  await expect(world.page.getByRole("button", { name: /New chain/ })).toBeFocused();
});

test("the chains are a diagram in Markdown where that is chosen, and the choice is remembered", async ({
  world,
}) => {
  const id = await world.sample();
  await world.open(`${id}/record`);
  const diagram = world.page.getByRole("checkbox", { name: /Mermaid/ });
  const file = join(world.folder, "outbox", "PM-2 Payment degradation.md");
  const written = () => (existsSync(file) ? readFileSync(file, "utf8") : "");
  const write = world.page.getByRole("button", { name: "Markdown…" });
  await expect(diagram).not.toBeChecked();
  await write.click();
  await expect.poll(written).toContain("## Chains of whys");
  expect(written()).not.toContain("mermaid");
  await diagram.check();
  await write.click();
  await expect.poll(written).toContain("```mermaid");
  await world.page.reload();
  await expect(diagram).toBeChecked();
});

test("answers and chains change places by dragging", async ({ world }) => {
  const id = await world.post();
  const first = await world.apply(id, { topic: "chains", edit: "add_chain", problem: "Orders were lost" });
  for (const text of ["The queue was full", "The disk was small", "The alert was muted"])
    await world.apply(id, {
      topic: "chains",
      edit: "add_cause",
      chain: first,
      parent: null,
      text,
      place: null,
    });
  await chain(world, id, "It lasted an hour", ["Nothing showed the queue"]);
  await world.open(`${id}/meet/whys`);
  const answer = (name: string) => world.page.getByRole("listitem", { name });
  await answer("Answer 1c: The alert was muted").dragTo(
    answer("Answer 1a: The queue was full").locator(".why"),
  );
  await expect(answer("Answer 1a: The alert was muted")).toBeVisible();
  await answer("Answer 1a: The alert was muted").dragTo(
    answer("Answer 1c: The disk was small").locator(".why"),
  );
  await expect(answer("Answer 1b: The alert was muted")).toBeVisible();
  const heads = world.page.locator("main section .head");
  await heads.nth(1).locator(".depth").dragTo(heads.nth(0).locator(".depth"));
  await expect(world.page.getByRole("region", { name: /^Chain: / }).first()).toHaveAccessibleName(
    "Chain: It lasted an hour",
  );
});

test("an answer moves below any other by its menu, with what hangs below it", async ({ world }) => {
  const id = await world.post();
  await chain(world, id, "Orders were lost", ["The queue was full", "No limit is set"]);
  await chain(world, id, "It lasted an hour", ["Nothing showed the queue"]);
  await world.open(`${id}/meet/whys`);
  const { page } = world;
  const answer = page.getByRole("listitem", { name: "Answer 1: The queue was full" });
  await answer.getByRole("button", { name: /^More/ }).press("ArrowDown");
  await page.getByRole("menuitem", { name: "Move…" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Move to" });
  await expect(dialog.getByRole("option", { name: /No limit is set/ })).toHaveCount(0);
  await page.keyboard.type("nothing showed");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("listitem", { name: "Answer 2: The queue was full" })).toBeFocused();
  await expect(page.getByRole("listitem", { name: "Answer 3: No limit is set" })).toBeVisible();
});

test("an end that is reworded to point at a person ends its chain no more", async ({ world }) => {
  const id = await world.sample();
  await world.open(`${id}/meet/whys`);
  const end = world.page.getByRole("listitem", { name: /Answer 4: / });
  await end.focus();
  await world.page.keyboard.press("F2");
  await world.page.keyboard.press("Control+a");
  await world.page.keyboard.type("Ines should have written a standard.");
  await world.page.keyboard.press("Enter");
  await expect(
    world.page.getByText("This points at a person, and a person is not a condition."),
  ).toBeVisible();
  await expect(end.getByRole("button", { name: /end of chain/ })).toHaveCount(0);
});
