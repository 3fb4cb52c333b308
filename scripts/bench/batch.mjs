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
export function writeTexts(folder, count) {
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
export const convertFolder = (input, out, jobs) =>
  runMeasured(
    ["convert", input, "--out", out, "--jobs", String(jobs), "--fail-on", "never", "--quiet"],
    `${out}.usage`,
  );

/** Runs the command line in a process of its own: `{ seconds, cpu, peak }`, peak in bytes. */
export async function runMeasured(args, usageFile) {
  const start = performance.now();
  const child = spawn(process.execPath, ["--import", USAGE, join(ROOT, "dist/cli/main.js"), ...args], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NIANBAO_USAGE: usageFile },
  });
  const code = await new Promise((resolve) => child.on("exit", resolve));
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`${args.slice(0, 2).join(" ")} ended with code ${code}`);
  return { seconds, ...JSON.parse(readFileSync(usageFile, "utf8")) };
}

export async function inTemporaryFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "nianbao-bench-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const COUNTING = "let x = 0; for (let i = 0; i < 1e9; i++) x = (x * 31 + i) | 0; process.exitCode = x & 0";

/** How much more two processes that only count get done than one: what a second thread can give at most, here and now. */
async function ceiling() {
  const count = () => new Promise((resolve) => spawn(process.execPath, ["-e", COUNTING]).on("exit", resolve));
  const start = performance.now();
  await count();
  const middle = performance.now();
  await Promise.all([count(), count()]);
  return (2 * (middle - start)) / (performance.now() - middle);
}

/** Documents a second with one and with two threads, half of them PDF: of two runs each, taking turns, the faster. */
export const timeFolder = ({ documents }) =>
  inTemporaryFolder(async (folder) => {
    const input = join(folder, "in");
    mkdirSync(input);
    writeTexts(input, Math.ceil(documents / 2));
    writePdfs(input, Math.floor(documents / 2));
    const runs = [];
    for (const [i, jobs] of [1, 2, 1, 2].entries())
      runs.push({ jobs, ...(await convertFolder(input, join(folder, `out-${i}`), jobs)) });
    const best = (jobs) => runs.filter((run) => run.jobs === jobs).sort((a, b) => a.seconds - b.seconds)[0];
    return {
      documents,
      ceiling: await ceiling(),
      runs: [best(1), best(2)].map((run) => ({ ...run, perSecond: documents / run.seconds })),
    };
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
