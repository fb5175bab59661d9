// Builds the voting page for phones: three files with fixed names, for browsers from 2021 on.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { catalogueGroup } from "./catalogue-group.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const BROWSERS = ["es2020", "safari14", "chrome88", "firefox85"];

export default defineConfig({
  root: at("."),
  plugins: [catalogueGroup()],
  // The laptop serves the page at the top of its address; the page itself does not rely on it.
  base: "./",
  publicDir: false,
  build: {
    outDir: at("./dist/vote"),
    emptyOutDir: true,
    target: BROWSERS,
    cssTarget: BROWSERS,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { vote: at("./vote.html") },
      output: { entryFileNames: "vote.js", chunkFileNames: "vote-[name].js", assetFileNames: "vote.[ext]" },
    },
  },
});
