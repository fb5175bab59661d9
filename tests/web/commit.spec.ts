// Committing: owner, date and ticket for each action; tickets made in a tracker, once each.
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ActionItem } from "../../ui/src/lib/generated/ActionItem";
import { GitHub } from "./github";
import { test as base, expect, ROOT, type World } from "./world";

const test = base.extend<{ github: GitHub; address: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from the pattern.
  github: async ({}, use) => {
    const github = new GitHub();
    await use(github);
    github.stop();
  },
  address: async ({ github }, use) => use(await github.start()),
});

const TEXTS = ["Test nightly against the sandbox", "Write the rollback runbook", "Alert on failed payments"];

async function committed(world: World, texts = TEXTS): Promise<string> {
  const id = await world.post("Payment degradation");
  await world.apply(id, { topic: "people", edit: "add", name: "Ana Kovač", role: "" });
  const chain = await world.apply(id, { topic: "chains", edit: "add_chain", problem: "Payments failed" });
  const cause = await world.apply(id, {
    topic: "chains",
    edit: "add_cause",
    chain,
    parent: null,
    text: "No test looks at the provider’s new versions",
    at: null,
  });
  for (const [n, text] of texts.entries()) {
    const origin = n === 0 ? { from: "cause", id: cause } : { from: "room" };
    await world.apply(id, { topic: "candidates", edit: "add", text, category: "prevention", origin });
  }
  await world.apply(id, { topic: "ballots", edit: "skip" });
  const candidates = await world.snapshot<{ id: string }[]>(id, "candidates");
  for (const { id: candidate } of candidates) {
    await world.apply(id, { topic: "ballots", edit: "pick", candidate, on: true });
  }
  await world.open(`${id}/meet/commit`);
  return id;
}

async function actions(world: World, id: string): Promise<ActionItem[]> {
  return (await world.snapshot<{ actions: ActionItem[] }>(id, "actions")).actions;
}

/** Enters the connection as a person does. */
async function connect(world: World, address: string, token: string) {
  await world.page.getByRole("button", { name: "More", exact: true }).first().click();
  await world.page.getByRole("menuitem", { name: "Tickets and due dates…" }).click();
  await world.page.getByRole("button", { name: "Add a connection" }).click();
  await world.page.getByRole("textbox", { name: "Address" }).fill(address);
  await world.page.getByLabel("Plain HTTP is fine here").check();
  await world.page.getByLabel("Repository, as owner/name").fill("acme/shop");
  await world.page.getByLabel(/^Token/).fill(token);
  await world.page.getByRole("button", { name: "Test the connection" }).click();
}

async function connected(world: World, address: string) {
  await connect(world, address, "right");
  await expect(world.page.getByText("It works: facilitator, acme/shop.")).toBeVisible();
  await world.page.getByRole("button", { name: "Save" }).click();
  await world.page.getByRole("button", { name: "Done" }).click();
}

/** A second connection to the same place, under another name. */
async function connectedTwice(world: World): Promise<{ id: string }> {
  const view = await world.call<{ settings: { connections: object[] } }>("commit_settings");
  const [first] = view.settings.connections;
  const other = { ...first, id: "0192f3a4-0000-7000-8000-000000000001", name: "Other" };
  await world.call("set_commit_settings", { settings: { ...view.settings, connections: [first, other] } });
  return other;
}

async function picture(world: World, name: string) {
  const folder = join(ROOT, "out/commit");
  mkdirSync(folder, { recursive: true });
  await world.page.screenshot({ path: join(folder, `${name}.png`) });
}

test("a connection says at once what is wrong with it, and its token is in no file", async ({
  world,
  address,
}) => {
  await committed(world);
  await connect(world, address, "wrong");
  await expect(world.page.getByText("The tracker does not accept this token.")).toBeVisible();
  await world.page.getByRole("textbox", { name: "Address" }).fill("http://192.168.1.9");
  await world.page.getByRole("button", { name: "Test the connection" }).click();
  await expect(
    world.page.getByText("Over plain HTTP, anyone on the network can read the token."),
  ).toBeVisible();
  await world.page.getByRole("textbox", { name: "Address" }).fill(address);
  await world.page.getByLabel(/^Token/).fill("right");
  await world.page.getByRole("button", { name: "Test the connection" }).click();
  await expect(world.page.getByText("It works: facilitator, acme/shop.")).toBeVisible();
  await picture(world, "connection");
  await world.isAccessible("the form of a connection");
  await world.page.getByRole("button", { name: "Save" }).click();
  await expect(world.page.getByRole("button", { name: "Edit GitHub Issues" })).toBeVisible();
  const data = join(world.folder, "data");
  const files = readdirSync(data).filter((name) => name.startsWith("Post-mortems.afterword"));
  const written = Buffer.concat(files.map((name) => readFileSync(join(data, name)))).toString("latin1");
  expect(written).toContain("acme/shop");
  for (const secret of ["Bearer", '"right"']) expect(written).not.toContain(secret);
});

