import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["scripts/prepare.mjs"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
