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

/**
 * Short and long folders: the time that each thread takes to start weighs on the short ones. What was written is deleted
 * at the end alone: ext4 passes over each lately deleted file when it makes a new one, one thread at a time.
 */
export const timeFolders = ({ lengths }) =>
  inTemporaryFolder(async (folder) => {
    const folders = [];
    for (const documents of lengths) {
      const own = join(folder, String(documents));
      mkdirSync(own);
      folders.push(await timeFolder(own, documents));
    }
    return folders;
  });

/**
 * Documents a second with one and with two threads, half of them PDF: of two runs each, taking turns, the faster. `ceiling`: what two
 * cores can give at most, because one thread's run keeps more than one core busy: V8 compiles and collects on the others.
 */
async function timeFolder(folder, documents) {
  const input = join(folder, "in");
  mkdirSync(input);
  writeTexts(input, Math.ceil(documents / 2));
  writePdfs(input, Math.floor(documents / 2));
  const runs = [];
  for (const [turn, jobs] of [1, 2, 2, 1].entries())
    runs.push({ jobs, ...(await convertFolder(input, join(folder, `out-${turn}`), jobs)) });
  const best = (jobs) => runs.filter((run) => run.jobs === jobs).sort((a, b) => a.seconds - b.seconds)[0];
  return {
    documents,
    ceiling: (2 * best(1).seconds) / best(1).cpu,
    runs: [best(1), best(2)].map((run) => ({ ...run, perSecond: documents / run.seconds })),
  };
}

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
