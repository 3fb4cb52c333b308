import type { Estimate } from "../protocol.ts";
import { boundOfNone, clopperPearson } from "./interval.ts";

/** What was found in one stratum: `figures` is its size, the others count figures of the sample that have been decided. */
export interface Found {
  readonly figures: number;
  readonly right: number;
  readonly wrong: number;
  readonly unsure: number;
}

/** The share of wrong figures in one stratum. */
export const estimateOf = (found: Found, confidence: number): Estimate => estimateOver([found], confidence);

/**
 * The share of wrong figures over strata: each stratum's share weighted by its size, with the exact interval for the sample's
 * effective size (Korn and Graubard, 1998; effective size after Kish, 1965), which is its size where every figure stood the same
 * chance. Strata of which nothing has been judged are left out.
 */
export function estimateOver(strata: readonly Found[], confidence: number): Estimate {
  const judgedOf = ({ right, wrong }: Found): number => right + wrong;
  const judged = sum(strata, judgedOf);
  const wrong = sum(strata, (of) => of.wrong);
  const unsure = sum(strata, (of) => of.unsure);
  const interval = weighted(strata, judgedOf, (of) => of.wrong, confidence);
  const worst = weighted(
    strata,
    (of) => judgedOf(of) + of.unsure,
    (of) => of.wrong + of.unsure,
    confidence,
  );
  return {
    judged,
    wrong,
    unsure,
    share: judged === 0 ? null : interval.share,
    low: interval.low,
    high: interval.high,
    noneWrong: judged > 0 && wrong === 0 ? boundOfNone(interval.effective, confidence) : null,
    worst: worst.high,
  };
}

function weighted(
  strata: readonly Found[],
  sizeOf: (of: Found) => number,
  hitsOf: (of: Found) => number,
  confidence: number,
): { share: number; low: number; high: number; effective: number } {
  const looked = strata.filter((of) => sizeOf(of) > 0 && of.figures > 0);
  const population = sum(looked, (of) => of.figures);
  if (population === 0) return { share: 0, low: 0, high: 1, effective: 0 };
  const share = sum(looked, (of) => (of.figures / population) * (hitsOf(of) / sizeOf(of)));
  // Kish: (Σw)² / Σw², each figure weighing as many figures as it stands for.
  const squares = sum(looked, (of) => (of.figures / population) ** 2 / sizeOf(of));
  const effective = Math.min(1 / squares, sum(looked, sizeOf));
  return { share, ...clopperPearson(share * effective, effective, confidence), effective };
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((all, item) => all + of(item), 0);
