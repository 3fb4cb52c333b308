import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { LISTED } from "./src/review/protocol.ts";

/**
 * Starts the thread that reads PDFs before all else, and has the browser fetch what draws them, and what the first screen asks for, while
 * it reads the rest of the page.
 */
const early: Plugin = {
  name: "early",
  transformIndexHtml: {
    order: "post",
    handler(_, { bundle = {} }) {
      const href = (name: string) => {
        const found = Object.values(bundle).find((file) => file.type === "chunk" && file.name === name);
        if (found === undefined) throw new Error(`no chunk ${name}`);
        return `/${found.fileName}`;
      };
      const fetched = ["/api/overview?", `/api/items?offset=0&limit=${LISTED}&opened=yes`];
      return [
        { tag: "script", attrs: { type: "module", crossorigin: "", src: href("worker") }, injectTo: "head-prepend" },
        ...fetched.map((href) => preload({ rel: "preload", as: "fetch", href })),
        preload({ rel: "modulepreload", href: href("pdf") }),
      ];
    },
  },
};

const preload = (attrs: Record<string, string>) => ({
  tag: "link",
  attrs: { ...attrs, crossorigin: "" },
  injectTo: "head" as const,
});

const page = (file: string) => fileURLToPath(new URL(`src/review/page/${file}`, import.meta.url));

/** The auditor's page: from src/review/page to dist/review/page, next to the server that sends it. */
export default defineConfig({
  root: page("."),
  base: "/",
  plugins: [early],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: fileURLToPath(new URL("dist/review/page", import.meta.url)),
    emptyOutDir: true,
    rolldownOptions: { input: [page("index.html"), page("source/worker.ts")] },
    target: "es2022",
    // A strict content policy allows no code, style or picture that is written into the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
});
