// What dialogs do with words that nothing has kept, and how commands are found.
import { expect, test } from "./world";

test("Escape asks before pasted notes go, and staying gives the keyboard back", async ({ world }) => {
  const { page } = world;
  const id = await world.post();
  await world.open(`${id}/prepare`);
  await page.getByRole("button", { name: "Paste notes" }).click();
  const dialog = page.getByRole("dialog");
  const notes = dialog.getByRole("textbox", { name: "Notes" });
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  await page.getByRole("button", { name: "Paste notes" }).click();
  await notes.fill("14:38 alert fired");
  await page.keyboard.press("Escape");
  await expect(dialog.getByRole("alert")).toContainText("Discard what you entered here?");
  await expect(dialog.getByRole("button", { name: "Stay" })).toBeFocused();
  await world.isAccessible("a dialog that asks");
  await page.keyboard.press("Escape");
  await expect(notes).toBeFocused();
  await expect(notes).toHaveValue("14:38 alert fired");
  await page.mouse.click(5, 5);
  await page.getByRole("button", { name: "Stay" }).click();
  await expect(notes).toHaveValue("14:38 alert fired");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(dialog).toBeHidden();
});

test("a connection that is being entered, and words of the coach, outlive Escape", async ({ world }) => {
  const { page } = world;
  const id = await world.post();
  await world.open(`${id}/prepare`);
  await page.getByRole("button", { name: "Set up a tracker…" }).click();
  await page.getByLabel("Repository, as owner/name").fill("acme/shop");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Stay" }).click();
  await expect(page.getByLabel("Repository, as owner/name")).toHaveValue("acme/shop");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Discard" }).click();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("rules and words");
  await page.keyboard.press("Enter");
  await page.getByLabel("What people are called here").fill("sheriff");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect
    .poll(async () => (await world.call<{ settings: { roles: string[] } }>("coach")).settings.roles)
    .toEqual(["sheriff"]);
});

test("the palette puts first what begins with the typed word", async ({ world }) => {
  const { page } = world;
  const id = await world.post();
  await world.open(`${id}/meet/commit`);
  for (const [typed, found] of [
    ["re", /^Re/],
    ["clo", /^Close/],
    ["tim", /^Timeline/],
    ["pre", /^Pre/],
    ["vot", /^Vote/],
  ] as const) {
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill(typed);
    const first = page.getByRole("option").first();
    await expect(first).toHaveText(found);
    await expect(first).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Escape");
  }
});

test("Whys goes on to the next phase as the others do", async ({ world }) => {
  const { page } = world;
  const id = await world.post();
  await world.open(`${id}/meet/whys`);
  await page
    .locator("main")
    .getByRole("button", { name: /^Next phase/ })
    .click();
  await expect(page).toHaveURL(/root_cause$/);
});
