// The built application in a real window: one at a time, each with a display, a bus and folders of its own.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["*.e2e.ts"],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 60_000,
    // The meeting is one story: what follows a step that failed tells nothing.
    bail: 1,
  },
});
