// A full board while people type, walk and move, in the real window and in Chromium, against one frame.
import { spawn } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { test } from "vitest";
import { end, Key, places, ROOT, remove, Window } from "./window";

const RELEASE = join(ROOT, "target/release");
const FIGURES = join(ROOT, "out/bench/windows.jsonl");

const CHAINS = 12;
const CAUSES = 200;
/** One frame at 60 a second, in milliseconds. */
const FRAME = 16.7;
/** Between two keys, in milliseconds: faster than anybody types. */
const PACE = 30;

const SAID = "The queue had no limit, so a slow consumer filled the disk. ";

type Press = (keys: string[]) => Promise<unknown>;
type Call = <T>(command: string, args: object) => Promise<T>;

/** The names of keys, which differ between the two drivers. */
interface Keys {
  down: string;
  right: string;
  edit: string;
  done: string;
  leave: string;
  later: string;
}

/**
 * Notes the time between frames. A page that is asked for every frame and has nothing to do gets one every 16.7 ms;
 * one whose thread is busy for longer gets the next one late.
 */
const PROBE = `
  const frames = [];
  let last = 0;
  let on = true;
  const frame = (now) => {
    if (last > 0) frames.push(now - last);
    last = now;
    if (on) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  window.endProbe = () => {
    on = false;
    return frames;
  };`;

/** Fills a post-mortem with chains and opens one of its answers to the keyboard. Returns its id. */
async function fill(call: Call): Promise<string> {
  const apply = async (op: object) => (await call<{ made: string }>("apply", { op })).made;
  const id = await apply({ on: "library", act: { act: "add_sample" } });
  const edit = (given: object) => apply({ on: "post_mortem", id, edit: { topic: "chains", ...given } });
  const { chains } = await call<{ chains: { chain: { id: string } }[] }>("snapshot", {
    id,
    areas: ["chains"],
  });
  for (const { chain } of chains) await edit({ edit: "remove_chain", id: chain.id });
  for (let n = 0; n < CHAINS; n++) {
    const chain = await edit({ edit: "add_chain", problem: `Problem ${n + 1}` });
    const made: string[] = [];
    for (let c = 0; c < Math.ceil((CAUSES - n) / CHAINS); c++) {
      // Each third answer is a branch.
      const parent = made.at(c % 3 === 2 ? -2 : -1) ?? null;
      made.push(
        await edit({ edit: "add_cause", chain, parent, text: `${n + 1}.${c + 1} ${SAID}`, place: null }),
      );
    }
  }
  return id;
}

/** What a room does: an answer is reworded, the keyboard walks, answers change places, another is given. */
async function lead(press: Press, keys: Keys) {
  await press([keys.edit, ...SAID.repeat(2), keys.leave]);
  for (let n = 0; n < 5; n++) await press([keys.down, keys.down, keys.down, keys.right]);
  for (let n = 0; n < 10; n++) await press([keys.later]);
  await press([keys.edit, ...SAID, keys.leave]);
  await press([keys.done, ...SAID, keys.done]);
}

function tell(name: string, where: string, frames: number[]) {
  const sorted = [...frames].sort((a, b) => a - b);
  const value = sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
  const late = sorted.filter((time) => time > 1.5 * FRAME).length;
  const against = `one frame: ${FRAME} ms (${where}; ${late} of ${frames.length} late, longest ${sorted.at(-1)?.toFixed(0)} ms)`;
  appendFileSync(FIGURES, `${JSON.stringify({ name, value, unit: "ms", against, ratio: value / FRAME })}\n`);
}

test("a full board in the real window", async () => {
  const at = places();
  const window = await Window.open(at, join(RELEASE, "afterword"));
  await window.driver.manage().setTimeouts({ script: 120_000 });
  const call: Call = (command, args) =>
    window.driver.executeAsyncScript(
      "window.__TAURI_INTERNALS__.invoke(arguments[0], arguments[1]).then(arguments[2])",
      command,
      args,
    );
  const id = await fill(call);
  await window.driver.executeScript(`location.hash = "/${id}/meet/whys"`);
  const card = await window.sees("xpath=(//main//li)[2]");
  await window.driver.executeScript("arguments[0].focus()", card);
  await window.driver.executeScript(PROBE);
  const press: Press = async (keys) => {
    let actions = window.driver.actions();
    for (const key of keys) {
      const alt = key.startsWith("Alt+");
      if (alt) actions = actions.keyDown(Key.ALT);
      actions = actions.sendKeys(alt ? key.slice(4) : key).pause(PACE);
      if (alt) actions = actions.keyUp(Key.ALT);
    }
    await actions.perform();
  };
  await lead(press, {
    down: Key.ARROW_DOWN,
    right: Key.ARROW_RIGHT,
    edit: Key.F2,
    done: Key.ENTER,
    leave: Key.ESCAPE,
    later: `Alt+${Key.ARROW_DOWN}`,
  });
  const frames = (await window.driver.executeScript("return window.endProbe()")) as number[];
  await window.close();
  remove(at);
  tell("board_frame_p99", "real window", frames);
});

test("a full board in Chromium", async () => {
  const at = places();
  mkdirSync(at.data, { recursive: true });
  const host = spawn(join(RELEASE, "afterword-testhost"), [at.data, join(ROOT, "ui/dist")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise<string>((told) =>
    host.stdout?.once("data", (line: Buffer) => told(line.toString().trim())),
  );
  const browser = await chromium.launch({
    executablePath: ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path)),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  const call: Call = async (command, args) =>
    (await page.request.post(`${url}/api/${command}`, { data: args })).json();
  const id = await fill(call);
  await page.goto(`${url}/#/${id}/meet/whys`);
  await page.locator("main li").nth(1).focus();
  await page.evaluate(PROBE);
  await lead(
    async (keys) => {
      for (const key of keys) {
        await page.keyboard.press(key === " " ? "Space" : key);
        await page.waitForTimeout(PACE);
      }
    },
    {
      down: "ArrowDown",
      right: "ArrowRight",
      edit: "F2",
      done: "Enter",
      leave: "Escape",
      later: "Alt+ArrowDown",
    },
  );
  const frames = (await page.evaluate("window.endProbe()")) as number[];
  await browser.close();
  end(host);
  remove(at);
  tell("board_frame_p99_chromium", "Chromium", frames);
});
