/** What a stage noticed. Codes are stable and documented in docs/diagnostics.md. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: "info" | "warning" | "error";
  readonly message: string;
  /** JSON Pointer into the report, or null for the whole document. */
  readonly pointer: string | null;
}

/** Why an input yields no report. */
export interface Failure {
  readonly code: FailureCode;
  /** Says what to do. */
  readonly message: string;
}

export const FAILURE_CODES = [
  "encrypted",
  "empty",
  "not-a-report",
  "no-text",
  "attachment-only",
  "corrupt",
  "too-large",
  "too-many-pages",
  "timeout",
  "out-of-memory",
  "unsupported-type",
  "unreadable",
  "unwritable",
  "crashed",
  "internal",
] as const;

export type FailureCode = (typeof FAILURE_CODES)[number];
