import type { Check, Report } from "../model/report.ts";
import { needsReview } from "../stages/verify/status.ts";

/** What the ledger says of a converted report. */
export interface Digest {
  readonly status: Report["status"];
  /** Why it is not verified, in one line; null when it is. */
  readonly message: string | null;
  readonly counts: Counts;
  /** Whose report it is, and of which year. */
  readonly agency: string | null;
  readonly year: number | null;
}

export interface Counts {
  /** Null for flowing text. */
  readonly pages: number | null;
  /** Values with a place in the source. */
  readonly values: number;
  readonly checks: { readonly pass: number; readonly fail: number; readonly skipped: number };
  readonly diagnostics: { readonly info: number; readonly warning: number; readonly error: number };
}

export function digest(report: Report): Digest {
  const checks = { pass: 0, fail: 0, skipped: 0 };
  for (const check of report.checks) checks[check.status]++;
  const diagnostics = { info: 0, warning: 0, error: 0 };
  for (const diagnostic of report.diagnostics) diagnostics[diagnostic.severity]++;
  const values = Object.keys(report.evidence).length;
  const counts = { pages: report.source.pages, values, checks, diagnostics };
  const { agency, year } = report.report;
  return { status: report.status, message: reason(report), counts, agency, year };
}

function reason(report: Report): string | null {
  if (report.status === "verified") return null;
  const failed = report.checks.filter((check) => check.status === "fail").map(describe);
  // A failed check is told once, with both its sides. What puts the reading in doubt comes before what is only odd.
  const noticed = (["error", "warning"] as const)
    .flatMap((severity) =>
      report.diagnostics.filter((item) => item.severity === severity && item.code !== "check.failed"),
    )
    .sort((a, b) => Number(needsReview(b)) - Number(needsReview(a)))
    .map(({ pointer, message }) => (pointer === null ? message : `${pointer}: ${message}`));
  const [first, ...more] = report.status === "inconsistent" ? [...failed, ...noticed] : [...noticed, ...failed];
  if (first === undefined) return null;
  return more.length === 0 ? first : `${first} (and ${more.length} more)`;
}

const describe = (check: Check): string => `${check.label}: ${check.left ?? "–"} ≠ ${check.right ?? "–"}`;
