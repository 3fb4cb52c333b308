import type { Diagnostic, Failure } from "../../../model/finding.ts";
import type { Page } from "../../../model/page.ts";

/** Every page of a file, or why there is none. */
export type PdfRead =
  | { readonly ok: true; readonly pages: readonly Page[]; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly failure: Failure };

/**
 * What reads PDF for us. An engine loads its library on first use and keeps it; it never throws for a bad file,
 * never runs what a file asks to run, and leaves out optional content that is switched off.
 */
export interface PdfEngine {
  readonly name: "pdfium" | "pdfjs";
  read(bytes: Uint8Array, limits: { readonly maxPages: number }): Promise<PdfRead>;
}
