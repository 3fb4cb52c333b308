import type { Review } from "../model/review.ts";
import { parseReviews } from "../stored/reviews.ts";
import type { Decided } from "./decisions.ts";

/** Reads the text of a `reviews.jsonl`. Apart from what threads load: it brings zod. */
export function decisionsIn(text: string): { decided: Decided; faulty: readonly number[] } {
  const decided = new Map<string, Review[]>();
  const { standing, faulty } = parseReviews(text);
  for (const review of standing) {
    const others = decided.get(review.sha256);
    if (others === undefined) decided.set(review.sha256, [review]);
    else others.push(review);
  }
  return { decided, faulty };
}
