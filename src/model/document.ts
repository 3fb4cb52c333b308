import type { Diagnostic, Failure } from "./finding.ts";
import type { Grid } from "./grid.ts";
import type { Line } from "./line.ts";
import type { Scan } from "./scan.ts";

/** What every reader delivers: lines in reading order, furniture removed, and the tables whose cells the source itself tells apart. */
export interface Document {
  readonly mediaType: string;
  /** Null for flowing text. */
  readonly pages: number | null;
  readonly reading: "text" | "ocr" | "mixed";
  readonly lines: readonly Line[];
  readonly grids: readonly Grid[];
  readonly diagnostics: readonly Diagnostic[];
  /** The pages whose characters were read from their pictures; boxes of lines and grids on them lie on the straightened page. */
  readonly scans?: readonly Scan[];
}

/** What a reader makes of a file. */
export type Read =
  | { readonly ok: true; readonly document: Document }
  | { readonly ok: false; readonly failure: Failure };
