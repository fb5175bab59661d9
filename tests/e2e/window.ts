// A running application: its display, its driver, and what a person does in its window.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { By, Key, type WebDriver, type WebElement } from "selenium-webdriver";
import { Executor, HttpClient } from "selenium-webdriver/http";
import { WebDriver as Driver } from "selenium-webdriver/lib/webdriver";
import { type Display, png, SECOND, startDisplay } from "./display";

export const ROOT = resolve(import.meta.dirname, "../..");
const BINARY = process.env.AFTERWORD_BINARY ?? join(ROOT, "target/debug/afterword");

/** How long a state is waited for, in milliseconds. */
const PATIENCE = 60_000;

export interface Places {
  /** Everything of this run lies below it. */
  folder: string;
  /** Where the data folder of the platform is. */
  data: string;
  /** Where file dialogs are answered. */
  dialogs: string;
}

export function places(data?: string): Places {
  const folder = mkdtempSync(join(tmpdir(), "afterword-e2e-"));
  const dialogs = join(folder, "dialogs");
  mkdirSync(join(dialogs, "inbox"), { recursive: true });
  return { folder, data: data ?? join(folder, "data"), dialogs };
}

async function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Starts a session bus of its own and returns its address: the application finds its first window over it. */
async function startBus(folder: string): Promise<{ address: string; process: ChildProcess }> {
  // It starts nothing by itself: what this machine happens to have, a keychain for example, is not there.
  const config = join(folder, "bus.conf");
  const policy = '<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>';
  writeFileSync(
    config,
    `<busconfig><type>session</type><listen>unix:tmpdir=${folder}</listen><auth>EXTERNAL</auth><policy context="default">${policy}</policy></busconfig>`,
  );
  const bus = spawn("dbus-daemon", [`--config-file=${config}`, "--nofork", "--print-address"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const address = await new Promise<string>((told, failed) => {
    bus.stdout?.once("data", (line: Buffer) => told(line.toString().trim()));
    bus.once("error", failed);
  });
  return { address, process: bus };
}

export class Window {
  readonly driver: WebDriver;
  readonly places: Places;
  readonly environment: NodeJS.ProcessEnv;
  #display: Display;
  #processes: ChildProcess[];

  private constructor(
    driver: WebDriver,
    at: Places,
    environment: NodeJS.ProcessEnv,
    display: Display,
    processes: ChildProcess[],
  ) {
    this.driver = driver;
    this.places = at;
    this.environment = environment;
    this.#display = display;
    this.#processes = [...processes, display.process];
  }

  /** Opens the application and waits until its first screen can be used. */
  static async open(at: Places, binary = BINARY, wide = false): Promise<Window> {
    const screen = await startDisplay(at.folder, wide);
    const bus = await startBus(at.folder);
    const port = await freePort();
    const environment = {
      ...process.env,
      DISPLAY: screen.name,
      DBUS_SESSION_BUS_ADDRESS: bus.address,
      XDG_DATA_HOME: at.data,
      XDG_CONFIG_HOME: join(at.folder, "config"),
      XDG_CACHE_HOME: join(at.folder, "cache"),
      AFTERWORD_DIALOGS: at.dialogs,
      TAURI_WEBVIEW_AUTOMATION: "true",
      LC_ALL: "C.UTF-8",
      TZ: "UTC",
    };
    const server = spawn("WebKitWebDriver", [`--port=${port}`], { env: environment, stdio: "ignore" });
    await until(
      () =>
        fetch(`http://127.0.0.1:${port}/status`).then(
          (answer) => answer.ok,
          () => false,
        ),
      "WebKitWebDriver to start",
    );
    const executor = new Executor(new HttpClient(`http://127.0.0.1:${port}`));
    const options = { "webkitgtk:browserOptions": { binary, args: [] } };
    const session = Driver.createSession(executor, options as never);
    const window = new Window(session, at, environment, screen, [server, bus.process]);
    await session.getSession();
    await window.sees("main");
    return window;
  }

  /** Turns to another window of the application once it is there: `facilitator` or `room`. */
  async turnTo(page: "facilitator" | "room") {
    await until(async () => {
      for (const handle of await this.driver.getAllWindowHandles()) {
        await this.driver.switchTo().window(handle);
        if ((await this.driver.getCurrentUrl()).includes(`${page}.html`)) return true;
      }
      return false;
    }, `the window “${page}”`);
  }

  /** The process of the application. */
  pid(): number {
    const named = (process: string) => readFileSync(`/proc/${process}/comm`, "utf8").trim();
    const pid = this.#running().find((process) => named(process) === "afterword");
    if (!pid) throw new Error("the application does not run");
    return Number(pid);
  }

  /** Closes the window as a person does, then everything that was started for it. */
  async close() {
    await this.driver.quit().catch(() => undefined);
    for (const started of this.#processes) end(started);
    // The view's own processes outlive the window by a moment and still write their caches.
    await until(async () => this.#running().length === 0, "everything of the window to end");
  }

  /** What runs with the folders of this window: the application, the view and their driver. */
  #running(): string[] {
    const ours = `XDG_CACHE_HOME=${join(this.places.folder, "cache")}\0`;
    return readdirSync("/proc").filter((name) => {
      try {
        return /^\d+$/.test(name) && readFileSync(`/proc/${name}/environ`, "utf8").includes(ours);
      } catch {
        // Gone, or not ours to read.
        return false;
      }
    });
  }

  /** Waits until something is on screen, and returns it. */
  async sees(selector: string, about = selector): Promise<WebElement> {
    let found: WebElement | undefined;
    await until(async () => {
      found = (await this.driver.findElements(locator(selector)))[0];
      return found !== undefined && (await found.isDisplayed().catch(() => false));
    }, about);
    return found as WebElement;
  }

  /** Waits until some text is on screen. */
  async reads(text: string) {
    await until(async () => (await this.text("body")).includes(text), `“${text}” on screen`);
  }

  async text(selector: string): Promise<string> {
    const script = "return document.querySelector(arguments[0])?.innerText ?? ''";
    return String(await this.driver.executeScript(script, selector));
  }

  /** Clicks a button, a link or an item by its name. */
  async click(name: string, within = "body") {
    await retried(async () => (await this.#named(name, within)).click(), `to click “${name}”`);
  }

  /** Clicks what a selector finds. */
  async clickOn(selector: string) {
    await retried(async () => (await this.sees(selector)).click(), `to click ${selector}`);
  }

  /** Types into the field with a label, replacing what it holds. */
  async fill(label: string, text: string, enter = false) {
    const field = await this.field(label);
    await field.sendKeys(Key.chord(Key.CONTROL, "a"), Key.DELETE);
    // A new line is a key of its own.
    for (const [n, line] of text.split("\n").entries()) await field.sendKeys(n > 0 ? Key.ENTER + line : line);
    if (enter) await field.sendKeys(Key.ENTER);
  }

  /** The field with a label. */
  async field(label: string): Promise<WebElement> {
    const quoted = literal(label);
    return this.sees(
      `xpath=//*[self::input or self::textarea or self::select][@aria-label=${quoted} or ancestor::label[1]/span[normalize-space(.)=${quoted}]]`,
      `the field “${label}”`,
    );
  }

  /** Chooses an option of a list. */
  async choose(label: string, option: string) {
    const field = await this.field(label);
    await field.findElement(By.xpath(`.//option[normalize-space(.)=${literal(option)}]`)).click();
  }

  /** Presses keys wherever the keyboard is. */
  async press(...keys: string[]) {
    await this.driver
      .actions()
      .sendKeys(...keys)
      .perform();
  }

  /** Presses keys while others are held. */
  async chord(held: string[], key: string) {
    let actions = this.driver.actions();
    for (const name of held) actions = actions.keyDown(name);
    actions = actions.sendKeys(key);
    for (const name of [...held].reverse()) actions = actions.keyUp(name);
    await actions.perform();
  }

  /** Leaves the field that is being typed into: its words are entered, and everything is on disk. */
  async saved() {
    await this.driver.executeScript("document.activeElement?.blur()");
    await until(async () => (await this.text(".saved")).includes("Saved"), "everything to be saved");
  }

  /** Takes a picture of the display, which the window fills, or of a part of it. */
  async photograph(file: string, part?: typeof SECOND) {
    let now = Buffer.alloc(0) as Buffer;
    // Fonts and transitions: what a person sees is what no further frame changes.
    await until(async () => {
      const before = now;
      await this.driver.executeAsyncScript(
        "document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(arguments[0])))",
      );
      now = this.#display.pixels();
      return now.equals(before);
    }, "the picture to rest");
    writeFileSync(file, png(now, part));
  }

  async #named(name: string, within: string): Promise<WebElement> {
    const quoted = literal(name);
    const said = `normalize-space(translate(., '\u00a0', ' '))`;
    const scope = within === "body" ? "//body" : `//*[${within}]`;
    return this.sees(
      `xpath=${scope}//*[self::button or self::a or @role='menuitem' or @role='option' or self::summary][@aria-label=${quoted} or ${said}=${quoted} or starts-with(${said}, concat(${quoted}, ' '))]`,
      `“${name}”`,
    );
  }
}

function locator(selector: string) {
  return selector.startsWith("xpath=") ? By.xpath(selector.slice(6)) : By.css(selector);
}

/** A text as XPath writes it, whatever quotes it holds. */
function literal(text: string): string {
  if (!text.includes("'")) return `'${text}'`;
  return `concat('${text.split("'").join(`', "'", '`)}')`;
}

/** Ends a process of this run. */
export function end(started: ChildProcess) {
  started.kill();
}

/** Waits for a state. */
export async function until(reached: () => Promise<boolean>, what: string, patience = PATIENCE) {
  const deadline = Date.now() + patience;
  for (;;) {
    let inTheWay = "";
    const failed = (error: unknown) => {
      inTheWay = `: ${error instanceof Error ? error.message : error}`;
      return false;
    };
    if (await reached().catch(failed)) return;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}${inTheWay}`);
    await new Promise((next) => setTimeout(next, 40));
  }
}

/** Does something that may meet an element which is just being replaced. */
async function retried(work: () => Promise<unknown>, what: string) {
  await until(() => work().then(() => true), what);
}

export function remove(at: Places) {
  rmSync(at.folder, { recursive: true, force: true });
}

export { Key, SECOND };
