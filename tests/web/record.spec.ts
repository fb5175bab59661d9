// The record: what it begins with, which parts an export has, and sentences that name a person.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./world";

const FILE = "PM-2 Payment degradation.md";

test("a record begins with its heading, and the title beneath it", async ({ world }) => {
  const id = await world.sample();
  await world.open(`${id}/record`);
  const paper = world.page.getByRole("article", { name: "Preview of the record" });
  await expect(paper.getByRole("heading", { level: 1 })).toHaveText("Post-Mortem: Checkout — 2024-11-15");
  await expect(paper.locator("h1 + p")).toHaveText("Payment degradation");
});

test("what puts somebody on show is shown and exported only where it is chosen, each time anew", async ({
  world,
}) => {
  const id = await world.sample();
  const file = join(world.folder, "outbox", FILE);
  const written = () => (existsSync(file) ? readFileSync(file, "utf8") : "");
  const shown = world.page.getByRole("heading", { name: "Who was there" });
  const box = world.page.getByRole("checkbox", { name: "Who led and who was there" });
  await world.open(`${id}/record`);
  await expect(world.page.getByRole("heading", { name: "Chains of whys" })).toBeVisible();
  await expect(shown).toHaveCount(0);
  await world.page.getByText("What to include").click();
  await world.page.getByRole("checkbox", { name: "Chains of whys", exact: true }).uncheck();
  await box.check();
  await expect(shown).toBeVisible();
  await expect(world.page.getByRole("heading", { name: "Chains of whys" })).toHaveCount(0);
  await world.page.getByRole("button", { name: "Markdown…" }).click();
  await expect.poll(written).toContain("**Facilitator:** Noor Haddad");
  expect(written()).not.toContain("## Chains of whys");
  await world.page.reload();
  await expect(box).not.toBeChecked();
  await expect(shown).toHaveCount(0);
});

test("a closing word is disarmed in Markdown, unless that is meant for a repository", async ({ world }) => {
  const id = await world.sample();
  const text = "The new limit closes #34";
  await world.apply(id, { topic: "remarks", edit: "add", list: "went_well", text });
  const file = join(world.folder, "outbox", FILE);
  const written = () => (existsSync(file) ? readFileSync(file, "utf8") : "");
  await world.open(`${id}/record`);
  await world.page.getByRole("button", { name: "Markdown…" }).click();
  await expect.poll(written).toContain("The new limit");
  expect(written()).not.toContain("closes #34");
  await world.page.getByRole("checkbox", { name: /^Markdown for a repository/ }).check();
  await world.page.getByRole("button", { name: "Markdown…" }).click();
  await expect.poll(written).toContain(text);
});

test("before an export one list has every sentence that names a person, with wordings to take", async ({
  world,
}) => {
  const id = await world.sample();
  for (const text of ["Tomas Lind restarted the workers.", "Noor Haddad told @payments-team."])
    await world.apply(id, { topic: "remarks", edit: "add", list: "went_badly", text });
  await world.open(`${id}/record`);
  const dialog = world.page.getByRole("dialog", { name: "Sentences that name a person" });
  const file = join(world.folder, "outbox", FILE);
  await world.page.getByRole("button", { name: "Markdown…" }).click();
  await expect(dialog.getByRole("listitem")).toHaveCount(2);
  expect(existsSync(file)).toBe(false);
  await expect(dialog.getByText("The technical lead restarted the workers.")).toBeHidden();
  await dialog.getByText("Use the role instead").click();
  await expect(dialog.getByText("The technical lead restarted the workers.")).toBeVisible();
  await world.isAccessible("sentences");
  await dialog
    .getByRole("button", { name: /^Use this:/ })
    .first()
    .click();
  const second = dialog.getByRole("button", { name: /^Use this: Someone told/ }).first();
  await expect(second).toBeFocused();
  await world.page.keyboard.press("Enter");
  await expect(dialog.getByText("No sentence names a person any more.")).toBeVisible();
  await dialog.getByRole("button", { name: "Undo" }).click();
  await expect(dialog.getByText("Noor Haddad")).toBeVisible();
  await second.click();
  await expect(dialog.getByRole("button", { name: "Export" })).toBeFocused();
  await world.page.keyboard.press("Enter");
  await expect.poll(() => (existsSync(file) ? readFileSync(file, "utf8") : "")).toContain("- Someone told");
  expect(readFileSync(file, "utf8")).not.toMatch(/Lind|Haddad/);
});
