import type { Failure } from "../model/finding.ts";
import type { Engine, Limits, OcrChoice } from "../model/limits.ts";
import type { Digest } from "./digest.ts";
import type { Source } from "./input.ts";
import type { Part } from "./names.ts";

/** What a worker thread is told to do; plain data, for it is copied. */
export interface Job {
  readonly path: string;
  readonly source: Exclude<Source, { readonly kind: "refused" }>;
  readonly engine: Engine;
  readonly limits: Limits;
  readonly ocr: OcrChoice;
  /** The program of LibreOffice; null for none. */
  readonly office: string | null;
  /** Hash of the bytes for which the ledger already holds the answer. */
  readonly known: string | null;
  /** Where the report goes: the output folder, who writes to it, and the path in it. Null: the report's text comes back. */
  readonly output: { readonly root: string; readonly part: Part; readonly path: string } | null;
}

/** Posted when a document's bytes are known, before the work that may not end well. */
export interface ReadNote {
  readonly sha256: string;
  readonly bytes: number;
}

/** Posted before a page is read from its picture. */
export interface PageNote {
  readonly page: number;
  readonly of: number;
}

export type JobNote = ReadNote | PageNote;

export type Outcome =
  /** The bytes are those of `known`. */
  | { readonly kind: "unchanged" }
  /** `bytes`: size of an input too large to be read. */
  | { readonly kind: "failed"; readonly failure: Failure; readonly bytes: number | null }
  /** `written`: bytes of the report written; `json`: its text where it was not. */
  | {
      readonly kind: "converted";
      readonly digest: Digest;
      readonly written: number | null;
      readonly json: string | null;
    }
  /** Nothing more can be written. */
  | { readonly kind: "blocked"; readonly message: string };
