// Times of the incident: hours that a clock shows twice, other zones and days, midnight; and imports without a meeting.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type World } from "./world";

async function berlin(world: World): Promise<string> {
  const id = await world.post();
  await world.apply(id, { topic: "facts", edit: "date", date: "2025-10-26" });
  await world.apply(id, { topic: "facts", edit: "zone", zone: "Europe/Berlin" });
  return id;
}

interface Facts {
  facts: { zone: string; date: string; lifecycle: { started: string; mitigated: string } };
}
const lifecycle = async (world: World, id: string) =>
  (await world.snapshot<Facts>(id, "facts")).facts.lifecycle;

test("both passes of an hour that comes twice can be entered, and the field shows which it is", async ({
  world,
}) => {
  const id = await berlin(world);
  await world.open(`${id}/prepare`);
  const started = world.page.getByLabel("Impact started");
  const mitigated = world.page.getByLabel("Mitigated", { exact: true });
  await started.fill("02:40");
  await started.press("Enter");
  await expect(started).toHaveValue("02:40 +02:00");
  await mitigated.fill("02:20");
  await mitigated.press("Enter");
  await expect(mitigated).toHaveValue("02:20 +01:00");
  expect(await lifecycle(world, id)).toMatchObject({
    started: "2025-10-26T00:40:00Z",
    mitigated: "2025-10-26T01:20:00Z",
  });
  await expect(world.page.getByText("40 min").first()).toBeVisible();
  const choice = world.page.getByRole("group", { name: /this time happened twice/ }).last();
  await choice.getByRole("button", { name: "Before the change +02:00" }).click();
  await expect(mitigated).toHaveValue("02:20 +02:00");
  await mitigated.fill("02:20 CET");
  await mitigated.press("Enter");
  await expect(mitigated).toHaveValue("02:20 +01:00");
});

test("a time that the clock skips is told and is the same as in notes", async ({ world }) => {
  const id = await berlin(world);
  await world.apply(id, { topic: "facts", edit: "date", date: "2025-03-30" });
  await world.open(`${id}/prepare`);
  const started = world.page.getByLabel("Impact started");
  await started.fill("02:30");
  await started.press("Enter");
  await expect(started).toHaveValue("03:00");
  await expect(world.page.getByText("so 03:00 was used instead")).toBeVisible();
  expect((await lifecycle(world, id)).started).toBe("2025-03-30T01:00:00Z");
});

test("a field shows a day with its time whole", async ({ world }) => {
  const id = await berlin(world);
  for (const mark of ["started", "mitigated"]) {
    await world.apply(id, { topic: "facts", edit: "mark", mark, at: "2024-10-27T01:20:05Z" });
  }
  await world.page.setViewportSize({ width: 1280, height: 720 });
  await world.open(`${id}/prepare`);
  const field = world.page.getByLabel("Impact started");
  await expect(field).toHaveValue("2024-10-27 02:20:05 +01:00");
  const cut = (input: HTMLElement) => input.scrollWidth - input.clientWidth;
  expect(await field.evaluate(cut)).toBeLessThanOrEqual(0);
  const event = { topic: "timeline", edit: "add", text: "alert", kind: "observation" };
  await world.apply(id, { ...event, at: "2024-10-27T01:20:05Z" });
  await world.open(`${id}/meet/timeline`);
  await world.page.getByRole("button", { name: "2024-10-27 02:20:05 +01:00" }).click();
  expect(await world.page.getByLabel("Time", { exact: true }).evaluate(cut)).toBeLessThanOrEqual(0);
});

test("another zone asks whether the clock times are kept", async ({ world }) => {
  const id = await berlin(world);
  await world.apply(id, { topic: "facts", edit: "mark", mark: "started", at: "2025-10-26T12:40:00Z" });
  await world.open(`${id}/prepare`);
  const zone = world.page.getByLabel("Time zone");
  const dialog = world.page.getByRole("dialog", { name: "Keep the clock times?" });

  await zone.selectOption("Asia/Tokyo");
  await expect(dialog).toContainText("26 Oct 2025, 13:40 → 26 Oct 2025, 21:40");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(zone).toHaveValue("Europe/Berlin");
  expect((await lifecycle(world, id)).started).toBe("2025-10-26T12:40:00Z");

  await zone.selectOption("Asia/Tokyo");
  await dialog.getByRole("button", { name: "Convert the times" }).click();
  await expect(world.page.getByLabel("Impact started")).toHaveValue("21:40");
  expect((await lifecycle(world, id)).started).toBe("2025-10-26T12:40:00Z");

  await zone.selectOption("UTC");
  await dialog.getByRole("button", { name: "Keep the clock times" }).click();
  await expect(world.page.getByLabel("Impact started")).toHaveValue("21:40");
  expect((await lifecycle(world, id)).started).toBe("2025-10-26T21:40:00Z");
});

