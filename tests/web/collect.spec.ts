// Collecting: twenty candidates by keyboard, those that say the same, one that says two things.
import { expect, test, type World } from "./world";

interface Listed {
  id: string;
  text: string;
  category: string | null;
  sources: { from: string; text: string }[];
}

const SAID = [
  "Nightly test against the sandbox",
  "Feature flag for the provider",
  "Alert on failed payments",
  "Rollback runbook",
  "Pin the SDK",
  "Drill a rollback",
  "Second provider",
  "Freeze before holidays",
  "Canary for one percent",
  "Owner for the client",
  "Dashboard for versions",
  "Retry with back-off",
  "Status page template",
  "Page on-call at once",
  "Review vendor mails",
];

const candidates = (world: World, id: string) => world.snapshot<Listed[]>(id, "candidates");

async function chains(world: World, id: string) {
  const chain = await world.apply(id, { topic: "chains", edit: "add_chain", problem: "Payments failed" });
  for (const text of [
    "No test looked at the new version",
    "Nobody owned the client",
    "No alert on the share",
  ]) {
    await world.apply(id, { topic: "chains", edit: "add_cause", chain, parent: null, text, at: null });
  }
  for (const text of ["Ask the provider for a changelog", "Keep a list of vendors"]) {
    await world.apply(id, { topic: "ideas", edit: "park", text });
  }
}

test("twenty candidates are collected by keyboard: from the room, from parked ideas, from causes", async ({
  world,
}) => {
  const id = await world.post("Payment degradation");
  await chains(world, id);
  await world.open(`${id}/meet/collect`);
  let pressed = 0;
  const press = async (key: string) => {
    pressed += 1;
    await world.page.keyboard.press(key);
  };
  const type = async (text: string) => {
    pressed += text.length;
    await world.page.keyboard.type(text);
  };
  await press("n");
  for (const [n, text] of SAID.entries()) {
    await type(text);
    await press(n % 5 === 4 ? "Enter" : `Alt+${(n % 5) + 1}`);
  }
  await expect(world.page.getByText("15 candidates")).toBeVisible();
  await press("Escape");
  await press("a");
  await press("Enter");
  await expect(world.page.getByText("16 candidates")).toBeVisible();
  await expect(world.page.getByRole("listitem").filter({ hasText: "Keep a list of vendors" })).toBeFocused();
  await press("Enter");
  await expect(world.page.getByText("17 candidates")).toBeVisible();
  for (const [n, text] of ["Test it in CI", "Name an owner", "Alert on the share"].entries()) {
    await expect(world.page.locator("li[data-entry]:focus")).toBeVisible();
    await press("Enter");
    await type(text);
    await press("Enter");
    await expect(world.page.getByText(`${18 + n} candidates`)).toBeVisible();
  }
  const made = await candidates(world, id);
  expect(made).toHaveLength(20);
  expect(made.filter((one) => one.sources[0]?.from === "room")).toHaveLength(15);
  expect(made.filter((one) => one.sources[0]?.from === "idea")).toHaveLength(2);
  expect(made.filter((one) => one.sources[0]?.from === "cause")).toHaveLength(3);
  expect(made.slice(0, 5).map((one) => one.category)).toEqual([
    "prevention",
    "detection",
    "mitigation",
    "process",
    null,
  ]);
  const typed = made
    .filter((one) => one.sources[0]?.from !== "idea")
    .reduce((n, one) => n + one.text.length, 0);
  test.info().annotations.push({
    type: "key presses",
    description: `${pressed} for twenty candidates, ${pressed - typed} of them besides the words`,
  });
  expect(pressed - typed, "besides the words").toBeLessThanOrEqual(40);
});

test("a candidate that says nearly the same as one above is pointed out and merged with one press", async ({
  world,
}) => {
  const id = await world.post();
  for (const text of [
    "Feature flag for payments",
    "Alert on failures",
    "Put payments behind a feature flag",
  ]) {
    const origin = { from: "room" };
    await world.apply(id, { topic: "candidates", edit: "add", text, category: null, origin });
  }
  await world.open(`${id}/meet/collect`);
  await expect(world.page.getByText("Similar to 1")).toHaveCount(1);
  await world.page.getByRole("button", { name: "Merge into 1" }).click();
  await expect(world.page.getByText("2 candidates")).toBeVisible();
  const first = (await candidates(world, id))[0];
  expect(first?.sources.at(-1)?.text).toBe("Put payments behind a feature flag");
});

test("a candidate that says two things is split, and both know where they came from", async ({ world }) => {
  const id = await world.post();
  await chains(world, id);
  const view = await world.snapshot<{ chain: { causes: { id: string }[] } }[]>(id, "chains");
  const cause = view[0]?.chain.causes[0];
  await world.apply(id, {
    topic: "candidates",
    edit: "add",
    text: "Pin the SDK and test it every night",
    category: "prevention",
    origin: { from: "cause", id: cause?.id },
  });
  await world.open(`${id}/meet/collect`);
  await world.page.getByRole("listitem", { name: /^Candidate 1/ }).press("s");
  await expect(world.page.getByLabel("The first")).toHaveValue("Pin the SDK");
  await expect(world.page.getByLabel("The second")).toHaveValue("Test it every night");
  await world.page.getByLabel("The second").press("Enter");
  await expect(world.page.getByText("2 candidates")).toBeVisible();
  const both = await candidates(world, id);
  expect(both.map((one) => one.text)).toEqual(["Pin the SDK", "Test it every night"]);
  for (const one of both) {
    expect([one.category, one.sources[0]?.from]).toEqual(["prevention", "cause"]);
  }
  await world.page.keyboard.press("Control+z");
  await expect(world.page.getByText("1 candidate", { exact: true })).toBeVisible();
});

test("words typed for a cause are added by the button beside them, and none are lost on the way elsewhere", async ({
  world,
}) => {
  const { page } = world;
  const id = await world.post("Payment degradation");
  const chain = await world.apply(id, { topic: "chains", edit: "add_chain", problem: "Payments failed" });
  for (const text of ["Nobody owns the client", "No alert on failures"]) {
    await world.apply(id, { topic: "chains", edit: "add_cause", chain, parent: null, text, at: null });
  }
  await world.open(`${id}/meet/collect`);
  await page.getByRole("button", { name: "Add: Nobody owns the client" }).click();
  await page.keyboard.type("Name an owner for the client");
  await page.getByRole("button", { name: "Add: Nobody owns the client" }).click();
  await expect(page.getByText("Name an owner for the client")).toBeVisible();
  await page.getByRole("button", { name: "Add: No alert on failures" }).click();
  await page.keyboard.type("Alert on failed payments");
  await page.keyboard.press("Control+PageDown");
  await expect(page.getByRole("heading", { name: "What we will do" })).toBeVisible();
  await page.keyboard.press("Control+PageUp");
  await expect(page.getByLabel("Make it a candidate")).toHaveValue("Alert on failed payments");
});
