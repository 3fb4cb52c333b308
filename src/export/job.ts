import type { Report } from "../model/report.ts";
import type { Problem, StoredFile } from "../stored/reports.ts";
import type { Cell } from "./column.ts";
import type { Shape } from "./tables/shape.ts";

export const FORMATS = ["csv", "jsonl", "xlsx", "parquet", "sqlite"] as const;
export type Format = (typeof FORMATS)[number];

/** What shapes an export. */
export interface ExportOptions {
  readonly format: Format;
  readonly shape: Shape;
  /** Reports with another status are left out; null for none. */
  readonly status: readonly Report["status"][] | null;
  /** CSV begins with a byte order mark. */
  readonly bom: boolean;
  /** The file of decisions; null for none. */
  readonly reviews: string | null;
}

/** Stored files that are read together, each with the key of its report. */
export interface Job {
  readonly files: readonly (StoredFile & { readonly key: string })[];
  /** Buffers of earlier outcomes to be filled again: fresh memory for each outcome takes longer. */
  readonly spare: readonly ArrayBuffer[];
}

/** A stored file whose rows could not be made, and what was thrown: what is wrong with it is not known yet. */
export interface Broken {
  readonly key: string;
  readonly file: StoredFile;
  readonly message: string;
}

/** What the files of a job come to. */
export interface Outcome {
  readonly exported: number;
  readonly leftOut: number;
  readonly problems: readonly ({ readonly key: string; readonly problem: Problem } | Broken)[];
  readonly decisions: readonly DecisionEnd[];
  /** For each table, in order: its lines as UTF-8, or its rows. */
  readonly parts: readonly (Uint8Array | readonly (readonly Cell[])[])[];
}

/** The memory of an outcome's bytes. */
export const buffersOf = ({ parts }: Outcome): ArrayBuffer[] =>
  parts.flatMap((part) => (part instanceof Uint8Array ? [part.buffer as ArrayBuffer] : []));

/** What became of a decision about a report that was exported. */
export interface DecisionEnd {
  readonly key: string;
  readonly sha256: string;
  readonly pointer: string;
  readonly why: "not-a-figure" | "other-value" | null;
}
