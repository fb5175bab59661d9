// The client against published API descriptions, served by Prism on loopback.
import { defineConfig } from "vitest/config";

export default defineConfig({ test: { include: ["*.test.ts"], testTimeout: 30_000 } });
