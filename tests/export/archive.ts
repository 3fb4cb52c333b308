import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ExportOptions } from "../../src/export/job.ts";
import { convert, type Report } from "../../src/index.ts";

// The compiled one: its threads run compiled modules.
const COMPILED = new URL("../../dist/export/run.js", import.meta.url).href;
const { exportReports }: typeof import("../../src/export/run.ts") = await import(COMPILED);

export const temporary = (): string => mkdtempSync(join(tmpdir(), "nianbao-export-"));

const SAMPLES = [
  "markdown.md",
  "cells-by-line-2019.txt",
  "blanks-for-zero.txt",
  "mixed-forms.txt",
  "fault-outcomes.txt",
];

/** The archive's reports by their keys. */
export async function madeReports(): Promise<Map<string, Report>> {
  const reports = new Map<string, Report>();
  for (const sample of SAMPLES) {
    const result = await convert(readFileSync(`samples/${sample}`), { name: sample });
    if (!result.ok) throw new Error(result.failure.message);
    reports.set(`samples/${sample}.json`, result.report);
  }
  return reports;
}

/** Stores the reports below a new folder. */
export function store(reports: Iterable<readonly [string, unknown]>): string {
  const root = temporary();
  for (const [path, report] of reports) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), typeof report === "string" ? report : JSON.stringify(report));
  }
  return root;
}

/** Exports to a new folder. */
export async function exported(root: string, options: Partial<ExportOptions>, threads = 1) {
  const out = temporary();
  const all: ExportOptions = { format: "csv", shape: "long", status: null, bom: false, reviews: null, ...options };
  const result = await exportReports([root], out, all, {
    threads,
    version: "0.0.0",
    signal: new AbortController().signal,
    onReports: () => {},
  });
  if (result === null) throw new Error("interrupted");
  return { out, result };
}