test("all tickets are previewed, then made, and each action keeps its key and link", async ({
  world,
  github,
  address,
}) => {
  const id = await committed(world);
  await connected(world, address);
  await world.page.getByRole("button", { name: /^Create tickets…/ }).click();
  await expect(world.page.getByText("Why: No test looks at the provider’s new versions")).toBeVisible();
  await expect(
    world.page.getByText("Incident: PM-1 · Payment degradation, 2025-03-04").first(),
  ).toBeVisible();
  await picture(world, "preview");
  await world.isAccessible("the preview of tickets");
  await world.page.getByRole("button", { name: "Create 3 tickets" }).click();
  await expect(world.page.getByRole("dialog")).toHaveCount(0);
  const made = await actions(world, id);
  expect(made.map((action) => action.ticket)).toEqual(["acme/shop#1", "acme/shop#2", "acme/shop#3"]);
  expect(made[0]?.ticket_url).toBe("https://github.com/acme/shop/issues/1");
  expect(github.issues.map((issue) => issue.title)).toEqual(TEXTS);
  expect(github.issues[0]?.labels).toEqual(["post-mortem", "prevention"]);
  const sent = JSON.stringify(github.issues);
  for (const other of ["Ana Kovač", "Payments failed"]) expect(sent).not.toContain(other);
  await picture(world, "made");
});

test("a tracker that can’t be reached leaves tickets pending; the gate stays open, and they are made later, once", async ({
  world,
  github,
  address,
}) => {
  const id = await committed(world, TEXTS.slice(0, 1));
  await connected(world, address);
  github.faults.push("drop", 500, 422);
  await world.page.getByRole("button", { name: /^Create a ticket/ }).click();
  await world.page.getByRole("button", { name: "Create 1 ticket" }).click();
  await expect(world.page.getByRole("alert")).toContainText("may already exist");
  await picture(world, "refused");
  await world.page.getByRole("button", { name: "Cancel" }).click();
  await expect(world.page.getByText("ticket pending")).toBeVisible();
  await expect(world.page.getByText("Needs owner, due date, ticket")).toBeVisible();
  await picture(world, "pending");
  expect((await actions(world, id))[0]?.pending).not.toBeNull();

  for (const said of ["had an internal error (500)", "The tracker refused this"]) {
    await world.page.getByRole("button", { name: "Try again" }).click();
    await world.page.getByRole("button", { name: "Create 1 ticket" }).click();
    await expect(world.page.getByRole("alert")).toContainText(said);
    await world.page.getByRole("button", { name: "Cancel" }).click();
  }
  // Opening the screen again tries what waits by itself.
  await world.page.reload();
  await expect(world.page.getByLabel("Ticket", { exact: true })).toHaveValue("acme/shop#1");
  expect(github.issues).toHaveLength(1);
});

test("a connection that broke after the ticket was made never makes a second one", async ({
  world,
  github,
  address,
}) => {
  const id = await committed(world, TEXTS.slice(0, 1));
  await connected(world, address);
  github.faults.push("drop after");
  await world.page.getByRole("button", { name: /^Create a ticket/ }).click();
  await world.page.getByRole("button", { name: "Create 1 ticket" }).click();
  await expect.poll(async () => (await actions(world, id))[0]?.ticket).toBe("acme/shop#1");
  await expect(world.page.getByRole("dialog")).toHaveCount(0);
  await world.page.keyboard.press("Control+z");
  await expect.poll(async () => (await actions(world, id))[0]?.ticket).toBe("");
  await world.page.reload();
  await expect(world.page.getByText("Nobody on this computer has asked for this ticket")).toBeVisible();
  await world.page.getByRole("button", { name: "Try again" }).click();
  await world.page.getByRole("button", { name: "Create 1 ticket" }).click();
  await expect.poll(async () => (await actions(world, id))[0]?.ticket).toBe("acme/shop#1");
  expect(github.issues).toHaveLength(1);
});

