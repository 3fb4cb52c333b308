import { type Problem, readStored, type StoredFile } from "../stored/reports.ts";
import type { ByDocument } from "../stored/reviews.ts";
import { type Examination, examine } from "./examine.ts";

/** A file of the run. */
export interface RunFile extends StoredFile {
  readonly number: number;
  /** Its name in findings. */
  readonly name: string;
}

/** What a thread is told to do; plain data, for it is copied. */
export interface CheckJob {
  readonly files: readonly RunFile[];
  /** The file that people's decisions stand in; null for none. */
  readonly reviews: string | null;
}

/** Why nothing can be said of a file. */
export interface Unread {
  readonly code: Problem["code"] | "unchecked";
  readonly message: string;
}

/** What became of one file. */
export type Checked = Examination | { readonly problem: Unread };

export function checkFile(file: RunFile, decisions: ByDocument): Checked {
  const stored = readStored(file);
  return "problem" in stored ? stored : examine(file.number, file.name, stored.report, decisions);
}
