// The start screen.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./world";

test("a new post-mortem opens in Prepare with the keyboard in its title", async ({ world }) => {
  await world.open();
  await world.page.keyboard.press("n");
  await expect(world.page.getByLabel("Title", { exact: true })).toBeFocused();
  await world.page.keyboard.type("Search is slow");
  await world.saved();
  await world.page.getByRole("button", { name: "‹ Library" }).click();
  await expect(world.page.getByRole("link", { name: "Search is slow" })).toBeVisible();
});

test("typing in the search narrows the list, and nothing found offers the way back", async ({ world }) => {
  await world.sample();
  await world.open();
  await world.page.keyboard.press("/");
  await world.page.keyboard.type("latency");
  await expect(world.page.locator("tbody tr")).toHaveCount(1);
  await world.page.keyboard.type(" nowhere");
  await expect(world.page.getByText("Nothing matches.")).toBeVisible();
  await world.page.getByRole("button", { name: "Clear the search" }).click();
  await expect(world.page.locator("tbody tr")).toHaveCount(2);
});

test("columns sort both ways and say so", async ({ world }) => {
  await world.sample();
  await world.open();
  const first = world.page.locator("tbody tr").first();
  await world.page.getByRole("button", { name: "Overdue" }).click();
  await expect(first).toContainText("Checkout latency");
  await world.page.getByRole("button", { name: "Overdue" }).click();
  await expect(first).toContainText("Payment degradation");
  await expect(world.page.getByRole("columnheader", { name: "Overdue" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
});

test("filters by severity, status and overdue actions", async ({ world }) => {
  await world.sample();
  await world.open();
  const rows = world.page.locator("tbody tr");
  await world.page.getByLabel("Severity").selectOption("SEV2");
  await expect(rows).toHaveCount(1);
  await world.page.getByLabel("Severity").selectOption("All severities");
  await world.page.getByLabel("Status").selectOption("Draft");
  await expect(rows).toContainText(["Payment degradation"]);
  await world.page.getByLabel("Status").selectOption("All statuses");
  await world.page.getByLabel("With overdue actions").check();
  await expect(rows).toContainText(["Checkout latency"]);
});

test("a post-mortem whose meeting was interrupted says so, and opens in its phase", async ({ world }) => {
  const { page } = world;
  const id = await world.sample();
  await world.call("enter_phase", { id, phase: "whys" });
  await world.service.end();
  await world.service.start();
  await world.open();
  const row = page.getByRole("row", { name: /Payment degradation/ });
  await expect(row).toContainText("Meeting under way");
  await row.getByRole("link").press("Enter");
  await expect(page.locator("main[data-phase=whys]")).toBeVisible();
  await expect(page.getByRole("button", { name: "Resume" })).toBeVisible();
});

test("a deleted post-mortem comes back with undo", async ({ world }) => {
  await world.sample();
  await world.open();
  await world.page.getByRole("button", { name: "More for PM-2" }).click();
  await world.page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(world.page.locator("tbody tr")).toHaveCount(1);
  await world.page.locator(".notices").getByRole("button", { name: "Undo" }).click();
  await expect(world.page.getByRole("link", { name: "Payment degradation" })).toBeVisible();
});

test("a duplicate is a draft of its own", async ({ world }) => {
  await world.sample();
  await world.open();
  await world.page.getByRole("button", { name: "More for PM-1" }).click();
  await world.page.getByRole("menuitem", { name: "Duplicate" }).click();
  await expect(world.page.locator("tbody tr").first()).toContainText("PM-3");
  await expect(world.page.locator("tbody tr").first()).toContainText("Draft");
});

test("files are imported and one undo takes them out again", async ({ world }) => {
  writeFileSync(
    join(world.folder, "inbox", "old.md"),
    "# Post-mortem: Login down\n\nDate: 2024-02-03\n\n## Action items\n\n- [ ] Rotate the keys\n",
  );
  await world.open();
  await world.page.getByRole("button", { name: "Import" }).click();
  await expect(world.page.getByRole("link", { name: /Login down/ })).toBeVisible();
  await world.page.locator(".notices").getByRole("button", { name: "Undo" }).click();
  await expect(world.page.getByText("Lead your first blameless post-mortem")).toBeVisible();
});

test("a file that is no post-mortem is refused in one plain sentence", async ({ world }) => {
  writeFileSync(join(world.folder, "inbox", "photo.png"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]));
  await world.open();
  await world.page.getByRole("button", { name: "Import" }).click();
  await expect(world.page.getByRole("dialog")).toContainText("can’t be imported");
});

test("the workspace is backed up, copied and changed from its menu", async ({ world }) => {
  await world.sample();
  await world.open();
  await world.page.getByRole("button", { name: /^Workspace/ }).click();
  await world.page.getByRole("menuitem", { name: "Back up now" }).click();
  await expect(world.page.getByText(/Backed up to .*backups/)).toBeVisible();
  await world.page.getByRole("button", { name: /^Workspace/ }).click();
  await world.page.getByRole("menuitem", { name: "New workspace…" }).click();
  await expect(world.page.getByText("Lead your first blameless post-mortem")).toBeVisible();
  await world.page.getByRole("button", { name: /^Workspace: Workspace/ }).click();
  await world.page.getByRole("menuitem", { name: "Post-mortems" }).click();
  await expect(world.page.getByRole("link", { name: "Payment degradation" })).toBeVisible();
});

test("a damaged workspace is told, kept, and replaced by its newest good copy", async ({ world }) => {
  await world.sample();
  await world.open();
  await world.call("look_over");
  const { path } = await world.call<{ path: string }>("session");
  const damaged = join(world.folder, "inbox", "Broken.afterword");
  await world.call("copy_workspace");
  copyFileSync(join(world.folder, "outbox", "Post-mortems copy.afterword"), damaged);
  const bytes = readFileSync(damaged);
  bytes.fill(0xa5, 100, bytes.length);
  writeFileSync(damaged, bytes);
  mkdirSync(join(world.folder, "inbox", "Broken backups"));
  copyFileSync(
    join(world.folder, "outbox", "Post-mortems copy.afterword"),
    join(world.folder, "inbox", "Broken backups", "2025-03-01.afterword"),
  );
  await world.call("switch_workspace", { path: damaged });
  await world.call("look_over");
  await expect(world.page.getByRole("heading", { name: "This workspace is damaged" })).toBeVisible();
  await expect(world.page.getByText("The newest good copy is from 1 Mar 2025.")).toBeVisible();
  await world.isAccessible("damage");
  await world.page.getByRole("button", { name: "Open the copy" }).click();
  await expect(world.page.getByRole("link", { name: "Payment degradation" })).toBeVisible();
  expect(path).not.toBe(damaged);
});

test("keys that a screen knows are listed with ?, and the palette runs them", async ({ world }) => {
  await world.sample();
  await world.open();
  await world.page.keyboard.press("?");
  await expect(world.page.getByRole("dialog")).toContainText("New post-mortem");
  await world.page.keyboard.press("Escape");
  await world.page.keyboard.press("Control+k");
  await world.page.keyboard.type("new post");
  await world.page.keyboard.press("Enter");
  await expect(world.page.getByRole("heading", { name: "Prepare" })).toBeVisible();
});

test("whoever types on after Ctrl K types into the palette, Enter included", async ({ world }) => {
  await world.sample();
  await world.open();
  // The palette’s code comes late.
  await world.page.route(/Palette.*\.js/, async (route) => {
    await world.page.waitForFunction(() => (window as unknown as { typed?: boolean }).typed);
    await route.continue();
  });
  await world.page.keyboard.press("Control+k");
  await world.page.keyboard.type("new post");
  await world.page.keyboard.press("Enter");
  await world.page.evaluate(() => Object.assign(window, { typed: true }));
  await expect(world.page.getByRole("textbox", { name: "Title" })).toBeVisible();
});
