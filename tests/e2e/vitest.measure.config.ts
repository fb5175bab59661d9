// What is measured in real windows; `./dev bench` runs it after a release build.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["*.measure.ts"], fileParallelism: false, testTimeout: 600_000, hookTimeout: 120_000 },
});
