// The UI in Chromium, each test against a service and a workspace of its own.
import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const system = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path));

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  fullyParallel: true,
  workers: 2,
  // States are waited for, on a busy machine too.
  timeout: 240_000,
  expect: { timeout: 40_000 },
  forbidOnly: true,
  outputDir: "../../out/test/web",
  use: {
    viewport: { width: 1280, height: 720 },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: system,
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    },
  },
});
