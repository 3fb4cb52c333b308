import { readStored, type StoredFile, storedFiles } from "../stored/reports.ts";
import { findCopies } from "./copies/index.ts";
import type { Digest } from "./digest.ts";
import { withReviews } from "./examine.ts";
import type { Finding } from "./finding.ts";
import type { RunFile, Unread } from "./job.ts";
import { recent } from "./recent.ts";
import type { Examined } from "./subject.ts";
import { checkFiles, type WorkOptions } from "./work.ts";
import { type AgencyYears, byAgency, isOneAgency } from "./years/agencies.ts";
import { checkHistory } from "./years/history.ts";
import { checkGaps } from "./years/missing.ts";
import { checkTwice } from "./years/twice.ts";

export interface CheckOptions extends WorkOptions {
  /** One key for one agency under all its spellings; null where the name tells none. */
  readonly keyOf: (agency: string) => string | null;
}

export interface Listener {
  /** Findings about one report, in the order of files; then those between reports, by agency and year; then copies. */
  finding(finding: Finding): void;
  unread(path: string, problem: Unread): void;
  /** After each file. */
  file(count: number): void;
}

/** The name of a file in findings. */
const namer = (roots: readonly string[]) => (file: StoredFile) =>
  roots.length === 1 ? file.path : `${file.root.replace(/\/+$/u, "")}/${file.path}`;

/** Reports that are read again for a comparison are kept so long. */
const RECENT = 32;

/**
 * Checks all stored reports below the folders: each by itself, then across years and agencies. Of a report only its digest stays in
 * memory; those that are found to contradict each other are read again. Throws where a folder can't be opened.
 */
export async function runCheck(roots: readonly string[], options: CheckOptions, on: Listener): Promise<void> {
  const files: RunFile[] = [];
  const digests: Digest[] = [];
  const unsound = new Set<number>();
  await checkFiles(listed(roots, files), options, (file, checked) => {
    if ("problem" in checked) on.unread(file.name, checked.problem);
    else {
      for (const finding of checked.findings) on.finding(finding);
      digests.push(checked.digest);
      if (!checked.sound) unsound.add(file.number);
    }
    on.file(file.number + 1);
  });
  const open = recent(RECENT, ({ file }: Digest): Examined | null => {
    if (unsound.has(file)) return null;
    const { name, ...at } = files[file] as RunFile;
    const stored = readStored(at);
    return "problem" in stored ? null : withReviews(name, stored.report, options.decisions).of;
  });
  const agencies = byAgency(digests, options.keyOf);
  for (const finding of acrossYears(agencies, open)) {
    if (options.signal.aborted) return;
    on.finding(finding);
  }
  await findCopies(agencies, files, options, (finding) => on.finding(finding));
}

/** The files below the folders, each noted in `files` as it comes. */
function* listed(roots: readonly string[], files: RunFile[]): Generator<RunFile> {
  const nameOf = namer(roots);
  for (const file of storedFiles(roots)) {
    const listed = { ...file, number: files.length, name: nameOf(file) };
    files.push(listed);
    yield listed;
  }
}

function* acrossYears(agencies: readonly AgencyYears[], open: (digest: Digest) => Examined | null): Generator<Finding> {
  for (const agency of agencies.filter(isOneAgency)) {
    yield* checkTwice(agency, open);
    yield* checkGaps(agency, open);
    yield* checkHistory(agency, open);
  }
}
