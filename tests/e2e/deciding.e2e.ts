// From twenty candidates to five tickets in the real window, with the room view beside it and two phones.
// It leaves pictures below `out/deciding`.
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { afterAll, beforeAll, expect, onTestFailed, test as step } from "vitest";
import { GitHub } from "../web/github";
import { Key, type Places, places, ROOT, remove, SECOND, until, Window } from "./window";

const OUT = join(ROOT, "out/deciding");
const CHOSEN = [
  "Test against the provider’s sandbox in a nightly job",
  "Write down: roll back first, diagnose second",
];
const SAID = [
  "Drill a rollback every quarter",
  "Canary for one percent of checkouts",
  "Alert on the age of the SDK",
  "Owner for the payment client",
  "Freeze before holidays",
  "Second provider as a fallback",
  "Retry soft declines with back-off",
  "Page on-call when the status page is edited",
  "Template for status updates",
  "Review mails of vendors weekly",
  "Contract tests for every vendor",
  "Dashboard for SDK versions",
  "Rewrite the payment client",
  "Rehearse handing over command",
  "Load test of the error path",
  "Kill switch for new checkout code",
  "Record calls of incidents",
];

let at: Places;
let window: Window;
let github: GitHub;
let tracker: string;
let browser: Browser;

beforeAll(async () => {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  github = new GitHub();
  tracker = await github.start();
  const system = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path));
  browser = await chromium.launch({
    ...(system ? { executablePath: system } : {}),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  at = places();
  window = await Window.open(at, undefined, true);
  await window.click("Try it with the sample");
  await window.reads("PM-2 · Payment degradation");
  await window.press(Key.ESCAPE);
});

afterAll(async () => {
  await browser?.close();
  await window?.close();
  github?.stop();
  if (at) remove(at);
});

function test(name: string, work: () => Promise<void>) {
  step(name, async () => {
    onTestFailed(() => picture("failed"));
    await work();
  });
}

const picture = (name: string) => window.photograph(join(OUT, `${name}.png`));

/** Does something in the room view, and comes back. */
async function inTheRoom<T>(work: () => Promise<T>): Promise<T> {
  await window.turnTo("room");
  const done = await work();
  await window.turnTo("facilitator");
  return done;
}

/** Waits until the room reads a text. */
const roomReads = (text: string) => inTheRoom(() => window.reads(text));

async function openVote(way: string) {
  await window.clickOn(`xpath=//label[.//b[normalize-space(.)='${way}']]//input`);
  await window.click("Open the vote");
}

async function discard() {
  await window.click("Cancel this vote");
  if ((await window.text("body")).includes("Cancel this vote?")) await window.click("Throw the ballots away");
  await window.reads("Each person says their votes");
}

async function phone(link: string, name: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(link);
  await page.getByRole("button", { name, exact: true }).tap();
  await page.getByRole("button", { name: "Cast my votes" }).waitFor();
  return page;
}

async function give(page: Page, candidates: string[]) {
  for (const text of candidates) {
    await page.getByRole("button", { name: `One more vote for: ${text}`, exact: true }).tap();
  }
  await page.getByRole("button", { name: "Cast my votes" }).tap();
  await page.getByRole("heading", { name: /Counted/ }).waitFor();
}

test("twenty candidates are collected by keyboard", async () => {
  await window.chord([Key.CONTROL], "7");
  await window.reads("What could we change?");
  for (const [n, text] of SAID.entries()) {
    await window.press(text);
    await window.chord([Key.ALT], String((n % 4) + 1));
  }
  await window.press(Key.ESCAPE);
  await window.reads("20 candidates");
  await picture("collect");
});

test("the room view follows the phase, and may do nothing else", async () => {
  await window.chord([Key.CONTROL, Key.SHIFT], "r");
  await roomReads("The meeting appears here once its clock starts.");
  await window.click("Start the meeting");
  await roomReads(SAID[0] as string);
  // Beside the facilitator's window, so that a picture shows both.
  await inTheRoom(() => window.driver.manage().window().setRect({ x: 1360, y: 0, width: 1280, height: 720 }));
  const said = await inTheRoom(async () => {
    const asked =
      "window.__TAURI_INTERNALS__.invoke(arguments[0], arguments[1]).then(() => 'done', String).then(arguments[2])";
    const answers = [];
    for (const [name, given] of [
      ["session", {}],
      ["snapshot", { id: "00000000-0000-0000-0000-000000000000", areas: ["ballots"] }],
      ["apply", { op: {} }],
      ["plugin:window|close", {}],
      ["room", {}],
    ] as const) {
      answers.push(String(await window.driver.executeAsyncScript(asked, name, given)));
    }
    return answers;
  });
  expect(said.pop()).toBe("done");
  for (const answer of said) expect(answer).toContain("not allowed");
  await inTheRoom(async () => window.driver.navigate().refresh());
  await roomReads(SAID[0] as string);
  await window.reads("20 candidates");
});

test("hands: counted per candidate, then entered person by person", async () => {
  await window.chord([Key.CONTROL], "8");
  // The sample's earlier actions are not what this is about.
  await window.click("Move on");
  await window.reads("Each person says their votes");
  await picture("vote-set-up");
  await openVote("Raised hands");
  await window.reads("0 of 27 votes entered");
  await window.press("8", Key.ENTER, "7", Key.ENTER, "6");
  await window.reads("21 of 27 votes entered");
  await roomReads("Voting by raised hands");
  await picture("vote-hands");
  await discard();
  await openVote("Person by person");
  await window.sees("tbody tr:focus");
  for (let n = 0; n < 9; n++) await window.press("1", String((n % 5) + 2), "9");
  await window.reads("9 of 9 ballots in");
  await picture("vote-people");
  await discard();
});

