// The client against GitHub's own description: every request is checked by Prism, and every answer is one of its examples.
import { execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { description } from "./description";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const PROGRAM = join(ROOT, "target/debug/examples/try_ticket");
const CLI = createRequire(import.meta.url).resolve("@stoplight/prism-cli/dist/index.js");

const folder = mkdtempSync(join(tmpdir(), "afterword-tickets-"));
let prism: ReturnType<typeof spawn> | undefined;
let port = 0;
let said = "";

/** A port that nobody has at the moment. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === "object" ? address.port : 0));
    });
  });
}

beforeAll(async () => {
  const file = join(folder, "github.json");
  writeFileSync(file, JSON.stringify(description()));
  port = await freePort();
  const started = spawn(process.execPath, [
    CLI,
    "mock",
    file,
    "--errors",
    "--host",
    "127.0.0.1",
    "--port",
    `${port}`,
  ]);
  prism = started;
  await new Promise<void>((resolve, reject) => {
    const hear = (words: Buffer) => {
      said += words.toString();
      if (said.includes("Prism is listening")) resolve();
    };
    started.stdout.on("data", hear);
    started.stderr.on("data", hear);
    started.once("exit", () => reject(new Error(said)));
  });
}, 60_000);

afterAll(() => {
  prism?.kill();
  rmSync(folder, { recursive: true, force: true });
});

const connection = (more: object) => ({
  id: "00000000-0000-0000-0000-000000000001",
  tracker: "github",
  base_url: `http://127.0.0.1:${port}`,
  project: "octocat/Hello-World",
  plain_http: true,
  ...more,
});

const content = {
  action: "0192f3a4-0000-7000-8000-00000000002a",
  title: "Alert on stale prices",
  causes: ["Nothing watched the feed", "@team was told in #12"],
  incident: "Stale prices, 2024-11-21",
  category: "detection",
  due: "2024-12-02",
  owner: "Dana Reyes",
};

async function run(more: object) {
  const environment = { ...process.env, TICKET_TOKEN: "token" };
  const words = [JSON.stringify(connection(more)), JSON.stringify(content)];
  const { stdout } = await promisify(execFile)(PROGRAM, words, { env: environment });
  return JSON.parse(stdout);
}

describe("GitHub’s description", () => {
  test("takes every request of a connection with labels and people", async () => {
    const outcome = await run({ labels: ["post-mortem"], people: { "Dana Reyes": "octocat" } });
    expect(outcome.test).toEqual({ ok: { account: "octocat", project: "octocat/Hello-World" } });
    expect(outcome.create.ok.ticket.key).toMatch(/^octocat\/Hello-World#\d+$/);
    expect(outcome.create.ok.already).toBe(false);
    expect(outcome.status.ok).toMatch(/^(open|closed)$/);
    expect(said).not.toContain("Violation");
  });

  test("takes every request of a connection with nothing but a project", async () => {
    const none = { prevention: "", detection: "", mitigation: "", process: "" };
    const outcome = await run({ categories: none });
    expect(outcome.create.ok.ticket.url).toMatch(/^https:\/\/github\.com\//);
    expect(said).not.toContain("Violation");
  });

  // The last, since it makes Prism speak of a violation.
  test("refuses what GitHub does not know", async () => {
    const wrong = { body: "no title", due_date: "2024-12-02" };
    const answer = await fetch(`http://127.0.0.1:${port}/repos/octocat/Hello-World/issues`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(wrong),
    });
    expect(answer.status).toBe(422);
    expect(answer.headers.get("sl-violations")).toContain("due_date");
  });
});
