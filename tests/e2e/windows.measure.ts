// Start, memory and an edit's way from the window, against an empty window of the same Tauri.
import { execFileSync, spawn } from "node:child_process";
import { appendFileSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, test } from "vitest";
import { startDisplay } from "./display";
import { end, type Places, places, ROOT, remove, until, Window } from "./window";

const RELEASE = join(ROOT, "target/release");
const OURS = join(RELEASE, "afterword");
const EMPTY = join(RELEASE, "afterword-empty-window");
const FIGURES = join(ROOT, "out/bench/windows.jsonl");

/** Starts measured of each, in turns, so that both see the same machine. */
const STARTS = 15;
const EDITS = 600;
/** One frame. */
const FRAME = 16;

let at: Places;

beforeAll(() => {
  at = places();
  const workspace = join(at.data, "afterword");
  mkdirSync(workspace, { recursive: true });
  execFileSync(join(RELEASE, "afterword-bench"), [
    "fill",
    join(workspace, "Post-mortems.afterword"),
    "10000",
  ]);
});

afterAll(() => remove(at));

function tell(name: string, value: number, unit: string, against: string, ratio: number) {
  appendFileSync(FIGURES, `${JSON.stringify({ name, value, unit, against, ratio })}\n`);
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Starts an application, waits for its first screen, lets `look` look at it, ends it. Returns milliseconds. */
async function start(binary: string, look?: (pid: number) => Promise<void>): Promise<number> {
  const screen = await startDisplay(at.folder);
  const environment = {
    ...process.env,
    DISPLAY: screen.name,
    XDG_DATA_HOME: at.data,
    XDG_CONFIG_HOME: join(at.folder, "config"),
    XDG_CACHE_HOME: join(at.folder, "cache"),
  };
  const begun = performance.now();
  const started = spawn("dbus-run-session", ["--", binary], {
    env: environment,
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  const time = await new Promise<number>((told, failed) => {
    started.stderr?.on(
      "data",
      (line: Buffer) => line.toString().includes("first screen") && told(performance.now() - begun),
    );
    started.once("exit", () => failed(new Error(`${binary} ended before its first screen`)));
  });
  if (look && started.pid) await look(started.pid);
  process.kill(-(started.pid ?? 0));
  end(screen.process);
  return time;
}

/** The memory of a process and everything it started, in MiB; pages that are shared count once. */
function memory(pid: number): number {
  const parents = new Map<number, number>();
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
      parents.set(Number(entry), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
    } catch {
      // Gone between listing and reading.
    }
  }
  const below = (candidate: number): boolean =>
    candidate === pid || (parents.has(candidate) && below(parents.get(candidate) ?? 0));
  let total = 0;
  for (const process of parents.keys()) {
    if (!below(process)) continue;
    try {
      const name = readFileSync(`/proc/${process}/comm`, "utf8").trim();
      if (name.startsWith("dbus") || name.startsWith("at-spi")) continue;
      total += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${process}/smaps_rollup`, "utf8"))?.[1] ?? 0);
    } catch {
      // Gone.
    }
  }
  return total / 1024;
}

/** The memory once it rests. */
async function resting(pid: number): Promise<number> {
  let before = 0;
  let now = memory(pid);
  await until(
    async () => {
      await new Promise((next) => setTimeout(next, 500));
      [before, now] = [now, memory(pid)];
      return Math.abs(now - before) < 0.5;
    },
    "the memory to rest",
    60_000,
  );
  return now;
}

test("start to the first usable library with 10,000 post-mortems, against an empty window", async () => {
  const [ours, empty]: [number[], number[]] = [[], []];
  await start(OURS);
  await start(EMPTY);
  for (let run = 0; run < STARTS; run++) {
    ours.push(await start(OURS));
    empty.push(await start(EMPTY));
  }
  const [a, b] = [median(ours), median(empty)];
  tell("start_library_10k", a, "ms", `empty Tauri window: ${b.toFixed(0)} ms`, a / b);
});

test("memory of all processes with the library open, against an empty window", async () => {
  let [ours, empty] = [0, 0];
  await start(OURS, async (pid) => {
    ours = await resting(pid);
  });
  await start(EMPTY, async (pid) => {
    empty = await resting(pid);
  });
  tell("memory", ours, "MiB", `empty Tauri window: ${empty.toFixed(0)} MiB`, ours / empty);
});

test("an edit from the window's call to the acknowledged commit, against one frame", async () => {
  const window = await Window.open(at, OURS);
  await window.sees("tbody tr");
  const script = `
    const [count, done] = arguments;
    (async () => {
      const call = (name, args) => window.__TAURI_INTERNALS__.invoke(name, args);
      const made = await call("apply", { op: { on: "library", act: { act: "add_sample" } } });
      const times = [];
      for (let n = 0; n < count; n++) {
        const edit = { topic: "remarks", edit: "add", list: "learned", text: "learned " + n };
        const begun = performance.now();
        await call("apply", { op: { on: "post_mortem", id: made.made, edit } });
        times.push(performance.now() - begun);
      }
      done(times);
    })().catch((error) => done(String(error)));`;
  await window.driver.manage().setTimeouts({ script: 120_000 });
  const times = (await window.driver.executeAsyncScript(script, EDITS)) as number[];
  await window.close();
  times.sort((a, b) => a - b);
  const p99 = times[Math.floor(times.length * 0.99)] ?? Number.NaN;
  const middle = times[Math.floor(times.length / 2)] ?? Number.NaN;
  tell(
    "edit_from_window_p99",
    p99,
    "ms",
    `one frame: ${FRAME} ms (median ${middle.toFixed(1)} ms)`,
    p99 / FRAME,
  );
});
