/** How grave a finding is: `error` where the stored report contradicts itself or can't be trusted. */
export const SEVERITIES = ["info", "warning", "error"] as const;

export type Severity = (typeof SEVERITIES)[number];

/** One cell of a sum. */
export interface Term {
  /** The report that is checked, or the one of the same agency for the year before. */
  readonly report: "this" | "previous";
  /** JSON Pointer into that report. */
  readonly cell: string;
  readonly sign: 1 | -1;
}

/** One instance of an identity: the left terms add up to the right terms. */
export interface Instance {
  /** A column, a row or a group, as in a report's own checks. */
  readonly at: string;
  /** The shape of the table that has it; null where every shape has. */
  readonly form: string | null;
  readonly left: readonly Term[];
  readonly right: readonly Term[];
}

/** A rule of `check`, as data: what schema/rules-1.json publishes. */
export interface Rule {
  /** Stable. */
  readonly code: string;
  readonly severity: Severity;
  /** What must be read to check it: one stored file, two reports of one agency, or the whole archive. */
  readonly scope: "report" | "years" | "archive";
  readonly zh: string;
  readonly en: string;
  /** The cells that it looks at, as JSON Pointers; `*` stands for any one name. Empty where it looks at all of the report. */
  readonly cells: readonly string[];
  /** Its sums, where it is arithmetic. */
  readonly identities: readonly Instance[];
  /** Regular expressions of the wording that it looks for or leaves out, over text without blanks. */
  readonly wording?: Readonly<Record<string, readonly string[]>>;
}
