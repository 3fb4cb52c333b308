import type { Failure } from "../model/finding.ts";
import type { Engine, Limits, OcrChoice } from "../model/limits.ts";
import type { Outcome, ReadNote } from "./job.ts";
import type { Entry } from "./ledger.ts";
import type { Program } from "./program.ts";
import type { End } from "./thread.ts";
import type { WorkOptions } from "./work.ts";

/** What the entries of one run have in common. */
export interface Run extends Program {
  readonly options: string;
}

/** The options that shape a report or a refusal, as the ledger records them. */
export const optionsText = (engine: Engine, limits: Limits, office: string | null, ocr: OcrChoice): string =>
  `engine=${engine} office=${office === null ? "none" : "libreoffice"} ` +
  `max-bytes=${limits.maxBytes} max-pages=${limits.maxPages} ` +
  `ocr=${ocr.when} ocr-engine=${ocr.engines} ocr-max-pages=${ocr.maxPages}`;

/** What a job that ended badly is called, and what to do about it; null for one that ended well. */
export function failureOf(
  end: End<Outcome>,
  limits: Pick<WorkOptions, "timeout" | "maxMemory" | "ocr">,
): Failure | null {
  switch (end.kind) {
    case "timeout": {
      const message = `Not done in ${limits.timeout / 1000} s (${limits.ocr.timeout / 1000} s for a page that is a picture): raise --timeout or --ocr-timeout.`;
      return { code: "timeout", message };
    }
    case "out-of-memory": {
      const message = `Needs more than ${limits.maxMemory / 2 ** 20} MiB: raise --max-memory to give it more.`;
      return { code: "out-of-memory", message };
    }
    case "crashed":
      return { code: "crashed", message: `The document broke its thread (${end.message}): please report it.` };
    case "done":
      return end.outcome.kind === "failed" ? end.outcome.failure : null;
    default:
      return null;
  }
}

export function failedEntry(run: Run, path: string, failure: Failure, read: Partial<ReadNote>, ms: number): Entry {
  return {
    path,
    output: null,
    sha256: read.sha256 ?? null,
    bytes: read.bytes ?? null,
    version: run.version,
    build: run.build,
    options: run.options,
    status: "failed",
    code: failure.code,
    message: failure.message,
    counts: null,
    agency: null,
    year: null,
    written: null,
    ms: Math.round(ms),
  };
}

export function convertedEntry(
  run: Run,
  path: string,
  output: string,
  outcome: Extract<Outcome, { kind: "converted" }>,
  read: ReadNote,
  ms: number,
): Entry {
  return {
    path,
    output,
    sha256: read.sha256,
    bytes: read.bytes,
    version: run.version,
    build: run.build,
    options: run.options,
    status: outcome.digest.status,
    code: null,
    message: outcome.digest.message,
    counts: outcome.digest.counts,
    agency: outcome.digest.agency,
    year: outcome.digest.year,
    written: outcome.written,
    ms: Math.round(ms),
  };
}

/** Faults of the surroundings, which may have passed: such an input is always tried again. */
const PASSING: ReadonlySet<string> = new Set(["unreadable", "unwritable"]);

/** The hash for which `entry` is the answer of this run too; null when the input must be done in any case. */
export function settledHash(entry: Entry, run: Run, retryFailed: boolean, reportSize: number | null): string | null {
  if (entry.version !== run.version || entry.build !== run.build || entry.options !== run.options) return null;
  if (entry.status === "failed") return retryFailed || PASSING.has(entry.code ?? "") ? null : entry.sha256;
  return reportSize === entry.written ? entry.sha256 : null;
}
