// What is copied is on the clipboard, also where it is made after the key was pressed.
import { expect, test } from "./world";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("the record is copied as Markdown with everything that was typed", async ({ world }) => {
  const id = await world.post("Search is slow");
  await world.open(`${id}/record`);
  await world.page.getByRole("button", { name: "Copy as Markdown" }).waitFor();
  await world.page.keyboard.press("c");
  await expect(world.page.getByText("Copied.")).toBeVisible();
  const look = { paper: "a4", diagram: false };
  const markdown = await world.call<string>("markdown", { id, look });
  expect(markdown).toContain("# Post-Mortem");
  expect(await world.page.evaluate(() => navigator.clipboard.readText())).toBe(markdown);
});

test("words that were refused can still be copied when their field is gone", async ({ world }) => {
  const id = await world.post();
  const long = "x".repeat(5_001);
  await world.open(`${id}/prepare`);
  const impact = world.page.getByLabel("Impact", { exact: true });
  await impact.fill(long);
  await impact.blur();
  await expect(world.page.getByText("That text has 5001 characters")).toBeVisible();
  await world.page.keyboard.press("Control+1");
  await world.page.getByRole("button", { name: "Copy" }).first().click();
  await expect(world.page.getByText("Copied.")).toBeVisible();
  expect(await world.page.evaluate(() => navigator.clipboard.readText())).toBe(long);
});

test("a copy that is asked for before it is known who is named is made, or asks where somebody is", async ({
  world,
}) => {
  const { page } = world;
  const id = await world.post("Search is slow");
  let tell = () => {};
  const told = new Promise<void>((done) => (tell = done));
  await page.route("**/api/named", async (route) => {
    await told;
    await route.continue();
  });
  await world.open(`${id}/record`);
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  tell();
  await expect(page.getByText("Copied.")).toBeVisible();
  await world.apply(id, { topic: "remarks", edit: "add", list: "went_well", text: "Ana Wolf kept calm." });
  await page.reload();
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await expect(page.getByRole("dialog", { name: "Sentences that name a person" })).toContainText("Ana Wolf");
});
