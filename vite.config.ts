import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** The auditor's page: from src/review/page to dist/review/page, next to the server that sends it. */
export default defineConfig({
  root: fileURLToPath(new URL("src/review/page", import.meta.url)),
  base: "/",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: fileURLToPath(new URL("dist/review/page", import.meta.url)),
    emptyOutDir: true,
    target: "es2022",
    // A strict content policy allows no code, style or picture that is written into the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
});
