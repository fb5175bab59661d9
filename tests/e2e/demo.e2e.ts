// The sample meeting, led through the built application as a facilitator leads it: clicks and keys, no commands.
// It leaves the record in three formats and a picture of every phase below `out/demo`.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFailed, test as step } from "vitest";
import { Key, type Places, places, ROOT, remove, until, Window } from "./window";

const OUT = join(ROOT, "out/demo");
let at: Places;
let window: Window;

beforeAll(async () => {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  at = places();
  window = await Window.open(at);
});

afterAll(async () => {
  await window?.close();
  if (at) remove(at);
});

/** A step of the story; a picture is kept of the moment in which one fails. */
function test(name: string, work: () => Promise<void>) {
  step(name, async () => {
    onTestFailed(() => window.photograph(join(OUT, "failed.png")));
    await work();
  });
}

async function phase(n: number, name: string, heading: string) {
  await window.reads(heading);
  await window.saved();
  await window.photograph(join(OUT, `${String(n).padStart(2, "0")}-${name}.png`));
}

async function next() {
  await window.chord([Key.CONTROL], Key.PAGE_DOWN);
}

test("an empty library explains itself and offers the sample", async () => {
  await window.reads("Lead your first blameless post-mortem");
  await window.photograph(join(OUT, "00-empty-library.png"));
  await window.click("Try it with the sample");
  await window.reads("PM-2 · Payment degradation");
});

test("prepare: a responder as facilitator gets a calm hint, figures follow the instants, notes become events", async () => {
  await window.fill("Facilitator", "Ines Duarte");
  await window.saved();
  await window.reads("had a role in this incident");
  await window.fill("Facilitator", "Noor Haddad");
  await window.saved();
  await until(
    async () => !(await window.text("main")).includes("had a role in this incident"),
    "the hint to go",
  );
  await window.fill("Detected", "13:50", true);
  await window.reads("“Detected” is earlier than “Impact started”");
  await window.fill("Detected", "14:12", true);
  await window.reads("18 min");
  await window.click("Paste notes");
  await window.fill(
    "Notes",
    "14:28 — hypothesis: the new release changed something\n14:29 — decision: compare with the release before",
  );
  await window.click("Add 2 events");
  await window.reads("compare with the release before");
  await window.saved();
  await window.photograph(join(OUT, "00-prepare.png"));
});

test("1 welcome: the premise, the rules, who is here", async () => {
  await window.click("Start the meeting");
  await phase(1, "welcome", "Why we are here");
});

test("2 last time's actions: answered by key and by pointer, asked for once when one is left out", async () => {
  await next();
  await window.reads("0 of 4 answered");
  // The first card by keys: done, helped.
  await window.press("d");
  await window.reads("Did it help?");
  await window.press("h");
  await window.reads("1 of 4 answered");
  // The second by pointer.
  await window.clickOn("article:nth-of-type(2) button:nth-of-type(2)");
  await window.clickOn("article:nth-of-type(2) [aria-label='What now?'] button:nth-of-type(1)");
  await window.reads("2 of 4 answered");
  // The third is redefined.
  await window.clickOn("article:nth-of-type(3) button:nth-of-type(3)");
  await window.clickOn("article:nth-of-type(3) [aria-label='What now?'] button:nth-of-type(2)");
  await window.fill("From now on", "Load-test cache changes in the release job");
  await window.saved();
  await window.reads("3 of 4 answered");
  await window.photograph(join(OUT, "02-last-time.png"));
  // The fourth is left out: moving on asks once.
  await next();
  await window.reads("1 action has no answer yet");
  await window.click("Stay");
  await window.clickOn("article:nth-of-type(4) button:nth-of-type(3)");
  await window.clickOn("article:nth-of-type(4) [aria-label='What now?'] button:nth-of-type(3)");
  await window.fill("Why it is being dropped", "The new cache was taken out in October");
  await window.saved();
  await window.reads("4 of 4 answered");
});

