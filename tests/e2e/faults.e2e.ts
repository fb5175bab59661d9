// What a real window does when things go wrong around it.
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Places, places, ROOT, remove, until, Window } from "./window";

let at: Places;
let window: Window;

beforeEach(() => {
  at = places();
});

afterEach(async () => {
  await window.close();
  remove(at);
});

test("a second start shows the window of the first and ends", async () => {
  window = await Window.open(at);
  const second = spawn(join(ROOT, "target/debug/afterword"), [], {
    env: window.environment,
    stdio: "ignore",
  });
  const code = await new Promise<number | null>((ended) => second.once("exit", ended));
  expect(code).toBe(0);
  expect(await window.driver.getAllWindowHandles()).toHaveLength(1);
  await window.reads("Lead your first blameless post-mortem");
});

test("a killed application opens again with everything that was typed a second ago", async () => {
  window = await Window.open(at);
  await window.press("n");
  await window.reads("Before the meeting".toUpperCase());
  await window.fill("Title", "Search was slow");
  await window.fill("Impact", "Every second search took eight seconds");
  await window.saved();
  process.kill(window.pid(), "SIGKILL");
  await window.close();

  window = await Window.open(at);
  await window.click("Search was slow");
  await until(
    async () =>
      (await (await window.field("Impact")).getAttribute("value")) ===
      "Every second search took eight seconds",
    "the impact to be there",
  );
});

test("something else in the place of the workspace is told, kept, and a way out is offered", async () => {
  const folder = join(at.data, "afterword");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "Post-mortems.afterword"),
    "not a workspace at all, but long enough to look like a file of some kind",
  );
  window = await Window.open(at);
  await window.reads("This workspace is damaged");
  await window.reads("There is no good copy of it.");
  await window.click("Start with an empty workspace");
  await window.reads("Lead your first blameless post-mortem");
  expect(readdirSync(folder).some((name) => name.startsWith("Post-mortems damaged "))).toBe(true);
});
