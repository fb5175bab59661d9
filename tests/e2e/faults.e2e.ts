// What a real window does when things go wrong around it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { Key } from "selenium-webdriver";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Places, places, ROOT, remove, until, Window } from "./window";

const OUT = join(ROOT, "out/faults");

let at: Places;
let window: Window;

beforeEach(() => {
  mkdirSync(OUT, { recursive: true });
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

test("with few file descriptors and strangers at the door the window goes on", async () => {
  const few = join(at.folder, "few-files");
  const binary = join(ROOT, "target/debug/afterword");
  writeFileSync(few, `#!/bin/sh\nexec prlimit --nofile=256:256 "${binary}" "$@"\n`, { mode: 0o755 });
  window = await Window.open(at, few);
  await window.click("Try it with the sample");
  await window.reads("PM-2 · Payment degradation");
  const collect = async (text: string) => {
    await window.chord([Key.CONTROL], "7");
    await window.reads("What could we change?");
    await window.press(text);
    await window.chord([Key.ALT], "1");
    await window.press(Key.ESCAPE);
    await window.reads(text);
  };
  await collect("Pin the version of the SDK");
  await window.chord([Key.CONTROL], "8");
  await window.reads("Each person says their votes");
  await window.clickOn("xpath=//label[.//b[normalize-space(.)='Phones']]//input");
  await window.click("Open the vote");
  await window.clickOn("xpath=//label[.//span[normalize-space(.)='127.0.0.1']]//input");
  await window.click("Let phones in at this address");
  await window.reads("Scan, or open");
  const [, host, port] = /Scan, or open\s+([\d.]+):(\d+)/.exec(await window.text("main")) ?? [];
  const strangers: Socket[] = [];
  for (let n = 0; n < 400; n++) {
    const stranger = connect(Number(port), host);
    stranger.on("error", () => undefined);
    strangers.push(stranger);
  }
  await Promise.all(
    strangers.map((stranger) => Promise.race([once(stranger, "connect"), once(stranger, "close")])),
  );

  await window.click("Room view");
  await until(async () => {
    const handles = await window.driver.getAllWindowHandles();
    return handles.length === 2 || (await window.text("body")).includes("The room view can’t be opened now");
  }, "the room view, or why it is not opened");
  await window.turnTo("facilitator");
  await window.photograph(join(OUT, "few-files.png"));
  for (const stranger of strangers) stranger.destroy();
  await collect("Watch the error rate");
  await window.saved();
});
