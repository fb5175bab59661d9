// The workspace is one file: it holds everything after each way out, and is watched while the window is open.
// Pictures of what the window shows are kept below `out/file`.
import { execFileSync, spawn } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Places, places, ROOT, remove, until, Window } from "./window";

const OUT = join(ROOT, "out/file");
const CLI = join(ROOT, "target/debug/afterword-cli");

/** Holds the lock of a workspace for writing until its input ends. */
const HOLD = `
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
`;

let at: Places;
let window: Window;

beforeAll(() => {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
});

afterEach(async () => {
  await window.close();
  remove(at);
});

/** Opens the application on a workspace with one post-mortem. */
async function begin(title: string): Promise<string> {
  at = places();
  window = await Window.open(at);
  await window.press("n");
  await window.reads("Before the meeting".toUpperCase());
  await window.fill("Title", title);
  await window.saved();
  return join(at.data, "afterword", "Post-mortems.afterword");
}

/** The titles that a copy of the one file holds, without anything that lay beside it. */
function alone(file: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), "afterword-alone-"));
  try {
    const copy = join(folder, "alone.afterword");
    copyFileSync(file, copy);
    const listed = execFileSync(CLI, ["--workspace", copy, "--json", "list"], { encoding: "utf8" });
    return JSON.parse(listed).map((row: { title: string }) => row.title);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ended(pid: number) {
  await until(async () => !existsSync(`/proc/${pid}`), "the application to end");
}

describe("after each way out the file alone holds everything", () => {
  for (const signal of ["SIGTERM", "SIGHUP", "SIGINT"] as const) {
    test(`${signal}, also what was typed just before`, async () => {
      const file = await begin("Search was slow");
      const title = await window.field("Title");
      await title.sendKeys(", then gone");
      const pid = window.pid();
      process.kill(pid, signal);
      await ended(pid);
      expect(alone(file)).toEqual(["Search was slow, then gone"]);
      expect(existsSync(`${file}-wal`)).toBe(false);
    });
  }

  test("the window is closed", async () => {
    const file = await begin("Search was slow");
    const pid = window.pid();
    execFileSync("python3", [join(ROOT, "tests/e2e/close-window.py"), window.environment.DISPLAY ?? ""]);
    await ended(pid);
    expect(alone(file)).toEqual(["Search was slow"]);
  });

  test("a second start hands over another workspace", async () => {
    const file = await begin("Search was slow");
    const other = join(at.folder, "Other.afterword");
    execFileSync(CLI, ["--workspace", file, "backup", other]);
    const second = spawn(join(ROOT, "target/debug/afterword"), [other], {
      env: window.environment,
      stdio: "ignore",
    });
    await new Promise((gone) => second.once("exit", gone));
    await window.reads("Other");
    expect(alone(file)).toEqual(["Search was slow"]);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  for (const signal of ["SIGABRT", "SIGKILL"] as const) {
    test(`${signal}, once nobody has typed for a while`, async () => {
      const file = await begin("Search was slow");
      const isComplete = async () => alone(file)[0] === "Search was slow";
      await until(isComplete, "the log to be moved into the file", 60_000);
      const pid = window.pid();
      process.kill(pid, signal);
      await ended(pid);
      expect(alone(file)).toEqual(["Search was slow"]);
    });
  }
});

describe("a file that is taken away under the window is noticed and rescued", () => {
  const ways: [string, (file: string) => void][] = [
    ["moved", (file) => renameSync(file, `${file}.moved`)],
    ["deleted", (file) => rmSync(file)],
    [
      "replaced",
      (file) => {
        writeFileSync(`${file}.new`, "something else");
        renameSync(`${file}.new`, file);
      },
    ],
    ["folder", (file) => renameSync(join(file, ".."), join(file, "../../moved"))],
  ];
  for (const [name, take] of ways) {
    test(name, async () => {
      take(await begin("Search was slow"));
      await window.reads("The workspace file is no longer there");
      await window.photograph(join(OUT, `${name}.png`));
      await window.click("Continue with the new file");
      await window.click("Search was slow");
      await window.fill("Impact", "Every second search took eight seconds");
      await window.saved();
    });
  }

  test("words that were typed as it happened are saved in the new file", async () => {
    const file = await begin("Search was slow");
    // Another program that writes keeps the words from being saved until the file is gone.
    const writer = spawn("python3", ["-c", HOLD, file], { stdio: ["pipe", "pipe", "inherit"] });
    await new Promise((held) => writer.stdout.once("data", held));
    await window.fill("Title", "Search was slow, then gone");
    renameSync(file, `${file}.moved`);
    writer.stdin.end();
    await window.reads("The workspace file is no longer there");
    await window.click("Continue with the new file");
    await window.reads("Search was slow, then gone");
  });

  test("its disk is not mounted any more", async ({ skip }) => {
    at = places();
    const drive = join(at.folder, "drive");
    mkdirSync(drive);
    if (!mounted(drive, 16)) return skip("no file system can be mounted here");
    try {
      at = { ...at, data: drive };
      window = await Window.open(at);
      await window.click("Try it with the sample");
      await window.saved();
      execFileSync("umount", ["-l", drive]);
      await window.reads("The workspace file is no longer there");
      await window.photograph(join(OUT, "unmounted.png"));
      await window.click("Continue with the new file");
      await window.reads("Payment degradation");
    } finally {
      unmount(drive);
    }
  });
});

test("a full disk is told, words stay on screen, and are saved once there is room", async ({ skip }) => {
  at = places();
  const drive = join(at.folder, "drive");
  mkdirSync(drive);
  if (!mounted(drive, 3)) {
    window = await Window.open(at);
    return skip("no file system can be mounted here");
  }
  try {
    at = { ...at, data: drive };
    window = await Window.open(at);
    await window.press("n");
    await window.fill("Title", "Search was slow");
    await window.saved();
    fill(join(drive, "filler"));
    await window.fill("Summary", `Every second search took eight seconds. ${"And so on. ".repeat(300)}`);
    await window.reads("The disk is full.");
    await window.photograph(join(OUT, "full.png"));
    rmSync(join(drive, "filler"));
    await window.saved();
  } finally {
    await window.close();
    unmount(drive);
  }
});

test("a workspace whose drive is not there is told, and nothing is made in its place", async () => {
  const file = await begin("Search was slow");
  const folder = join(file, "..");
  await window.close();
  cpSync(folder, join(at.folder, "unplugged"), { recursive: true });
  rmSync(folder, { recursive: true });
  window = await Window.open(at);
  await window.reads("This workspace can’t be reached");
  await window.photograph(join(OUT, "unreachable.png"));
  expect(existsSync(file)).toBe(false);
  cpSync(join(at.folder, "unplugged"), folder, { recursive: true });
  await window.click("Try again");
  await window.reads("Search was slow");
});

test("the window never shows another page", async () => {
  await begin("Search was slow");
  for (const address of [
    "file:///etc/hostname",
    "https://example.com/",
    "tauri://localhost/vote/vote.html",
  ]) {
    await window.driver.executeScript("location.href = arguments[0]", address);
    await window.reads("Before the meeting".toUpperCase());
    expect(await window.driver.getCurrentUrl()).toContain("facilitator.html");
  }
});

function mounted(folder: string, megabytes: number): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function unmount(folder: string) {
  try {
    execFileSync("umount", ["-l", folder], { stdio: "ignore" });
  } catch {
    // It is not mounted any more.
  }
}

/** Writes until nothing more fits. */
function fill(file: string) {
  for (let size = 1 << 16, whole = Buffer.alloc(0); size >= 512; ) {
    const next = Buffer.concat([whole, Buffer.alloc(size)]);
    try {
      writeFileSync(file, next);
      whole = next;
    } catch {
      size /= 2;
    }
  }
}
