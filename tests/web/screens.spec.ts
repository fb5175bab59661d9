// What fits where: long texts, many entries, small windows.
import { expect, PHASES, test } from "./world";

test("no screen scrolls sideways at 1280×720, whatever is typed", async ({ world }) => {
  const id = await world.sample();
  const long = `${"incompressible".repeat(60)} ${"and then a long sentence that goes on ".repeat(20)}`;
  await world.apply(id, { topic: "facts", edit: "title", text: long });
  await world.apply(id, { topic: "facts", edit: "impact", text: long });
  await world.apply(id, {
    topic: "timeline",
    edit: "add",
    at: "2024-11-15T13:00:00Z",
    text: long,
    kind: "observation",
  });
  await world.apply(id, { topic: "remarks", edit: "add", list: "lucky", text: long });
  await world.apply(id, {
    topic: "candidates",
    edit: "add",
    text: long,
    category: null,
    origin: { from: "room" },
  });
  await world.apply(id, { topic: "actions", edit: "add", text: long });
  await world.apply(id, { topic: "chains", edit: "add_chain", problem: long });
  for (const place of ["prepare", "record", ...PHASES.map((phase) => `meet/${phase}`)]) {
    await world.open(`${id}/${place}`);
    const wide = await world.page.evaluate(() => {
      const main = document.querySelector("main");
      return {
        window: document.documentElement.scrollWidth - innerWidth,
        main: main ? main.scrollWidth - main.clientWidth : 0,
      };
    });
    expect(wide, place).toEqual({ window: 0, main: 0 });
  }
  await world.open();
  expect(await world.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});

test("five hundred events are shown, and the next joins them", async ({ world }) => {
  const id = await world.post();
  const events = Array.from({ length: 500 }, (_, n) => ({
    at: new Date(Date.UTC(2025, 2, 4, 0, n)).toISOString(),
    text: `event ${n}`,
    kind: "observation",
    links: [],
  }));
  await world.apply(id, { topic: "timeline", edit: "add_many", events, source: "Notes", marks: [] });
  await world.open(`${id}/meet/timeline`);
  await expect(world.page.getByText("500 events")).toBeVisible();
  await world.page.keyboard.press("n");
  await world.page.keyboard.type("23:59 the last one");
  await world.page.keyboard.press("Enter");
  await expect(world.page.getByText("501 events")).toBeVisible();
});

test("larger text enlarges everything and loses nothing", async ({ world }) => {
  const id = await world.sample();
  await world.open(`${id}/meet/whys`);
  await world.page.addStyleTag({ content: "html { font-size: 130% !important }" });
  await expect(world.page.getByRole("button", { name: /New chain/ })).toBeInViewport();
  expect(await world.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});

test("right-to-left, emoji and invisible characters show as they were typed", async ({ world }) => {
  const id = await world.post();
  const text = "שלום עולם 👩‍🚒 e\u0301 \u200b ende";
  await world.apply(id, { topic: "remarks", edit: "add", list: "went_well", text });
  await world.open(`${id}/meet/went_well`);
  await expect(world.page.getByRole("list", { name: "Went well" }).getByRole("listitem")).toContainText(
    "שלום עולם 👩‍🚒",
  );
});

test("a read-only workspace says so and offers no edit", async ({ world }) => {
  const id = await world.sample();
  await world.page.route("**/api/session", async (route) => {
    const answer = await route.fetch({ maxRetries: 3 });
    await route.fulfill({ json: { ...(await answer.json()), state: { state: "read_only" } } });
  });
  await world.open();
  await expect(world.page.getByText("This workspace can be read but not changed")).toBeVisible();
  await expect(world.page.getByRole("button", { name: "New post-mortem" })).toBeDisabled();
  await world.open(`${id}/meet/whys`);
  await expect(world.page.locator(".saved")).toHaveText("Read-only");
  await expect(world.page.getByRole("button", { name: "New chain" })).toBeDisabled();
});
