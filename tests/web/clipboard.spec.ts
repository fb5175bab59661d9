// What is copied is on the clipboard, also where it is made after the key was pressed.
import { expect, test } from "./world";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("the record is copied as Markdown with everything that was typed", async ({ world }) => {
  const id = await world.post("Search is slow");
  await world.open(`${id}/record`);
  await world.page.keyboard.press("c");
  await expect(world.page.getByText("Copied.")).toBeVisible();
  const look = { paper: "a4", diagram: false };
  const markdown = await world.call<string>("markdown", { id, look });
  expect(markdown).toContain("# Post-Mortem");
  expect(await world.page.evaluate(() => navigator.clipboard.readText())).toBe(markdown);
});

test("words of a line that is gone can still be copied", async ({ world }) => {
  const id = await world.post();
  await world.open(`${id}/meet/welcome`);
  await world.page.keyboard.press("Control+Shift+P");
  await world.page.keyboard.type("Half a na");
  await world.page.keyboard.press("Escape");
  await world.page.getByRole("button", { name: "Copy" }).first().click();
  await expect(world.page.getByText("Copied.")).toBeVisible();
  expect(await world.page.evaluate(() => navigator.clipboard.readText())).toBe("Half a na");
});