test("3 timeline: a new event, a star, an evidence link, a parked idea, all by key", async () => {
  await next();
  await window.reads("What happened when");
  await window.press("n");
  await window.press("14:27 observation: the first customer calls support", Key.ENTER);
  await window.reads("the first customer calls support");
  await window.press(Key.ESCAPE);
  await window.clickOn("xpath=//li[contains(@aria-label, 'first customer calls')]");
  await window.press("s");
  await window.sees("xpath=//li[contains(@aria-label, 'first customer calls')][contains(@class, 'starred')]");
  await window.press("l");
  await window.press("https://status.example.com/incidents/482", Key.ENTER);
  await window.reads("https://status.example.com/incidents/482");
  // Right after an entry a letter alone is taken for the next words.
  await window.chord([Key.CONTROL], "i");
  await window.press("Page support as soon as checkout fails", Key.ENTER);
  await window.reads("Parked ideas · 4".toUpperCase());
  await phase(3, "timeline", "What happened when");
});

test("4 went well, went badly, lucky: as fast as the room speaks", async () => {
  await next();
  await window.reads("Start with what helped");
  await window.press("The scribe wrote down every hypothesis with its time.", Key.ENTER);
  await window.press("Nobody was asked who did it.", Key.ENTER);
  await window.reads("Nobody was asked who did it.");
  await window.fill("Add: Went badly", "The runbook starts with diagnosis.", true);
  await window.reads("The runbook starts with diagnosis.");
  await phase(4, "went-well", "What went well, what went badly");
});

test("5 whys: a chain is asked on, gets its condition and its end, by keys alone", async () => {
  await next();
  await window.reads("What made this possible?");
  await window.clickOn("xpath=//li[contains(@aria-label, 'Nothing tells responders')]");
  await window.press(Key.ENTER);
  await window.sees("textarea[aria-label='Answer']");
  await window.press(
    "The runbook was written when rollbacks took an hour, and nobody is asked to revise it.",
    Key.ENTER,
    Key.ESCAPE,
  );
  await window.sees("xpath=//li[contains(@aria-label, 'nobody is asked to revise it')]");
  await until(
    async () => (await window.text(":focus")).includes("nobody is asked to revise it"),
    "the new answer to hold the keyboard",
  );
  // Technical, process: then it can end the chain.
  await window.press("c");
  await window.sees(
    "xpath=//li[contains(@aria-label, 'nobody is asked to revise it')]//span[contains(@class, 'chip')]/span[.='Technical']",
  );
  await window.press("c");
  await window.sees(
    "xpath=//li[contains(@aria-label, 'nobody is asked to revise it')]//span[contains(@class, 'chip')]/span[.='Process']",
  );
  await window.press("e");
  await window.sees(
    "xpath=//li[contains(@aria-label, 'nobody is asked to revise it')][contains(@class, 'end')]",
  );
  // The third chain branches.
  await window.clickOn("xpath=//li[contains(@aria-label, 'averages over ten minutes')]");
  await window.press(Key.TAB);
  await window.press("No alert looks at payments alone.", Key.ENTER);
  await window.sees("xpath=//li[contains(@aria-label, 'No alert looks at payments alone')]");
  // What ends a chain and is confirmed becomes a factor.
  for (const end of ["nobody is asked to revise it", "No standard says"]) {
    await window.clickOn(`xpath=//li[contains(@aria-label, '${end}')]`);
    await window.press("s");
    await window.sees(`xpath=//li[contains(@aria-label, '${end}')]//span[.='Confirmed']`);
  }
  // One answer is shown by an event, another is ruled out with the reason, a step does not follow yet.
  await window.clickOn("xpath=//li[contains(@aria-label, 'Rollback waited')]");
  await window.press("s");
  await window.sees("xpath=//li[contains(@aria-label, 'Rollback waited')]//span[.='Confirmed']");
  await window.press("v");
  await window.sees("[role='dialog'] input");
  await window.press("Roll back to", Key.ENTER, Key.ESCAPE);
  await window.sees("xpath=//li[contains(@aria-label, 'Rollback waited')]//button[contains(., '14:35')]");
  await window.clickOn("xpath=//li[contains(@aria-label, 'No alert looks')]");
  await window.press(Key.TAB);
  await window.sees("textarea[aria-label='Answer']");
  await window.press("The alert was muted for the release.", Key.ENTER, Key.ESCAPE);
  await window.sees("xpath=//li[contains(@aria-label, 'The alert was muted')]");
  await until(async () => (await window.text(":focus")).includes("muted"), "the answer to hold the keyboard");
  await window.press("s", "s");
  await window.reads("Ruled out: why?");
  await window.press("v");
  await window.fill("Ruled out because", "The alert log shows it active all day.", true);
  await window.reads("The alert log shows it active all day.");
  await window.clickOn("xpath=//li[contains(@aria-label, 'nobody is asked to revise it')]");
  await window.press("t");
  await window.reads("… therefore …");
  await window.press(Key.ENTER);
  await window.photograph(join(OUT, "05-therefore.png"));
  await window.press("w");
  await window.sees("xpath=//li[contains(@aria-label, 'Nothing tells responders')]//b[.='weak step']");
  await window.reads("2 have reached a condition you can change.");
  await phase(5, "whys", "What made this possible?");
});

