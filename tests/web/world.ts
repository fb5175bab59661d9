// A service of its own for every test, a page that shows it, and axe.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test as base, expect, type Page } from "@playwright/test";

export const ROOT = resolve(import.meta.dirname, "../..");
const HOST = join(ROOT, "target/debug/afterword-testhost");
const AXE = readFileSync(join(ROOT, "node_modules/axe-core/axe.min.js"), "utf8");

/** The phases of a meeting, in the order of the agenda. */
export const PHASES = [
  "welcome",
  "last_time",
  "timeline",
  "went_well",
  "whys",
  "root_cause",
  "collect",
  "vote",
  "commit",
  "close",
];

/** The service over HTTP, which can be ended and started again on the same files and at the same address. */
class Host {
  #process: ChildProcess | undefined;
  #port = "0";

  constructor(readonly folder: string) {}

  async start(): Promise<string> {
    const host = spawn(HOST, [this.folder, join(ROOT, "ui/dist"), this.#port], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#process = host;
    const url = await firstLine(host);
    this.#port = new URL(url).port;
    return url;
  }

  /** Ends it as a crash does. */
  async end() {
    const host = this.#process;
    host?.kill("SIGKILL");
    if (host && host.exitCode === null && host.signalCode === null) await once(host, "exit");
  }
}

export class World {
  constructor(
    readonly page: Page,
    readonly folder: string,
    readonly url: string,
    readonly service: Host,
  ) {}

  /** Sends a command, as the page does. */
  async call<T>(command: string, args: object = {}): Promise<T> {
    const answer = await this.page.request.post(`${this.url}/api/${command}`, { data: args, maxRetries: 3 });
    return (await answer.json()) as T;
  }

  async apply(id: string, edit: object): Promise<string> {
    const applied = await this.call<{ made: string }>("apply", { op: { on: "post_mortem", id, edit } });
    return applied.made;
  }

  /** Adds the sample and returns the id of the outage. */
  async sample(): Promise<string> {
    const op = { on: "library", act: { act: "add_sample" } };
    return (await this.call<{ made: string }>("apply", { op })).made;
  }

  async post(title = "Search is slow"): Promise<string> {
    const act = { act: "create", title, service: "Search", date: "2025-03-04", zone: "UTC" };
    return (await this.call<{ made: string }>("apply", { op: { on: "library", act } })).made;
  }

  async open(path = "") {
    await this.page.goto(`${this.url}/#/${path}`);
    await this.page.locator("main").waitFor();
  }

  /** Leaves the field that is being typed into: its words are entered, and everything is on disk. */
  async saved() {
    await this.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await expect(this.page.locator(".saved")).toHaveText("Saved");
  }

  async snapshot<T>(id: string, area: string): Promise<T> {
    const whole = await this.call<Record<string, T>>("snapshot", { id, areas: [area] });
    return whole[area] as T;
  }

  /** Holds what is on screen against the accessibility rules of WCAG 2.2 AA. */
  isAccessible(about: string): Promise<void> {
    return this.isAccessibleOn(this.page, about);
  }

  /** The same for another page. */
  async isAccessibleOn(page: Page, about: string) {
    await page.evaluate(AXE);
    const violations = await page.evaluate(async () => {
      const axe = (
        window as unknown as {
          axe: {
            run: (
              root: Document,
              options: object,
            ) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
          };
        }
      ).axe;
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
      const found = await axe.run(document, { runOnly: tags, rules: { region: { enabled: false } } });
      return found.violations.map(
        (violation) =>
          `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`,
      );
    });
    expect(violations, about).toEqual([]);
  }
}

export const test = base.extend<{ world: World }>({
  world: async ({ page }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "afterword-web-"));
    const service = new Host(folder);
    const url = await service.start();
    const broken: string[] = [];
    page.on("pageerror", (error) => broken.push(error.message));
    await use(new World(page, folder, url, service));
    await service.end();
    rmSync(folder, { recursive: true, force: true });
    expect(broken, "errors that no code caught").toEqual([]);
  },
});

function firstLine(host: ChildProcess): Promise<string> {
  return new Promise((told, failed) => {
    host.stdout?.once("data", (line: Buffer) => told(line.toString().trim()));
    host.once("exit", () => failed(new Error("the HTTP host did not start")));
  });
}

export { expect };
