// Builds one page per surface; tests run without a browser.
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { catalogueGroup } from "./catalogue-group.ts";

/**
 * The oldest engine that shows the pages as they are meant: color-mix() and @container need it, `toSorted` runs in it.
 * macOS decides about Safari's engine in an application, and 13.1 has this one: `minimumSystemVersion` in
 * tauri.conf.json has to fit, so that no Mac starts an application whose page stays empty. WebView2 and WebKitGTK of
 * every supported system are newer.
 */
const OLDEST = "safari16.2";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [svelte(), catalogueGroup()],
  resolve: { alias: { $lib: at("./src/lib") } },
  build: {
    target: OLDEST,
    cssTarget: OLDEST,
    rollupOptions: { input: { facilitator: at("./facilitator.html"), room: at("./room.html") } },
  },
  server: { proxy: { "/api": "http://127.0.0.1:7878" } },
  test: { include: ["src/**/*.test.ts"] },
});
