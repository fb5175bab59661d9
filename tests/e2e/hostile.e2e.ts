// Workspaces from somebody who means harm, opened in a real window: one plain sentence, and the application goes on.
// Pictures of what the window shows are kept below `out/hostile`.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Places, places, ROOT, remove, Window } from "./window";

const OUT = join(ROOT, "out/hostile");
const CLI = join(ROOT, "target/debug/afterword-cli");

let at: Places;
let window: Window;
const folder = mkdtempSync(join(tmpdir(), "afterword-hostile-"));

beforeAll(async () => {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  at = places();
  window = await Window.open(at);
  await window.click("Try it with the sample");
  await window.saved();
  const workspace = join(at.data, "afterword", "Post-mortems.afterword");
  const good = join(at.folder, "good.afterword");
  execFileSync(CLI, ["--workspace", workspace, "backup", good]);
  execFileSync("python3", [join(ROOT, "tests/e2e/hostile-workspaces.py"), good, folder]);
  await window.close();
  remove(at);
});

afterEach(async () => {
  await window.close();
  remove(at);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const KINDS = [
  ["trigger-false-vote", "it has a trigger named “x”"],
  ["trigger-wipe", "it has a trigger named “x”"],
  ["view-endless", "“post_mortem”"],
  ["view-huge", "“remark”"],
  ["column-huge", "its table “remark” is built differently"],
  ["default-huge", "its table “remark” is built differently"],
  ["index-expression", "it has an index named “x”"],
  ["table-extra", "it has a table named “x”"],
  ["virtual-table", "it has a table named “x”"],
  ["newer-with-trigger", "trigger"],
  ["pages-shared", "This workspace is damaged"],
] as const;

for (const [kind, sentence] of KINDS) {
  test(kind, async () => {
    expect(readdirSync(folder)).toContain(`${kind}.afterword`);
    at = places();
    const data = join(at.data, "afterword");
    mkdirSync(data, { recursive: true });
    const received = join(data, "Post-mortems.afterword");
    copyFileSync(join(folder, `${kind}.afterword`), received);
    window = await Window.open(at);
    await window.reads(sentence);
    if (kind !== "pages-shared") await window.reads("This workspace was not opened");
    await window.photograph(join(OUT, `${kind}.png`));
    const doctor = (() => {
      try {
        return execFileSync(CLI, ["--workspace", received, "doctor"], { encoding: "utf8" });
      } catch (error) {
        return String((error as { stdout: string }).stdout);
      }
    })();
    expect(doctor).toMatch(/: (foreign|damaged)\n/);
    // The application goes on.
    await window.click(kind === "pages-shared" ? "Start with an empty workspace" : "New workspace…");
    await window.reads("Lead your first blameless post-mortem");
    await window.click("Try it with the sample");
    await window.reads("Payment degradation");
  });
}