test("a key or an address that is pasted is recognised and linked", async ({ world, address }) => {
  const id = await committed(world, TEXTS.slice(0, 1));
  await connected(world, address);
  const ticket = world.page.getByLabel("Ticket", { exact: true });
  await ticket.fill("#12");
  await ticket.press("Tab");
  await expect.poll(async () => (await actions(world, id))[0]?.ticket_url).toContain("/acme/shop/issues/12");
  await ticket.fill("https://acme.atlassian.net/browse/PAY-7");
  await ticket.press("Tab");
  await expect
    .poll(async () => (await actions(world, id))[0]?.ticket_url)
    .toBe("https://acme.atlassian.net/browse/PAY-7");
  await ticket.fill("the usual place");
  await ticket.press("Tab");
  await expect.poll(async () => (await actions(world, id))[0]?.ticket_url).toBe("");
});

test("a due date is proposed by severity, the days can be changed, and it is typed as people type it", async ({
  world,
}) => {
  const id = await committed(world, TEXTS.slice(0, 2));
  const { today } = await world.call<{ today: string }>("session");
  const day = (days: number) => {
    const then = new Date(`${today}T00:00:00Z`);
    then.setUTCDate(then.getUTCDate() + days);
    return then.toISOString().slice(0, 10);
  };
  await world.apply(id, { topic: "facts", edit: "severity", severity: "sev1" });
  const propose = world.page.getByRole("button", { name: /^Propose dates/ });
  await expect(propose).toHaveAttribute("title", /^In 15 days/);
  await propose.click();
  await expect
    .poll(async () => (await actions(world, id)).map((action) => action.due))
    .toEqual([day(15), day(15)]);
  await world.page.getByRole("button", { name: "More", exact: true }).first().click();
  await world.page.getByRole("menuitem", { name: "Tickets and due dates…" }).click();
  await world.page.getByLabel("SEV1").fill("10");
  await world.page.getByLabel("SEV1").press("Tab");
  await world.page.getByRole("button", { name: "Done" }).click();
  const due = world.page.getByLabel("Due", { exact: true });
  await due.first().fill("in 2 weeks");
  await due.first().press("Tab");
  await due.nth(1).fill("");
  await due.nth(1).press("Tab");
  await world.page.getByRole("button", { name: /^Use / }).click();
  await expect
    .poll(async () => (await actions(world, id)).map((action) => action.due))
    .toEqual([day(14), day(10)]);
});

test("what is closed in the tracker is offered as done, here and in the record", async ({
  world,
  github,
  address,
}) => {
  const id = await committed(world, TEXTS.slice(0, 2));
  await connected(world, address);
  await world.page.getByRole("button", { name: /^Create tickets…/ }).click();
  await world.page.getByRole("button", { name: "Create 2 tickets" }).click();
  await expect.poll(() => github.issues.length).toBe(2);
  // The links lead to github.com; this tracker is on loopback, and its own address is what is asked.
  for (const [n, action] of (await actions(world, id)).entries()) {
    const text = `${address}/acme/shop/issues/${n + 1}`;
    await world.apply(id, { topic: "actions", edit: "ticket", id: action.id, text });
  }
  const first = github.issues[0];
  if (first) first.state = "closed";
  await world.page.getByRole("button", { name: "More", exact: true }).first().click();
  await world.page.getByRole("menuitem", { name: "Refresh tickets" }).click();
  await world.page.getByRole("button", { name: "Mark as done" }).click();
  await expect.poll(async () => (await actions(world, id))[0]?.state).toBe("done");
  await expect(world.page.getByRole("button", { name: "Mark as done" })).toHaveCount(0);
});

test("a token that is kept nowhere is asked for when tickets are refreshed", async ({
  world,
  github,
  address,
}) => {
  const { page } = world;
  const id = await committed(world, TEXTS.slice(0, 1));
  await connect(world, address, "");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: /^Create a ticket/ }).click();
  await page.getByLabel("Token").fill("right");
  await page.getByRole("button", { name: "Create 1 ticket" }).click();
  await expect.poll(() => github.issues.length).toBe(1);
  const [action] = await actions(world, id);
  const text = `${address}/acme/shop/issues/1`;
  await world.apply(id, { topic: "actions", edit: "ticket", id: action?.id, text });
  const issue = github.issues[0];
  if (issue) issue.state = "closed";
  await page.getByRole("button", { name: "More", exact: true }).first().click();
  await page.getByRole("menuitem", { name: "Refresh tickets" }).click();
  await expect(page.getByText("The token of its connection is not kept. Enter it to ask.")).toBeVisible();
  await page.getByLabel("Token of GitHub Issues").fill("wrong");
  await page.getByRole("button", { name: "Refresh tickets" }).click();
  await expect(page.getByText("The tracker does not accept this token.")).toBeVisible();
  await page.getByLabel("Token of GitHub Issues").fill("right");
  await page.getByRole("button", { name: "Refresh tickets" }).click();
  await expect(page.getByRole("button", { name: "Mark as done" })).toBeVisible();
});