test("6 root cause: ends of chains become factors, the paragraph is typed", async () => {
  await next();
  await window.click("Add all");
  await window.reads("Every end of a chain is already a factor");
  await window.fill(
    "Root cause",
    "A third-party change could reach production untested, because no standard says how third-party APIs are tested.\n\nIt lasted because nothing told responders to roll back first.",
  );
  await phase(6, "root-cause", "Why it was possible");
});

test("7 collect: from ideas, from the room, and two merged into one", async () => {
  await next();
  await window.reads("What could we change?");
  await window.click("Add: Feature flag for the payment provider");
  // The ideas move up when one is taken.
  await window.reads("4 candidates");
  await window.click("Add: Runbook step: roll back first");
  await window.press("n");
  await window.press("Rewrite the payment client", Key.ENTER);
  await window.press("Dashboard for SDK versions", Key.ENTER);
  await window.press(Key.ESCAPE);
  await window.reads("7 candidates");
  for (const [text, category] of [
    ["Feature flag for the payment provider", "Mitigation"],
    ["Rewrite the payment client", "Prevention"],
    ["Dashboard for SDK versions", "Detection"],
  ] as const) {
    await window.clickOn(
      `xpath=//li[contains(@aria-label, '${text}')]//select/option[normalize-space(.)='${category}']`,
    );
  }
  await window.clickOn("xpath=//li[contains(@aria-label, 'Runbook step')]");
  await window.press("m");
  await window.click("Write down: roll back first, diagnose second", "@role='dialog'");
  await window.reads("3 sources");
  await window.reads("6 candidates");
  await phase(7, "collect", "What could we change?");
});

test("8 vote: nine people raise their hands, a tie across the line goes to a run-off", async () => {
  await next();
  await window.click("Open the vote");
  await window.reads("0 of 27 votes entered");
  await window.fill("Cut line at", "4", true);
  await window.reads("Count raised hands");
  await window.clickOn("ol li:first-child input");
  await window.press("8", Key.ENTER, "7", Key.ENTER, "3", Key.ENTER, "6", Key.ENTER, "3");
  await window.reads("27 of 27 votes entered");
  await window.saved();
  await window.photograph(join(OUT, "08-vote-open.png"));
  await window.click("Close the vote");
  await window.reads("A tie across the cut line");
  await window.click("Vote again on these");
  await window.reads("For the last place");
  await window.clickOn("ol li:first-child input");
  await window.press("6", Key.ENTER, "3");
  await window.reads("9 of 9 votes entered");
  await window.click("Close the vote");
  await window.reads("A tie went to a run-off.");
  await phase(8, "vote", "What we will do");
});

