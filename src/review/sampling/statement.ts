import { createHash } from "node:crypto";
import type { Review } from "../../model/review.ts";
import type { Known } from "../known.ts";
import type { Sample, SampleItem, Statement } from "../protocol.ts";
import { estimateOf, estimateOver, type Found } from "./estimate.ts";
import type { Plan } from "./plan.ts";

/** The decision that stands about a figure of a document, if any. */
export type FindReview = (sha256: string, pointer: string) => Review | null;

/** A sample with what has been decided of it. A decision about a value that the report no longer has counts no more. */
export function sampleOf({ size, seed, strata, drawn }: Plan, find: FindReview): Sample {
  const items = drawn.map(({ item, figure, stratum, shown }): SampleItem => {
    const { path: report, agency, year } = item;
    const sha256 = item.sha256 as string;
    const review = find(sha256, figure.pointer);
    const holds = review !== null && review.shown === shown;
    return { report, sha256, pointer: figure.pointer, agency, year, stratum, shown, review: holds ? review : null };
  });
  return { size, seed, strata, items };
}

/** What a sample says of the archive. */
export function statementOf(
  sample: Sample,
  archive: { readonly name: string; readonly items: readonly Known[]; readonly version: string },
  confidence: number,
): Statement {
  const { size, seed, strata, items } = sample;
  const found = strata.map(({ figures }, i): Found => {
    const here = items.filter(({ stratum }) => stratum === i);
    const count = (verdict: Review["verdict"]) => here.filter(({ review }) => review?.verdict === verdict).length;
    return { figures, right: count("right"), wrong: count("wrong"), unsure: count("unsure") };
  });
  const reviews = items.flatMap(({ review }) => (review === null ? [] : [review]));
  const times = reviews.map(({ at }) => at).sort();
  return {
    archive: archive.name,
    version: archive.version,
    digest: digestOf(archive.items),
    reports: strata.reduce((sum, { reports }) => sum + reports, 0),
    figures: strata.reduce((sum, { figures }) => sum + figures, 0),
    size,
    seed,
    confidence,
    strata: strata.map((stratum, i) => ({ ...stratum, estimate: estimateOf(found[i] as Found, confidence) })),
    overall: estimateOver(found, confidence),
    open: items.length - reviews.length,
    wrong: items.filter(({ review }) => review?.verdict === "wrong"),
    unsure: items.filter(({ review }) => review?.verdict === "unsure"),
    reviewers: [...new Set(reviews.map(({ by }) => by))].sort(),
    from: times[0] ?? null,
    to: times.at(-1) ?? null,
  };
}

function digestOf(items: readonly Known[]): string {
  const hash = createHash("sha256");
  for (const { path, sha256, status } of items) hash.update(`${path}\n${sha256 ?? ""}\n${status}\n`);
  return hash.digest("hex");
}
