import { expect, test } from "vitest";
import type { Review } from "../../src/model/review.ts";
import { parseReviews } from "../../src/stored/reviews.ts";

const hash = "a".repeat(64);
const review = (verdict: Review["verdict"], rest: Partial<Review> = {}): Review => ({
  report: "a.pdf.json",
  sha256: hash,
  pointer: "/tables/requests/received/total",
  verdict,
  shown: 3,
  by: "审计员",
  at: "2026-01-02T03:04:05Z",
  version: "0.1.0",
  ...rest,
});
const text = (...lines: unknown[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join("");

test("the last decision about a figure stands, and can be withdrawn", () => {
  const pointer = "/tables/requests/received/total";
  const wrong = review("wrong", { value: 8 });
  expect(parseReviews(text(review("right"), wrong)).find(hash, pointer)).toEqual(wrong);
  expect(parseReviews(text(wrong, review("withdrawn"))).standing).toEqual([]);
  expect(parseReviews(text(wrong)).find("b".repeat(64), pointer)).toBeNull();
});

test("a line that is no decision is named, one that a crash cut off is not", () => {
  const reviews = parseReviews(`${text(review("right"), { verdict: "right" })}{"report":"a.p`);
  expect(reviews.standing).toHaveLength(1);
  expect(reviews.faulty).toEqual([2]);
});
