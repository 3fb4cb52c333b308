// Milliseconds a report, warm, in one process, next to the libraries alone on the same files.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { ROOT } from "../prepare.mjs";
import { kindOf, listSamples } from "../score/samples.mjs";
import { parse5Alone, pdfiumAlone, pdfjsAlone, pdftotextProcess, wordAlone } from "./references.mjs";

setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc");
/**
 * Of what is short-lived only: a whole collection also drops the code compiled for shapes that no object has just then, and what is
 * measured would no longer be warm.
 */
const collectGarbage = () => gc({ type: "minor" });

const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const mean = (values) => values.reduce((total, value) => total + value, 0) / values.length;

/** Milliseconds by the clock, and of processor time over all threads of this process. */
async function timed(run) {
  const before = process.cpuUsage();
  const start = performance.now();
  await run();
  const clock = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { clock, cpu: (user + system) / 1000 };
}

/** Enough for the compiler to have seen what is hot. */
const WARM_UP = 10;

/**
 * Times every contender on every file, `rounds` times after some to warm up. They take turns within a round, so that a
 * busy moment of the machine hits all of them, each with the others' garbage gone. Gives by contender, for each file, the medians
 * `{ clock, cpu }`.
 */
async function race(files, contenders, rounds) {
  for (const file of files)
    for (const run of Object.values(contenders)) for (let i = 0; i < WARM_UP; i++) await run(file);
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, files.map(() => [])]));
  for (let round = 0; round < rounds; round++)
    for (const [name, run] of Object.entries(contenders)) {
      collectGarbage();
      for (const [i, file] of files.entries()) times[name][i].push(await timed(() => run(file)));
    }
  return Object.fromEntries(Object.entries(times).map(([name, byFile]) => [name, byFile.map(medians)]));
}

const medians = (rounds) => ({ clock: median(rounds.map((r) => r.clock)), cpu: median(rounds.map((r) => r.cpu)) });

const summary = (files) => ({
  mean: mean(files.map((file) => file.clock)),
  cpu: mean(files.map((file) => file.cpu)),
  slowest: Math.max(...files.map((file) => file.clock)),
});

/**
 * Times the samples: `{ text: { reports, ours }, html: { reports, ours, alone }, word: { reports, ours, alone }, pdf: { reports, pages, ours, pdfjs, pdfium, pdfiumRaw } }`, each contender with
 * `mean` and `slowest` by the clock and the mean of `cpu`, in ms a report.
 */
export async function timeReading({ rounds, only }) {
  const { convert } = await import("../../dist/index.js");
  const samples = listSamples()
    .filter(({ file }) => only === null || only.test(file))
    .map((sample) => ({ ...sample, bytes: new Uint8Array(readFileSync(sample.path)) }));
  const ours = async ({ bytes, file }) => {
    const result = await convert(bytes, { name: file });
    if (!result.ok) throw new Error(`${file}: ${result.failure.code}`);
    return result.report;
  };
  const of = (kind) => samples.filter(({ file }) => kindOf(file) === kind);
  const texts = of("text");
  const pages = of("HTML");
  const pdfs = of("PDF");
  // A DOC is LibreOffice's time, not ours.
  const words = of("Word").filter(({ file }) => file.endsWith(".docx"));
  const alone = (library) => (file) => library(file.bytes);

  const text = await race(texts, { ours }, rounds * 4);
  const html = await race(pages, { ours, alone: alone(await parse5Alone()) }, rounds * 2);
  const [pdfjs, pdfium, pdfiumRaw] = await Promise.all([pdfjsAlone(), pdfiumAlone(false), pdfiumAlone(true)]);
  const contenders = { ours, pdfiumRaw: alone(pdfiumRaw), pdfium: alone(pdfium), pdfjs: alone(pdfjs) };
  const pdf = await race(pdfs, contenders, rounds);
  const word = await race(words, { ours, alone: alone(await wordAlone()) }, rounds * 2);
  let pdfPages = 0;
  for (const file of pdfs) pdfPages += (await ours(file)).source.pages;
  return {
    text: { reports: texts.length, ours: summary(text.ours), byFile: byFile(texts, text) },
    html: { reports: pages.length, ours: summary(html.ours), alone: summary(html.alone), byFile: byFile(pages, html) },
    word: { reports: words.length, ours: summary(word.ours), alone: summary(word.alone), byFile: byFile(words, word) },
    pdf: {
      reports: pdfs.length,
      pages: pdfPages,
      ours: summary(pdf.ours),
      pdfjs: summary(pdf.pdfjs),
      pdfium: summary(pdf.pdfium),
      pdfiumRaw: summary(pdf.pdfiumRaw),
      byFile: byFile(pdfs, pdf),
    },
  };
}

const byFile = (files, times) =>
  files.map(({ file }, i) => ({
    file,
    ...Object.fromEntries(Object.entries(times).map(([name, values]) => [name, values[i]])),
  }));

/** Milliseconds for a process that reads one PDF: `{ pdftotext, ours }`; pdftotext is null where it is not installed. */
export function timeProcesses({ files }) {
  const pdfs = listSamples()
    .filter(({ file }) => file.endsWith(".pdf"))
    .slice(0, files);
  const main = join(ROOT, "dist/cli/main.js");
  const time = (run) =>
    mean(
      pdfs.map(({ path }) => {
        const start = performance.now();
        run(path);
        return performance.now() - start;
      }),
    );
  const pdftotext = pdftotextProcess();
  return {
    pdftotext: pdftotext === null ? null : time(pdftotext),
    ours: time((path) => spawnSync(process.execPath, [main, "convert", path, "--quiet"], { maxBuffer: 2 ** 26 })),
  };
}
