// Whole folders through the command line: documents a second with one and two threads, and the most memory held.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "../prepare.mjs";
import { makeReport, renderText } from "../samples/index.mjs";
import { listSamples } from "../score/samples.mjs";

const USAGE = fileURLToPath(new URL("usage.mjs", import.meta.url));
const SHAPES = ["tab", "pipe", "aligned", "cells", "markdown"];
const DISTINCT = 100;

/** Text reports of our own making, `count` files; beyond the first hundred they differ by blank lines at their end. */
function writeTexts(folder, count) {
  const texts = Array.from({ length: Math.min(count, DISTINCT) }, (_, i) =>
    renderText(makeReport(`bench-${i}`, { scale: "small", kind: "town" }), SHAPES[i % SHAPES.length]),
  );
  for (let i = 0; i < count; i++) {
    const more = "\n".repeat(Math.floor(i / DISTINCT));
    writeFileSync(join(folder, `text-${i}.txt`), texts[i % texts.length] + more);
  }
}

/** The PDF samples over and over, told apart by a comment behind their end. */
function writePdfs(folder, count) {
  const pdfs = listSamples()
    .filter(({ file }) => file.endsWith(".pdf"))
    .map(({ path }) => readFileSync(path));
  for (let i = 0; i < count; i++)
    writeFileSync(join(folder, `pdf-${i}.pdf`), Buffer.concat([pdfs[i % pdfs.length], Buffer.from(`\n% ${i}\n`)]));
}

/** Converts a folder in a process of its own: `{ seconds, cpu, peak }`, peak in bytes. */
async function convertFolder(input, out, jobs) {
  const usageFile = `${out}.usage`;
  const args = ["convert", input, "--out", out, "--jobs", String(jobs), "--fail-on", "never", "--quiet"];
  const start = performance.now();
  const child = spawn(process.execPath, ["--import", USAGE, join(ROOT, "dist/cli/main.js"), ...args], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NIANBAO_USAGE: usageFile },
  });
  const code = await new Promise((resolve) => child.on("exit", resolve));
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`converting ${input} ended with code ${code}`);
  return { seconds, ...JSON.parse(readFileSync(usageFile, "utf8")) };
}

async function inTemporaryFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "nianbao-bench-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Documents a second with one and with two threads, half of them PDF. */
export const timeFolder = ({ documents }) =>
  inTemporaryFolder(async (folder) => {
    const input = join(folder, "in");
    mkdirSync(input);
    writeTexts(input, Math.ceil(documents / 2));
    writePdfs(input, Math.floor(documents / 2));
    const runs = [];
    for (const jobs of [1, 2]) runs.push({ jobs, ...(await convertFolder(input, join(folder, `out-${jobs}`), jobs)) });
    return { documents, runs: runs.map((run) => ({ ...run, perSecond: documents / run.seconds })) };
  });

/** The most memory held, in bytes, over short and long batches of small texts with two threads. */
export const measureMemory = ({ lengths }) =>
  inTemporaryFolder(async (folder) => {
    const peaks = [];
    for (const length of lengths) {
      const input = join(folder, `in-${length}`);
      mkdirSync(input);
      writeTexts(input, length);
      const run = await convertFolder(input, join(folder, `out-${length}`), 2);
      peaks.push({ documents: length, ...run, perSecond: length / run.seconds });
    }
    return peaks;
  });
