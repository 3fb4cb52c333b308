import type { Failure } from "../model/finding.ts";

/** One document to be converted. */
export interface Input {
  /** Its place in the input tree, "/" between names. Unique in a run: the ledger's key, and the output's name without ".json". */
  readonly path: string;
  readonly source: Source;
}

export type Source =
  /** A path; as bytes where the file's name is not UTF-8. */
  | { readonly kind: "file"; readonly file: string | Uint8Array }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  /** Known before anything was read to yield nothing. */
  | { readonly kind: "refused"; readonly failure: Failure };

export const refuse = (code: Failure["code"], message: string): Source => ({
  kind: "refused",
  failure: { code, message },
});
