import type { Report } from "../model/report.ts";
import type { Review } from "../model/review.ts";
import { needsReview } from "../stages/verify/status.ts";
import { FIGURES } from "../stored/figures.ts";
import type { Finding, Place } from "./finding.ts";
import { finding } from "./finding.ts";
import { valueAt } from "./pointers.ts";

/** A stored report with what people decided about it. */
export interface Examined {
  /** Its name in findings. */
  readonly path: string;
  /** With people's corrections in it. */
  readonly report: Report;
  /** Whether the value at a pointer is beyond doubt: read with certainty, or confirmed by a person. */
  certain(pointer: string): boolean;
  place(pointer: string): Place;
  /** The place of a text in the prose. */
  quote(pointer: string, text: string): Place;
}

const within = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}/`);

/** `decisions` are those that stand about this document. */
export function examined(path: string, report: Report, decisions: readonly Review[]): Examined {
  const verdicts = new Map(decisions.map(({ pointer, verdict }) => [pointer, verdict]));
  const doubts = report.diagnostics.filter(needsReview).map((diagnostic) => diagnostic.pointer ?? "");
  return {
    path,
    report,
    certain(pointer) {
      const verdict = verdicts.get(pointer);
      if (verdict !== undefined) return verdict !== "unsure";
      return !doubts.some((doubt) => doubt === "" || within(pointer, doubt) || within(doubt, pointer));
    },
    place: (pointer) => ({
      report: path,
      pointer,
      value: plain(valueAt(report, pointer)),
      evidence: report.evidence[pointer] ?? null,
    }),
    quote: (pointer, text) => ({ report: path, pointer, text, evidence: null }),
  };
}

const plain = (value: unknown): number | string | null =>
  typeof value === "number" || typeof value === "string" ? value : null;

export interface Corrected {
  /** The stored report itself where nothing was corrected. */
  readonly report: Report;
  readonly applied: readonly Review[];
  readonly findings: readonly Finding[];
}

/** Puts people's corrections into a report. A decision about another value than the report has is left out and told. */
export function corrected(path: string, stored: Report, decisions: readonly Review[]): Corrected {
  if (decisions.length === 0) return { report: stored, applied: [], findings: [] };
  const report = structuredClone(stored);
  const applied: Review[] = [];
  const findings: Finding[] = [];
  for (const review of decisions) {
    const value = valueAt(stored, review.pointer) ?? null;
    const outdated = (message: string): number =>
      findings.push(
        finding("review.outdated", stored.report, {
          message,
          at: review.pointer,
          places: [{ report: path, pointer: review.pointer, value: plain(value), evidence: null }],
        }),
      );
    if (value !== review.shown) outdated(`${review.by} was shown ${review.shown}, and the report has ${value} there.`);
    else if (review.verdict === "wrong" && review.value !== undefined && !put(report, review.pointer, review.value))
      outdated(`${review.by} was shown a table, and the report has none there.`);
    else applied.push(review);
  }
  return { report, applied, findings };
}

/** A row that was not found is made, its other figures null. False where the table itself is not there. */
function put(report: Report, pointer: string, value: number | null): boolean {
  const figure = FIGURES.find((known) => known.pointer === pointer);
  if (figure === undefined) return true;
  const rowPointer = pointer.slice(0, pointer.lastIndexOf("/"));
  const cut = rowPointer.lastIndexOf("/");
  const table = valueAt(report, rowPointer.slice(0, cut)) as Record<
    string,
    Record<string, number | null> | null
  > | null;
  if (table === null || table === undefined) return false;
  const name = rowPointer.slice(cut + 1);
  const columns = FIGURES.filter(({ table: of, row }) => of === figure.table && row === figure.row);
  const row = table[name] ?? Object.fromEntries(columns.map(({ column }) => [column, null]));
  table[name] = { ...row, [figure.column]: value };
  const evidence = report.evidence[pointer] ?? { text: "", origin: "text", confidence: null };
  report.evidence[pointer] = { ...evidence, state: value === null ? "blank" : "number" };
  return true;
}