test("the laptop goes round", async () => {
  await openVote("Pass the laptop");
  await window.click("Hand the laptop over");
  await window.reads("Who votes now?");
  await picture("vote-pass-who");
  await window.press(Key.ENTER);
  await window.reads("it’s your turn");
  await window.press(Key.ENTER);
  await window.reads("3 of 3 votes left");
  await window.press("1", "1", "2");
  await window.reads("0 of 3 votes left");
  await picture("vote-pass-ballot");
  await window.press(Key.ENTER);
  await window.reads("Are these your votes?");
  await window.press(Key.ENTER);
  await window.reads("Your ballot is in.");
  await picture("vote-pass-done");
  await window.press(Key.ENTER);
  await window.reads("1 of 9 ballots in");
  await window.click("Back to the facilitator");
  await roomReads("1 of 9 ballots in");
  await discard();
});

test("two phones vote, the rest is entered from raised hands, and the result has its cut line", async () => {
  await openVote("Phones");
  await window.reads("Let phones in");
  await picture("vote-phones-address");
  await window.clickOn("xpath=//label[.//span[normalize-space(.)='127.0.0.1']]//input");
  await window.click("Let phones in at this address");
  await window.reads("Scan, or open");
  const [, address] = /Scan, or open\s+(\S+)/.exec(await window.text("main")) ?? [];
  const [, code] = /and type\s+(\S+)/.exec(await window.text("main")) ?? [];
  const link = `http://${address}/#${code}`;
  const [ines, tomas] = [await phone(link, "Ines Duarte"), await phone(link, "Tomas Lind")];
  await ines.screenshot({ path: join(OUT, "phone-360-ballot.png") });
  await give(ines, [CHOSEN[0] as string, CHOSEN[1] as string, SAID[0] as string]);
  await ines.screenshot({ path: join(OUT, "phone-360-counted.png") });
  await give(tomas, [CHOSEN[0] as string, SAID[1] as string, SAID[2] as string]);
  await roomReads("2 of 9 ballots in");
  await tomas.reload();
  await tomas.getByRole("heading", { name: /Counted/ }).waitFor();
  await picture("vote-phones");

  // Seven are on a call, and say their votes aloud.
  for (const [name, keys] of [
    ["Yuki Arai", ["1", "2", "3"]],
    ["Femi Okoye", ["1", "1", "4"]],
    ["Lena Brandt", ["2", "2", "4"]],
    ["Ravi Menon", ["1", "4", "5"]],
    ["Ana Kovač", ["3", "5", "5"]],
    ["Sam Whitfield", ["1", "2", "6"]],
    ["Mira Jansen", ["3", "3", "1"]],
  ] as const) {
    await window.click(`Ballot of ${name}`);
    await window.click("Enter from raised hands…");
    await window.reads(`Votes of ${name}`);
    await window.press(...keys);
    await window.click("Enter", "@role='dialog'");
    await until(
      async () => !(await window.text("body")).includes(`Votes of ${name}`),
      `the votes of ${name} to be entered`,
    );
  }
  await window.reads("9 of 9 ballots in");
  await window.click("Close the vote");
  await ines.getByText("Voting is closed.").first().waitFor();
  await window.reads("below the line: kept for the record");
  await roomReads("What we will do");
  await roomReads("9 of 9 ballots in · 3 votes each");
  await picture("result");
  await window.photograph(join(OUT, "room-result.png"), SECOND);
});

test("five actions get an owner, a date and a ticket, and the room sees the table fill", async () => {
  await window.chord([Key.CONTROL], "9");
  await window.reads("0 of 5 complete");
  await roomReads("owner?");
  const owners = ["Ravi Menon", "Tomas Lind", "Ana Kovač", "Femi Okoye", "Ines Duarte"];
  for (const [n, owner] of owners.entries()) {
    await window.clickOn(`ol > li:nth-child(${n + 1}) .fields > *:nth-child(1) input`);
    await window.press(owner, Key.TAB);
  }
  await window.press(Key.ESCAPE);
  await window.driver.executeScript("document.activeElement?.blur()");
  await window.press("d");
  await window.saved();
  await roomReads("Ravi Menon");
  await picture("commit-filling");

  await window.chord([Key.CONTROL, Key.SHIFT], "t");
  await window.reads("There is no connection to a tracker yet.");
  await window.click("Add a connection");
  await window.fill("Address", tracker);
  await window.clickOn("xpath=//label[contains(., 'Plain HTTP is fine here')]//input");
  await window.fill("Repository, as owner/name", "acme/shop");
  await window.reads("so you will be asked for the token each time");
  await window.click("Save");
  await window.click("Done");
  await window.reads("Create 5 tickets");
  await window.fill("Token", "right");
  await window.reads("Incident: PM-2 · Payment degradation, 2024-11-15");
  await picture("tickets-preview");
  await window.click("Create 5 tickets", "@role='dialog'");
  await window.reads("The tracker found nobody called Ravi Menon");
  await picture("tickets-made");
  await window.click("Done");
  await window.reads("5 of 5 complete");
  await window.reads("The gate is met.");
  await roomReads("acme/shop#5");
  await picture("committed");
  await window.photograph(join(OUT, "room-commit.png"), SECOND);
  expect(github.issues).toHaveLength(5);
  expect(new Set(github.issues.map((issue) => issue.title)).size).toBe(5);
});

test("closing the room view disturbs nothing", async () => {
  await window.chord([Key.CONTROL], "k");
  await window.press("close the room", Key.ENTER);
  await until(async () => (await window.driver.getAllWindowHandles()).length === 1, "one window to be left");
  await window.turnTo("facilitator");
  await window.reads("5 of 5 complete");
});
