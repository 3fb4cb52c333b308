// Seconds a page that is a picture, by the command line, with one and two documents at a time; engines loaded once for each.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../prepare.mjs";
import { listScans } from "../score/samples.mjs";
import { timeRecognition } from "./recognition.mjs";

/** `{ documents, runs: [{ jobs, pages, perPage }], recognition }`, the last as `timeRecognition` tells. */
export async function timeScans({ documents }) {
  const paths = listScans()
    .map(({ path }) => path)
    .slice(0, documents);
  const runs = [1, 2].map((jobs) => {
    const out = mkdtempSync(join(tmpdir(), "nianbao-scans-"));
    try {
      const flags = ["--out", out, "--quiet", "--jobs", String(jobs), "--ocr-jobs", String(jobs), "--fail-on", "never"];
      const start = performance.now();
      spawnSync(process.execPath, [join(ROOT, "dist/cli/main.js"), "convert", ...paths, ...flags], {
        stdio: "inherit",
      });
      const seconds = (performance.now() - start) / 1000;
      const entries = readFileSync(join(out, "ledger.jsonl"), "utf8").trim().split("\n").map(JSON.parse);
      const pages = entries.reduce((sum, { counts }) => sum + (counts?.pages ?? 0), 0);
      return { jobs, pages, perPage: seconds / pages };
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  });
  return { documents: paths.length, runs, recognition: await timeRecognition({ documents }) };
}
