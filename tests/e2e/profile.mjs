import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { chromium } from "@playwright/test";
const dir = mkdtempSync("/tmp/prof-");
const host = spawn("/work/main/target/release/afterword-testhost", [dir, "/work/main/ui/dist"], { stdio: ["ignore", "pipe", "inherit"] });
const url = await new Promise((t) => host.stdout.once("data", (l) => t(l.toString().trim())));
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
const call = async (c, a) => (await page.request.post(`${url}/api/${c}`, { data: a })).json();
const apply = async (op) => (await call("apply", { op })).made;
const id = await apply({ on: "library", act: { act: "add_sample" } });
const edit = (given) => apply({ on: "post_mortem", id, edit: { topic: "chains", ...given } });
for (let n = 0; n < 12; n++) {
  const chain = await edit({ edit: "add_chain", problem: `Problem ${n + 1}` });
  const made = [];
  for (let c = 0; c < 16; c++) {
    const parent = made.at(c % 3 === 2 ? -2 : -1) ?? null;
    made.push(await edit({ edit: "add_cause", chain, parent, text: `${n + 1}.${c + 1} The queue had no limit, so a slow consumer filled the disk. `, place: null }));
  }
}
await page.goto(`${url}/#/${id}/meet/whys`);
await page.locator("main li").nth(1).focus();
const cdp = await page.context().newCDPSession(page);
await browser.startTracing(page, { path: "/tmp/trace.json", categories: ["devtools.timeline", "disabled-by-default-v8.cpu_profiler", "toplevel", "blink"] });
for (let n = 0; n < 12; n++) { await page.keyboard.press("ArrowDown"); await page.waitForTimeout(100); }
await page.evaluate(() => console.timeStamp("typing"));
await page.keyboard.press("F2");
for (const k of "The queue had no limit") { await page.keyboard.press(k === " " ? "Space" : k); await page.waitForTimeout(60); }
await page.keyboard.press("Enter");
for (let n = 0; n < 5; n++) { await page.keyboard.press("Alt+ArrowDown"); await page.waitForTimeout(150); }
await browser.stopTracing();
await browser.close(); host.kill();
