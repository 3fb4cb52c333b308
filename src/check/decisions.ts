import type { Review } from "../model/review.ts";
import type { Reviews } from "../stored/reviews.ts";

/** Decisions that stand, by the hash of their document. */
export type Decisions = ReadonlyMap<string, readonly Review[]>;

export function decisionsOf(reviews: Reviews): Decisions {
  const found = new Map<string, Review[]>();
  for (const review of reviews.standing) {
    const same = found.get(review.sha256);
    if (same === undefined) found.set(review.sha256, [review]);
    else same.push(review);
  }
  return found;
}
