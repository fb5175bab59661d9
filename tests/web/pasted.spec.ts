// Lists that are pasted into a line for new entries.
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./world";

/** Pastes as a person does, through the clipboard. */
async function paste(page: Page, field: Locator, text: string) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await field.focus();
  await page.keyboard.press("Control+v");
}

const LIST = "- Alert on the pool\n- [ ] Pin the SDK\n3. Rollback runbook\n";
const READ = ["Alert on the pool", "Pin the SDK", "3. Rollback runbook"];

test("several lines become several candidates, with a word about it and one undo", async ({ world }) => {
  const { page } = world;
  const id = await world.post();
  await world.open(`${id}/meet/collect`);
  const line = page.getByRole("textbox", { name: "New entry" });
  await paste(page, line, LIST);
  await expect(page.getByText("3 entries added.")).toBeVisible();
  const texts = async () =>
    (await world.snapshot<{ text: string }[]>(id, "candidates")).map(({ text }) => text);
  expect(await texts()).toEqual(READ);
  await expect(line).toHaveValue("");
  await expect(line).toBeFocused();
  await page.keyboard.press("Enter");
  expect(await texts()).toEqual(READ);
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await expect.poll(texts).toEqual([]);
});

test("the first line goes on from the words in the line; one line alone stays words of the line", async ({
  world,
}) => {
  const { page } = world;
  const id = await world.post();
  await world.open(`${id}/meet/went_well`);
  const line = page.getByLabel("Add: Went badly");
  await line.fill("Nobody");
  await paste(page, line, "saw it\r\n• Paged late");
  await expect(page.getByText("2 entries added.")).toBeVisible();
  const badly = async () =>
    (await world.snapshot<{ went_badly: { text: string }[] }>(id, "remarks")).went_badly.map(
      ({ text }) => text,
    );
  expect(await badly()).toEqual(["Nobody saw it", "Paged late"]);
  await paste(page, line, "- The runbook was old\n");
  await expect(line).toHaveValue(/The runbook was old/);
  expect(await badly()).toHaveLength(2);
});

test("what is refused stays in the line, and nothing of it is added", async ({ world }) => {
  const { page } = world;
  const id = await world.post();
  await world.open(`${id}/meet/collect`);
  const line = page.getByRole("textbox", { name: "New entry" });
  await paste(page, line, `Pin the SDK\n${"x".repeat(5_100)}`);
  await expect(page.getByText(/this field holds 5000/)).toBeVisible();
  await expect(line).toHaveValue(/^Pin the SDK xxx/);
  expect(await world.snapshot<object[]>(id, "candidates")).toEqual([]);
});

test("lines of notes become events; what has no time stays in the line", async ({ world }) => {
  const { page } = world;
  const id = await world.post();
  await world.open(`${id}/meet/timeline`);
  const line = page.getByRole("textbox", { name: "New event" });
  await paste(page, line, "14:38 pager rang\n14:41 decision: rolled back\n- 14:55 all good");
  await expect(page.getByText("3 events added.", { exact: true })).toBeVisible();
  const events = await world.snapshot<{ at: string; text: string; kind: string }[]>(id, "timeline");
  expect(events.map(({ at, text }) => `${at.slice(11, 16)} ${text}`)).toEqual([
    "14:38 pager rang",
    "14:41 rolled back",
    "14:55 all good",
  ]);
  expect(events[1]?.kind).toBe("decision");
  await paste(page, line, "Notes of the scribe\n15:02 closed");
  await expect(
    page.getByText("1 event added. 1 line without a time stayed in the entry field."),
  ).toBeVisible();
  await expect(line).toHaveValue("Notes of the scribe");
  await line.fill("");
  await paste(page, line, "No time\nat all");
  await expect(page.getByText("Begin with a time, as in “14:38 alert fired”.")).toBeVisible();
  await expect(line).toHaveValue("No time at all");
});

