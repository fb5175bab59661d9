// Builds one page per surface; tests run without a browser.
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [svelte()],
  resolve: { alias: { $lib: at("./src/lib") } },
  build: {
    target: "es2022",
    rollupOptions: { input: { facilitator: at("./facilitator.html"), room: at("./room.html") } },
  },
  server: { proxy: { "/api": "http://127.0.0.1:7878" } },
  test: { include: ["src/**/*.test.ts"] },
});
