import type { Failure } from "./model/finding.ts";
import type { Engine, Limits } from "./model/limits.ts";
import type { Report } from "./model/report.ts";

export interface ConvertOptions {
  /** Which PDF engine reads: both in turn as needed ("auto"), or only the one named. */
  readonly engine?: Engine;
  readonly limits?: Partial<Limits>;
}

export type Result =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly failure: Failure };

/** One document through all stages. Never throws for bad input: what stops a document is a failure with a code. */
export async function convertBytes(_bytes: Uint8Array, _name: string, _options: ConvertOptions = {}): Promise<Result> {
  return { ok: false, failure: { code: "internal", message: "not wired yet" } };
}
