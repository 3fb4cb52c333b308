import { REVIEW, type Review } from "../model/review.ts";

export interface Reviews {
  /** The decision that stands about a figure of a document. */
  find(sha256: string, pointer: string): Review | null;
  /** Decisions that stand, in the order in which they were first made. */
  readonly standing: readonly Review[];
  /** Numbers, from 1, of lines that hold no decision. A line cut off at the file's end is left out of both. */
  readonly faulty: readonly number[];
}

/** Reads the text of a `reviews.jsonl`. */
export function parseReviews(text: string): Reviews {
  const last = new Map<string, Review>();
  const faulty: number[] = [];
  const lines = text.split("\n");
  lines.forEach((line, i) => {
    if (line.trim() === "") return;
    const review = parseReview(line);
    if (review !== null) last.set(keyOf(review.sha256, review.pointer), review);
    else if (i < lines.length - 1) faulty.push(i + 1);
  });
  for (const [key, review] of last) if (review.verdict === "withdrawn") last.delete(key);
  return {
    find: (sha256, pointer) => last.get(keyOf(sha256, pointer)) ?? null,
    standing: [...last.values()],
    faulty,
  };
}

/** Decisions that stand, by the hash of their document. */
export type ByDocument = ReadonlyMap<string, readonly Review[]>;

export function byDocument(reviews: Reviews): ByDocument {
  const found = new Map<string, Review[]>();
  for (const review of reviews.standing) {
    const others = found.get(review.sha256);
    if (others === undefined) found.set(review.sha256, [review]);
    else others.push(review);
  }
  return found;
}

const keyOf = (sha256: string, pointer: string): string => `${sha256} ${pointer}`;

/** The decision that a line holds; null for one that holds none. */
export function parseReview(line: string): Review | null {
  try {
    const found = REVIEW.safeParse(JSON.parse(line));
    return found.success ? found.data : null;
  } catch {
    return null;
  }
}