test("another day asks whether the times move with it", async ({ world }) => {
  const id = await berlin(world);
  await world.apply(id, { topic: "facts", edit: "mark", mark: "started", at: "2025-10-28T12:40:00Z" });
  await world.open(`${id}/prepare`);
  const day = world.page.getByLabel("Date", { exact: true });
  const dialog = world.page.getByRole("dialog", { name: "Keep the clock times?" });
  await day.fill("2025-10-24");
  await day.press("Enter");
  await expect(dialog).toContainText("28 Oct 2025, 13:40 → 26 Oct 2025, 13:40");
  await dialog.getByRole("button", { name: "Move the times to the new day" }).click();
  await expect(dialog).toHaveCount(0);
  // Summer time is still on two days before.
  expect((await lifecycle(world, id)).started).toBe("2025-10-26T12:40:00Z");
});

test("today follows midnight while the window stays open", async ({ world }) => {
  let today = "2026-03-10";
  await world.page.route("**/api/session", async (route) => {
    const answer = await route.fetch({ maxRetries: 3 });
    await route.fulfill({ response: answer, json: { ...(await answer.json()), today } });
  });
  const id = await world.post();
  const action = await world.apply(id, { topic: "actions", edit: "add", text: "Alert on queue depth" });
  await world.apply(id, { topic: "actions", edit: "due", id: action, due: "2026-03-10" });
  await world.open(`${id}/meet/commit`);
  const due = world.page.getByRole("textbox", { name: "Due", exact: true });
  await expect(due).toHaveValue("10 Mar 2026");
  await expect(world.page.getByText("This date has passed.")).toHaveCount(0);
  today = "2026-03-11";
  await world.page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(world.page.getByText("This date has passed.")).toBeVisible();
  await due.fill("tomorrow");
  await due.press("Enter");
  await expect(due).toHaveValue("12 Mar 2026");
});

test("notes of which nothing can be added say what to do", async ({ world }) => {
  const id = await world.post();
  await world.open(`${id}/prepare`);
  await world.page.getByRole("button", { name: "Paste notes" }).click();
  const notes = world.page.getByLabel("Notes", { exact: true });
  await notes.fill("rolled back\nall good");
  await expect(world.page.getByText("No line begins with a time.")).toBeVisible();
  await expect(world.page.getByText("2 lines will be left out:")).toBeVisible();
  await expect(world.page.getByText("0 events")).toHaveCount(0);
  await notes.fill("Mira Voss\n  9:02 AM\nit fails\n9:04\nrolling back\nTomas Reed\n  9:07 AM\nall good");
  await expect(world.page.getByText("3 events found.")).toBeVisible();
  await expect(world.page.getByText("Names of the messages’ authors were left out: 2.")).toBeVisible();
});

test("a meeting can be held about what was imported", async ({ world }) => {
  const text =
    "# Postmortem: Login was down\n\n**Date:** 2024-02-03\n\n## Timeline (UTC)\n\n- 10:02 First logins fail\n";
  writeFileSync(join(world.folder, "inbox/login.md"), text);
  await world.open("");
  await world.page.keyboard.press("i");
  await expect(world.page.getByRole("cell", { name: "No meeting yet" })).toBeVisible();
  await world.page.getByRole("dialog").getByText("Close").click();
  await world.page.getByRole("link", { name: "Login was down" }).click();
  await expect(world.page.getByText("does not say that a meeting was held")).toBeVisible();
  await world.page.getByRole("button", { name: "The meeting was held elsewhere" }).click();
  await expect(world.page.getByText("says that a meeting was held about this incident")).toBeVisible();
  await world.page.getByRole("button", { name: "‹ Library" }).click();
  await expect(world.page.getByText("No meeting yet")).toHaveCount(0);
  await world.page.getByRole("button", { name: "More for PM-1" }).click();
  await world.page.getByRole("menuitem", { name: "Hold the meeting about this" }).click();
  await expect(world.page).toHaveURL(/meet\/welcome$/);
  await world.page.getByRole("button", { name: "Start the meeting" }).click();
  await expect(world.page.getByRole("button", { name: "Pause the clock" })).toBeVisible();
});
