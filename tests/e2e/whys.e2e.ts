// The board of whys in a real window, by keys alone: the coach, evidence, joint and shared causes, “therefore”, and
// boards of three, eight and twelve chains. It leaves pictures below `out/whys`.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Key, type Places, places, ROOT, remove, until, Window } from "./window";

const OUT = join(ROOT, "out/whys");
let at: Places;
let window: Window;

beforeAll(async () => {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  at = places();
  window = await Window.open(at);
  await window.click("Try it with the sample");
  await window.reads("PM-2 · Payment degradation");
  await window.chord([Key.CONTROL], "5");
  await window.reads("What made this possible?");
});

afterAll(async () => {
  await window?.close();
  if (at) remove(at);
});

const picture = (name: string) => window.photograph(join(OUT, `${name}.png`));
const card = (words: string) => `xpath=//li[contains(@aria-label, '${words}')]`;
const within = (words: string, text: string) => `${card(words)}//*[normalize-space(text())='${text}']`;

/** Waits until an answer holds the keyboard. */
async function at_(words: string) {
  const script = "return document.activeElement?.getAttribute('aria-label') ?? ''";
  const held = async () => String(await window.driver.executeScript(script)).includes(words);
  await until(held, `“${words}” to hold the keyboard`);
}

test("three chains; blame is underlined while it is typed and a key takes the rewording", async () => {
  await window.clickOn(card("Rollback waited"));
  await picture("3-chains");
  await window.press(Key.ENTER);
  await window.sees("textarea[aria-label='Answer']");
  await window.press("The on-call should have rolled back at once.");
  await window.sees(".mirror mark");
  await window.reads("Says what did not happen.");
  await picture("coach-open");
  await window.chord([Key.CONTROL], "a");
  await window.press("Nobody checked the migration.");
  await window.reads("Nothing checks the migration.");
  await picture("coach-rewording");
  await window.chord([Key.CONTROL], Key.ENTER);
  // Enter opens the next answer, Escape leaves it.
  await window.press(Key.ENTER, Key.ESCAPE);
  await at_("Nothing checks the migration.");
});

test("state, condition, end and evidence are a key away; confirmed asks for evidence", async () => {
  await window.press("s");
  await window.sees(within("Nothing checks", "Confirmed"));
  await window.reads("Confirmed by what?");
  await window.press("v");
  await window.reads("Evidence");
  await window.press("new shape", Key.ENTER, Key.ESCAPE);
  await window.sees(`${card("Nothing checks")}//button[contains(., '14:38')]`);
  await at_("Nothing checks");
  await window.press("c", "c", "e");
  await window.sees(`${card("Nothing checks")}[contains(@class, 'end')]`);
});

test("Tab branches, J joins, M links to a cause of another chain, Alt and arrows move", async () => {
  await window.press(Key.TAB);
  await window.sees("textarea[aria-label='Answer']");
  await window.press("The runbook starts with diagnosis.", Key.ENTER, Key.ESCAPE);
  await at_("The runbook starts");
  await window.press("j");
  await window.sees(within("The runbook starts", "only together"));
  await window.press("m");
  await window.sees("[role='dialog'] input");
  await window.press("No standard", Key.ENTER);
  await window.sees(`${card("The runbook starts")}//button[contains(., 'Payments failed')]`);
  await window.chord([Key.ALT], Key.ARROW_UP);
  await window.sees("xpath=//li[contains(@aria-label, 'Answer 2b: The runbook starts')]");
  await window.press(Key.F2);
  await window.sees("textarea[aria-label='Answer']");
  await window.press(" It was written in 2021.", Key.ENTER);
  const line = "return document.activeElement?.matches('textarea') ? document.activeElement.value : null";
  await until(async () => (await window.driver.executeScript(line)) === "", "the next answer to be open");
  await window.press(Key.ESCAPE);
  await at_("written in 2021");
});

test("T reads the chain as therefore; a weak step sends the room back there and is kept", async () => {
  await window.press("t");
  await window.reads("… therefore …");
  await picture("therefore");
  await window.press("w");
  await at_("written in 2021");
  await window.sees(within("written in 2021", "weak step"));
  await picture("weak-step");
});

test("eight chains, then twelve; one fills the screen and comes back, one folds and unfolds", async () => {
  for (let chains = 4; chains <= 12; chains++) {
    await window.press("n");
    await window.sees(`section[aria-label='New chain'] textarea`);
    await window.press(`Question ${chains}`, Key.ENTER);
    await window.press("The queue had no limit, and nothing showed how long it was.", Key.ENTER, Key.ESCAPE);
    await window.sees(`section[aria-label='Chain: Question ${chains}'] li`);
    await at_("The queue had no limit");
    if (chains === 8) await picture("8-chains");
  }
  await picture("12-chains");
  const columns = async () =>
    Number(await window.driver.executeScript("return document.querySelectorAll('main section').length"));
  expect(await columns()).toBe(12);
  await window.press("f");
  await until(async () => (await columns()) === 1, "one chain to fill the screen");
  await picture("one-chain-fills");
  await window.press("f");
  await until(async () => (await columns()) === 12, "all chains to be back");
  await window.press("z");
  await window.sees("section.folded");
  await picture("folded");
});
