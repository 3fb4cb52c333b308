import { type Problem, readStored, type StoredFile, storedFiles } from "../stored/reports.ts";
import { findCopies } from "./copies/index.ts";
import type { Decisions } from "./decisions.ts";
import type { Digest } from "./digest.ts";
import { examine, withReviews } from "./examine.ts";
import type { Finding } from "./finding.ts";
import { recent } from "./recent.ts";
import type { Examined } from "./subject.ts";
import { byAgency } from "./years/agencies.ts";
import { checkHistory } from "./years/history.ts";
import { checkGaps } from "./years/missing.ts";
import { checkTwice } from "./years/twice.ts";

export interface CheckOptions {
  readonly decisions: Decisions;
  /** One key for one agency under all its spellings; null where the name tells none. */
  readonly keyOf: (agency: string) => string | null;
  readonly signal: AbortSignal;
}

export interface Listener {
  /** Findings about one report as they come, in the order of files; then those between reports, by agency and year. */
  finding(finding: Finding): void;
  unread(path: string, problem: Problem): void;
  /** After each file. */
  file(count: number): void;
}

/** The name of a file in findings. */
const namer = (roots: readonly string[]) => (file: StoredFile) =>
  roots.length === 1 ? file.path : `${file.root.replace(/\/+$/u, "")}/${file.path}`;

/** Reports that are read again for a comparison are kept so long. */
const RECENT = 32;

/** Checks all stored reports below the folders. Throws where a folder can't be opened. */
export async function runCheck(roots: readonly string[], options: CheckOptions, on: Listener): Promise<void> {
  const { decisions, keyOf, signal } = options;
  const nameOf = namer(roots);
  const files: StoredFile[] = [];
  const digests: Digest[] = [];
  const unsound = new Set<number>();
  for (const file of storedFiles(roots)) {
    if (signal.aborted) return;
    const number = files.push(file) - 1;
    const stored = readStored(file);
    if ("problem" in stored) on.unread(nameOf(file), stored.problem);
    else {
      const { findings, digest, sound } = examine(number, nameOf(file), stored.report, decisions);
      for (const finding of findings) on.finding(finding);
      digests.push(digest);
      if (!sound) unsound.add(number);
    }
    on.file(files.length);
    // Lets a signal in.
    if (files.length % 64 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  const open = recent(RECENT, ({ file }: Digest): Examined | null => {
    if (unsound.has(file)) return null;
    const at = files[file] as StoredFile;
    const stored = readStored(at);
    return "problem" in stored ? null : withReviews(nameOf(at), stored.report, decisions).of;
  });
  const agencies = byAgency(digests, keyOf);
  for (const agency of agencies) {
    if (signal.aborted) return;
    for (const finding of checkTwice(agency, open)) on.finding(finding);
    for (const finding of checkGaps(agency, open)) on.finding(finding);
    for (const finding of checkHistory(agency, open)) on.finding(finding);
  }
  for (const finding of findCopies(agencies, open)) {
    if (signal.aborted) return;
    on.finding(finding);
  }
}