test("an action that waits at one connection is left alone while another is chosen", async ({
  world,
  github,
  address,
}) => {
  const { page } = world;
  const id = await committed(world, TEXTS.slice(0, 2));
  await connected(world, address);
  const other = await connectedTwice(world);
  const [waiting] = await actions(world, id);
  await world.apply(id, { topic: "actions", edit: "pending", id: waiting?.id, connection: other.id });
  await page.reload();
  await page.getByRole("button", { name: /^Create tickets…/ }).click();
  await page
    .getByRole("dialog")
    .getByLabel("Connection")
    .selectOption({ label: "GitHub Issues · acme/shop" });
  await expect(page.getByText("1 action is waiting on another connection")).toBeVisible();
  await page.getByRole("button", { name: "Create 1 ticket" }).click();
  await expect.poll(() => github.issues.map((issue) => issue.title)).toEqual([TEXTS[1]]);
  expect((await actions(world, id))[0]?.pending).toBe(other.id);
  await expect(page.getByRole("heading", { name: "Waiting on another connection" })).toBeVisible();
});

test("a token that is typed for one connection goes to no other", async ({ world, github, address }) => {
  const { page } = world;
  await committed(world, TEXTS.slice(0, 1));
  await connect(world, address, "");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await connectedTwice(world);
  await page.reload();
  await page.getByRole("button", { name: /^Create a ticket/ }).click();
  await page.getByLabel("Token").fill("right");
  await page.getByRole("dialog").getByLabel("Connection").selectOption({ label: "Other · acme/shop" });
  await expect(page.getByLabel("Token")).toHaveValue("");
  await expect(page.getByRole("button", { name: "Create 1 ticket" })).toBeDisabled();
  expect(github.issues).toEqual([]);
});

test("candidates below the line say why not, and the record prints it", async ({ world }) => {
  const id = await world.post();
  for (const text of ["Pin the SDK", "Rewrite the client"]) {
    const origin = { from: "room" };
    await world.apply(id, { topic: "candidates", edit: "add", text, category: null, origin });
  }
  await world.open(`${id}/meet/commit`);
  await world.page.getByText("Considered, not chosen (2)").click();
  await world.page.getByLabel("Why not: Rewrite the client").fill("Too big for one quarter");
  await world.page.getByLabel("Why not: Rewrite the client").press("Tab");
  await world.saved();
  const { look } = await world.call<{ look: unknown }>("session", {});
  const record = await world.call<string>("markdown", { id, look });
  expect(record).toContain("| Rewrite the client |  | Too big for one quarter |");
});

test("the due dates and the actions are written as files other tools read", async ({ world }) => {
  const id = await committed(world, TEXTS.slice(0, 1));
  await world.page.getByLabel("Due", { exact: true }).fill("29 Nov 2030");
  await world.page.getByLabel("Due", { exact: true }).press("Tab");
  await expect.poll(async () => (await actions(world, id))[0]?.due).toBe("2030-11-29");
  for (const [name, ending] of [
    ["Due dates as a calendar (.ics)", "degradation.ics"],
    ["Actions for a spreadsheet (.csv)", "degradation.csv"],
    ["Actions to import into a tracker (.csv)", "degradation tracker.csv"],
  ] as const) {
    await world.page.getByRole("button", { name: "More", exact: true }).first().click();
    await world.page.getByRole("menuitem", { name }).click();
    await expect(world.page.locator(".notices")).toContainText(new RegExp(`Written to .*${ending}`));
  }
  const file = (ending: string) => readFileSync(join(world.folder, `outbox/PM-1 Payment ${ending}`), "utf8");
  expect(file("degradation.ics")).toContain("DTSTART;VALUE=DATE:20301129");
  const columns = "Title,Description,Category,Owner,Due date,Labels\r\n";
  expect(file("degradation.csv").startsWith(`\ufeff${columns}`)).toBe(true);
  expect(file("degradation tracker.csv").startsWith(columns)).toBe(true);
});
