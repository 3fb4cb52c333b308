import type { Diagnostic } from "../../model/finding.ts";
import type { Check, Report } from "../../model/report.ts";

/** Codes of diagnostics that leave a document readable with certainty; any other warning or error means review. */
const HARMLESS = new Set([
  "check.failed",
  "heading.duplicate",
  "heading.gap",
  "heading.restart",
  "heading.unnumbered",
  "year.disagrees",
  "table.mixed-editions",
]);

/** Whether a finding puts the reading itself in doubt. */
export const needsReview = (diagnostic: Diagnostic): boolean =>
  diagnostic.severity !== "info" && !HARMLESS.has(diagnostic.code);

/** `review` when the reading is uncertain anywhere; else `inconsistent` when the report contradicts itself; else `verified`. */
export function statusOf(
  diagnostics: readonly Diagnostic[],
  checks: readonly Pick<Check, "status">[],
): Report["status"] {
  if (diagnostics.some(needsReview)) return "review";
  return checks.some((check) => check.status === "fail") ? "inconsistent" : "verified";
}
