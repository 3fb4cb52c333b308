import type { Source } from "../../batch/input.ts";
import type { Failure } from "../../model/finding.ts";
import type { Engine, OcrWhen } from "../../model/limits.ts";
import type { Overlay } from "../../overlay.ts";
import type { TableKey } from "./keys.ts";
import type { Trace } from "./trace.ts";

/** What the thread of an inspection is told to do; plain data, for it is copied. */
export interface InspectJob {
  readonly name: string;
  readonly source: Exclude<Source, { readonly kind: "refused" }>;
  readonly engine: Engine;
  readonly ocr: OcrWhen;
  /** The program of LibreOffice; null for none. */
  readonly office: string | null;
  /** The only table to be told of; null for all. */
  readonly table: TableKey | null;
  /** Page to be drawn; null for none. */
  readonly page: number | null;
  readonly maxBytes: number;
}

export type InspectOutcome =
  | { readonly kind: "inspected"; readonly trace: Trace; readonly overlay: Overlay | null }
  /** The page asked for can't be drawn from such a file. */
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "failed"; readonly failure: Failure };
