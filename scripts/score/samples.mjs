// The samples and how well they are read.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../prepare.mjs";
import { compareReport } from "./compare.mjs";

export const SAMPLES = join(ROOT, "samples");

const listIn = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".truth.json"))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")))
    .map((truth) => ({ file: truth.file, path: join(folder, truth.file), truth }));

/** Every sample with its truth, in the order of names: `{ file, path, truth }`. */
export const listSamples = () => listIn(SAMPLES);

/** The scanned ones. */
export const listScans = () => listIn(join(SAMPLES, "scans"));

const KINDS = [
  ["PDF", /\.pdf$/u],
  ["HTML", /\.(?:html?|mhtml)$/u],
  ["Word", /\.(?:docx?|zip)$/u],
];

/** What a sample is, for the tables: text where it is nothing else. */
export const kindOf = (file) => KINDS.find(([, ending]) => ending.test(file))?.[0] ?? "text";

/** Converts samples on this thread and compares: `{ file, kind, truth, status, cells, differences, silent }`. */
export async function scoreSamples(convert, samples = listSamples()) {
  const scores = [];
  for (const { file, path, truth } of samples) {
    const result = await convert(path);
    const kind = truth.producer === "scan" ? "scan" : kindOf(file);
    const comparison = result.ok
      ? compareReport(truth, result.report)
      : {
          cells: { right: 0, wrong: 0, missing: 0 },
          differences: [`no report: ${result.failure.code}`],
          silent: 0,
        };
    scores.push({ file, kind, truth, status: result.ok ? result.report.status : "failed", ...comparison });
  }
  return scores;
}

const sum = (items, value) => items.reduce((total, item) => total + value(item), 0);

/** The scores of one kind in numbers. */
export function summarise(scores) {
  const isExact = (score) => score.differences.length === 0;
  const due = (score) => score.truth.status === "review";
  const faulty = scores.filter((score) => score.truth.status === "inconsistent");
  return {
    documents: scores.length,
    exact: scores.filter(isExact).length,
    cells: sum(scores, ({ cells }) => cells.right + cells.wrong + cells.missing),
    right: sum(scores, ({ cells }) => cells.right),
    wrong: sum(scores, ({ cells }) => cells.wrong),
    missing: sum(scores, ({ cells }) => cells.missing),
    silent: sum(scores, ({ silent }) => silent),
    flagged: scores.filter((score) => score.status === "review").length,
    needless: scores.filter((score) => score.status === "review" && !due(score)).length,
    due: scores.filter(due).length,
    faulty: faulty.length,
    faultsFound: faulty.filter((score) => score.status === "inconsistent").length,
    falseAlarms: scores.filter((s) => s.status === "inconsistent" && s.truth.status !== "inconsistent").length,
  };
}
