import type { Evidence } from "../model/report.ts";
import type { Severity } from "./rule.ts";
import { RULES, type RuleCode } from "./rules.ts";

/** Where a finding points to. */
export interface Place {
  /** The stored report, by its path below the folder given; with several folders, behind the folder's name. */
  readonly report: string;
  /** JSON Pointer into it. */
  readonly pointer: string;
  /** Of a figure: its value, a reviewer's where there is one. */
  readonly value?: number | string | null;
  /** Of prose: what stands there, cut off where it is long. */
  readonly text?: string;
  /** As the report has it; null where it has none. */
  readonly evidence: Evidence | null;
}

/** One line of a findings file. */
export interface Finding {
  readonly code: RuleCode;
  readonly severity: Severity;
  /** False where a figure that it rests on, or the agency or year of a report, is itself in doubt: then look there first. */
  readonly certain: boolean;
  readonly agency: string | null;
  readonly year: number | null;
  /** Which instance of the rule: a column, a row, a group, a section's heading; null where there is but one. */
  readonly at: string | null;
  readonly message: string;
  /** Both sides, where the rule compares numbers. */
  readonly left: number | null;
  readonly right: number | null;
  readonly places: readonly Place[];
}

const SEVERITY = new Map<RuleCode, Severity>(RULES.map(({ code, severity }) => [code, severity]));

export type Said = Pick<Finding, "message" | "places"> & Partial<Omit<Finding, "code" | "severity">>;

/** Who and when a finding is about. */
export type Subject = Pick<Finding, "agency" | "year">;

export const finding = (code: RuleCode, subject: Subject, said: Said): Finding => ({
  code,
  severity: SEVERITY.get(code) as Severity,
  certain: said.certain ?? true,
  agency: subject.agency,
  year: subject.year,
  at: said.at ?? null,
  message: said.message,
  left: said.left ?? null,
  right: said.right ?? null,
  places: said.places,
});

const LONGEST = 120;

/** Text for a place or a message: no more than a reader needs to find it. */
export const excerpt = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`);
