import type { Review } from "../model/review.ts";
import { FIGURES, readingOf } from "../stored/figures.ts";
import type { LeanReport } from "../stored/lean.ts";
import type { ByDocument } from "../stored/reviews.ts";

/** A person's decision, and whether it holds for the report that is exported. */
export interface Decision {
  readonly review: Review;
  /** The value in the report. */
  readonly read: number | null;
  readonly applied: boolean;
  /** Why it is not applied; null where it is. */
  readonly why: "not-a-figure" | "other-value" | null;
}

const BY_POINTER = new Map(FIGURES.map((figure) => [figure.pointer, figure]));

/** The decisions about a report's document, by figure. One about a value that the report no longer shows is not applied. */
export function decide(report: LeanReport, decided: ByDocument): Decision[] {
  return (decided.get(report.source.sha256) ?? []).map((review) => {
    const figure = BY_POINTER.get(review.pointer);
    if (figure === undefined) return { review, read: null, applied: false, why: "not-a-figure" };
    const { value } = readingOf(report, figure);
    const applied = value === review.shown;
    return { review, read: value, applied, why: applied ? null : "other-value" };
  });
}