test("9 commit: owner, due date and ticket for each, and the gate opens", async () => {
  await next();
  await window.reads("0 of 4 complete");
  const commitments = [
    ["Ravi Menon", "29 Nov 2024", "QA-131"],
    ["Tomas Lind", "22 Nov 2024", "PAY-412"],
    ["Ana Kovač", "13 Dec 2024", "https://tracker.example.com/PLAT-77"],
    ["Femi Okoye", "29 Nov 2024", "OPS-240"],
  ];
  for (const [n, [owner, due, ticket]] of commitments.entries()) {
    const row = `ol > li:nth-child(${n + 1}) .fields > `;
    await window.clickOn(`${row}*:nth-child(1) input`);
    await window.press(owner as string, Key.TAB, due as string, Key.TAB, ticket as string, Key.TAB);
  }
  await window.reads("4 of 4 complete");
  await window.reads("The gate is met.");
  await phase(9, "commit", "Who does what, by when");
});

test("10 close: read back, learned, worth the time, finish", async () => {
  await next();
  await window.reads("Read back");
  await window.fill(
    "Add: What we learned",
    "The provider’s sandbox and its production differ in error bodies.",
    true,
  );
  for (const [score, hands] of [
    ["3", "1"],
    ["4", "5"],
    ["5", "3"],
  ] as const)
    await window.fill(`Hands for ${score}`, hands);
  await window.reads("Mean 4.2");
  await window.click("Finish the meeting");
  await window.reads("The record is ready to send.");
  await phase(10, "close", "Read back and close");
});

test("the record is exported in three formats and every phase has its picture", async () => {
  await window.click("Go to the record");
  await window.reads("Action items in progress");
  await window.saved();
  await window.photograph(join(OUT, "11-record.png"));
  await window.clickOn("xpath=//label[contains(., 'Mermaid')]//input");
  await window.click("Copy as Markdown");
  await window.reads("Copied.");
  for (const [button, ending] of [
    ["PDF…", "pdf"],
    ["Markdown…", "md"],
    ["JSON…", "json"],
  ] as const) {
    await window.click(button);
    const written = join(at.dialogs, `PM-2 Payment degradation.${ending}`);
    await until(async () => existsSync(written), `${ending} to be written`, 60_000);
    cpSync(written, join(OUT, `record.${ending}`));
  }
  const record = readFileSync(join(OUT, "record.md"), "utf8");
  const sections = [
    "## Summary",
    "## Timeline",
    "## Root cause",
    "## What went well",
    "## What went badly",
    "## Where we got lucky",
    "## Action items",
    "## Contributing factors",
  ];
  const found = sections.map((section) => record.indexOf(`\n${section}\n`));
  expect(found).not.toContain(-1);
  expect([...found].sort((a, b) => a - b)).toEqual(found);
  const rows =
    /\| Action \| Category \| Owner \| Due \| Ticket \|\n\|[ -|]+\|\n((?:\|.*\|\n)+)/
      .exec(record)?.[1]
      ?.trim()
      .split("\n") ?? [];
  expect(rows).toHaveLength(4);
  for (const row of rows)
    for (const cell of row.split(/(?<!\\)\|/).slice(1, -1)) expect(cell.trim()).not.toBe("");
  expect(JSON.parse(readFileSync(join(OUT, "record.json"), "utf8")).format).toBe("afterword/post-mortem");
  expect(readFileSync(join(OUT, "record.pdf")).subarray(0, 5).toString()).toBe("%PDF-");
  const pictures = readdirSync(OUT).filter((file) => /^\d\d-.*\.png$/.test(file));
  for (let n = 1; n <= 10; n++)
    expect(pictures.some((file) => file.startsWith(String(n).padStart(2, "0")))).toBe(true);
});

test("undo from the exported record goes back step by step, and redo comes back to the same", async () => {
  await window.chord([Key.CONTROL], "z");
  await window.reads("Undone: Meeting finished.");
  await window.reads("This record is a draft until the meeting is finished.");
  await window.chord([Key.CONTROL], "y");
  await window.reads("Redone: Meeting finished.");
  await window.saved();
});
