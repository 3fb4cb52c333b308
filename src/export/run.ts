import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { type Problem, type StoredFile, storedFiles } from "../stored/reports.ts";
import { byDocument, parseReviews } from "../stored/reviews.ts";
import { problemOf } from "./breach.ts";
import type { ExportOptions, Job, Outcome } from "./job.ts";
import { closeOutput, keep, openOutput } from "./output.ts";
import { tablesOf } from "./tables/index.ts";
import { inOrder } from "./threads.ts";
import { openWriter } from "./writers/index.ts";

/** Stored files of a job. */
const FILES = 16;
/** Bad files, and decisions not applied, that are named. */
const NAMED = 1000;

/** What an export came to. */
export interface Exported {
  exported: number;
  /** Reports left out for their status. */
  leftOut: number;
  /** Stored files that hold no report. */
  bad: number;
  /** The first of them. */
  readonly problems: { readonly key: string; readonly problem: Problem }[];
  /** Decisions that were applied. */
  applied: number;
  /** Decisions that were not, the first of them: the report and figure, and why. */
  readonly unapplied: { readonly at: string; readonly why: string }[];
  unappliedCount: number;
  /** Lines of the file of decisions that hold none. */
  faultyLines: number;
  /** Names of the files written. */
  files: readonly string[];
}

/** Exports the reports stored below the folders. Null when interrupted: then nothing is left in `out`. */
export async function exportReports(
  roots: readonly string[],
  out: string,
  options: ExportOptions,
  run: {
    readonly threads: number;
    readonly version: string;
    readonly signal: AbortSignal;
    onReports(count: number): void;
  },
): Promise<Exported | null> {
  const reviews = parseReviews(options.reviews === null ? "" : readFileSync(options.reviews, "utf8"));
  const decided = byDocument(reviews);
  const result: Exported = {
    ...{ exported: 0, leftOut: 0, bad: 0, problems: [], applied: 0, unapplied: [], unappliedCount: 0 },
    faultyLines: reviews.faulty.length,
    files: [],
  };
  const tables = tablesOf(options.shape);
  const output = openOutput(out);
  try {
    const writer = await openWriter(options.format, { folder: output.workshop, tables, options, version: run.version });
    try {
      const seen = new Set<string>();
      for await (const outcome of inOrder(filesOf(roots), run.threads, options, decided)) {
        if (run.signal.aborted) return null;
        writer.write(outcome.parts);
        count(result, outcome, seen);
        run.onReports(result.exported);
      }
      for (const [sha256, decisions] of decided) {
        for (const { pointer } of decisions)
          if (!seen.has(`${sha256} ${pointer}`))
            unapplied(result, `${sha256.slice(0, 12)}… ${pointer}`, "no-such-document");
      }
      result.files = await writer.finish();
    } finally {
      writer.abandon();
    }
    keep(output, result.files);
    return result;
  } finally {
    closeOutput(output);
  }
}

function count(result: Exported, outcome: Outcome, seen: Set<string>): void {
  result.exported += outcome.exported;
  result.leftOut += outcome.leftOut;
  result.bad += outcome.problems.length;
  for (const one of outcome.problems) {
    const { key } = one;
    const problem = "problem" in one ? one.problem : problemOf(one);
    if (result.problems.length < NAMED) result.problems.push({ key, problem });
  }
  for (const { key, sha256, pointer, why } of outcome.decisions) {
    seen.add(`${sha256} ${pointer}`);
    if (why === null) result.applied++;
    else unapplied(result, `${key} ${pointer}`, why);
  }
}

function unapplied(result: Exported, at: string, why: string): void {
  result.unappliedCount++;
  if (result.unapplied.length < NAMED) result.unapplied.push({ at, why });
}

function* filesOf(roots: readonly string[]): Generator<Job["files"]> {
  const labels = labelsOf(roots);
  let files: (StoredFile & { key: string })[] = [];
  for (const file of storedFiles(roots)) {
    files.push({ ...file, key: `${labels.get(file.root)}${file.path}` });
    if (files.length < FILES) continue;
    yield files;
    files = [];
  }
  if (files.length > 0) yield files;
}

/** What stands before the paths below each folder: nothing for one alone, else its name, numbered where names repeat. */
function labelsOf(roots: readonly string[]): Map<string, string> {
  if (roots.length === 1) return new Map([[roots[0] as string, ""]]);
  const taken = new Set<string>();
  const labels = new Map<string, string>();
  for (const root of roots) {
    let label = basename(root);
    for (let i = 2; taken.has(label); i++) label = `${basename(root)}~${i}`;
    taken.add(label);
    labels.set(root, `${label}/`);
  }
  return labels;
}
