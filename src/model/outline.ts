import type { Diagnostic } from "./finding.ts";
import type { Anchor, Line } from "./line.ts";
import type { Mention, Section } from "./report.ts";

export type TableKey = "disclosure" | "requests" | "disputes" | "indicators";

/** A line, or a part of one, and the table in whose region it stands ("other": a table that is none of the form's). */
export interface OutlineLine {
  readonly line: Line;
  readonly table: TableKey | "other" | null;
}

export interface Found<T> {
  readonly value: T;
  /** As printed, line breaks undone. */
  readonly text: string;
  readonly anchor: Anchor;
}

/** What the words of a report say, its tables left aside. */
export interface Outline {
  readonly title: Found<string> | null;
  readonly agency: Found<string> | null;
  /** The year reported on. */
  readonly year: Found<number> | null;
  /** The signing date, ISO 8601. */
  readonly issuedOn: Found<string> | null;
  /** Years by witness: the title, the period of the statistics, what the prose says of itself. */
  readonly years: { readonly title: number | null; readonly period: number | null; readonly prose: number | null };
  /** In printed order; the preamble, if any, first. */
  readonly sections: readonly Section[];
  readonly mentions: readonly Mention[];
  readonly diagnostics: readonly Diagnostic[];
  /** What tells a report from another document: a title of such a report, and how many of the form's six headings stand there. */
  readonly isReport: { readonly title: boolean; readonly headings: number };
}