test("names in lines that are pasted into the timeline are underlined", async ({ world }) => {
  const { page } = world;
  const id = await world.post();
  await world.open(`${id}/meet/timeline`);
  const line = page.getByRole("textbox", { name: "New event" });
  await paste(page, line, "14:38 @tkowalski restarted the queue\n14:41 the queue is empty");
  await expect(page.getByText("2 events added.", { exact: true })).toBeVisible();
  await page.getByRole("listitem", { name: /^14:38/ }).focus();
  const coach = page.getByRole("region", { name: "What the coach hears" });
  await expect(coach).toContainText("Names a person");
});

test("an invite list becomes people, without addresses; who is there already is told", async ({ world }) => {
  const { page } = world;
  const id = await world.post();
  await world.apply(id, { topic: "people", edit: "add", name: "Ben Ortiz", role: "" });
  await world.open(`${id}/prepare`);
  const line = page.getByRole("textbox", { name: "Add a person" });
  await paste(page, line, 'Ana Wolf <ana@a.example>, "Ortiz, Ben" <ben@a.example>, Chen Li, dan@a.example');
  await expect(
    page.getByText("2 people added. Ben Ortiz was already there. 1 address without a name was left out."),
  ).toBeVisible();
  const people = async () =>
    (await world.snapshot<{ participants: { name: string; role: string }[] }>(id, "people")).participants.map(
      ({ name, role }) => (role ? `${name}, ${role}` : name),
    );
  expect(await people()).toEqual(["Ben Ortiz", "Ana Wolf", "Chen Li"]);
  await page.keyboard.press("Control+z");
  await expect.poll(people).toEqual(["Ben Ortiz"]);
  await paste(page, line, "Ana Wolf, SRE\nBen Ortiz, payments\nChen Li, support");
  await expect(page.getByText("2 people added. Ben Ortiz was already there.", { exact: true })).toBeVisible();
  expect(await people()).toEqual(["Ben Ortiz", "Ana Wolf, SRE", "Chen Li, support"]);
  await paste(page, line, "Dan Poe <dan@a.example>");
  await expect(line).toHaveValue("Dan Poe");
});

test("ideas, factors and actions take lists as well", async ({ world }) => {
  const { page } = world;
  const id = await world.post();
  await world.open(`${id}/meet/root_cause`);
  await paste(page, page.getByLabel("Add: Contributing factors"), LIST);
  await expect(page.getByText("3 entries added.")).toBeVisible();
  await paste(page, page.getByRole("textbox", { name: "Park an idea" }), LIST);
  await expect.poll(async () => (await world.snapshot<object[]>(id, "ideas")).length).toBe(3);
  await world.open(`${id}/meet/commit`);
  await paste(page, page.getByRole("textbox", { name: "Add an action" }), LIST);
  await expect
    .poll(async () => (await world.snapshot<{ actions: object[] }>(id, "actions")).actions.length)
    .toBe(3);
});

test("lines that are pasted into an answer stand beneath one another", async ({ world }) => {
  const { page } = world;
  const id = await world.post();
  await world.open(`${id}/meet/whys`);
  await page.getByRole("button", { name: "New chain" }).click();
  const problem = page.getByRole("textbox", { name: "The chain starts from" });
  await problem.fill("Checkout failed");
  await page.keyboard.press("Enter");
  await paste(page, page.getByRole("textbox", { name: "Answer" }), "The pool was full\nA retry storm\n");
  await expect(page.getByText("2 answers added, each below the one before.")).toBeVisible();
  interface Cause {
    text: string;
    causes: Cause[];
  }
  const chains = async () => {
    const views = await world.snapshot<{ chain: { problem: string; causes: Cause[] } }[]>(id, "chains");
    const texts = (causes: Cause[]): string[] =>
      causes.flatMap((cause) => [cause.text, ...texts(cause.causes)]);
    return views.map(({ chain }) => [chain.problem, ...texts(chain.causes)]);
  };
  expect(await chains()).toEqual([["Checkout failed", "The pool was full", "A retry storm"]]);
  // The next answer is open below them.
  await page.keyboard.type("No back-off");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await chains())[0]?.at(-1)).toBe("No back-off");
});
