// Tokens in the keychain of the system: kept there, used from there, forgotten there, and in no file.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GitHub } from "../web/github";
import { end, Key, type Places, places, remove, until, Window } from "./window";

const TOKEN = "right";
let at: Places;
let window: Window;
let github: GitHub;
let keychain: ChildProcess;

beforeAll(async () => {
  github = new GitHub();
  at = places();
  window = await Window.open(at);
  keychain = await startKeychain();
  await window.click("Try it with the sample");
  await window.reads("PM-2 · Payment degradation");
});

afterAll(async () => {
  if (keychain) end(keychain);
  await window?.close();
  github?.stop();
  if (at) remove(at);
});

/** A keychain of its own, open, on the bus of the window. */
async function startKeychain(): Promise<ChildProcess> {
  const runtime = join(at.folder, "run");
  mkdirSync(runtime, { mode: 0o700 });
  const started = spawn("gnome-keyring-daemon", ["--foreground", "--components=secrets", "--unlock"], {
    env: { ...window.environment, XDG_RUNTIME_DIR: runtime, HOME: at.folder },
    stdio: ["pipe", "ignore", "ignore"],
  });
  started.stdin?.end("of no use to anybody");
  const asked = ["--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"];
  const owner = ["org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"];
  await until(async () => {
    const env = window.environment;
    return execFileSync("dbus-send", ["--session", ...asked, ...owner], { env }).includes("true");
  }, "the keychain to listen");
  return started;
}

test("a token that is entered once is kept in the keychain, makes tickets from there, and can be forgotten", async () => {
  const tracker = await github.start();
  await window.chord([Key.CONTROL], "9");
  await window.reads("Who does what, by when");
  await window.fill("Add an action", "Test nightly", true);
  await window.reads("0 of 1 complete");
  await window.click("More", "self::main");
  await window.click("Tickets and due dates…");
  await window.click("Add a connection");
  await window.fill("Address", tracker);
  await window.clickOn("xpath=//label[contains(., 'Plain HTTP is fine here')]//input");
  await window.fill("Repository, as owner/name", "acme/shop");
  await window.reads("It is kept in this system’s keychain, never in a file.");
  await window.clickOn("input[type=password]");
  await window.press(TOKEN);
  await window.click("Test the connection");
  await window.reads("It works: facilitator, acme/shop.");
  await window.click("Save");
  await window.click("Done");

  await window.chord([Key.CONTROL, Key.SHIFT], "t");
  await window.reads("Create a ticket");
  expect(await window.text("[role='dialog']")).not.toContain("Token");
  await window.click("Create 1 ticket", "@role='dialog'");
  await until(async () => github.issues.length === 1, "the ticket");
  await until(async () => !(await window.text("body")).includes("Creating"), "the answer");
  for (const name of readdirSync(join(at.data, "afterword"))) {
    if (!name.includes(".afterword")) continue;
    expect(readFileSync(join(at.data, "afterword", name)).includes(`"${TOKEN}"`), name).toBe(false);
  }

  await window.click("More", "self::main");
  await window.click("Tickets and due dates…");
  await window.click("Edit GitHub Issues");
  await window.click("Forget it");
  await until(
    async () => !(await window.text("[role='dialog']")).includes("Forget it"),
    "it to be forgotten",
  );
});
