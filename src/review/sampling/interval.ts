import jStat from "jstat";

/**
 * Exact interval (Clopper and Pearson, 1934) of a share of which `wrong` of `judged` were found; both may be fractions, as effective
 * sizes are. Ends and confidence are from 0 to 1.
 */
export function clopperPearson(wrong: number, judged: number, confidence: number): { low: number; high: number } {
  if (judged <= 0) return { low: 0, high: 1 };
  const tail = (1 - confidence) / 2;
  return {
    low: wrong <= 0 ? 0 : jStat.beta.inv(tail, wrong, judged - wrong + 1),
    high: wrong >= judged ? 1 : jStat.beta.inv(1 - tail, wrong + 1, judged - wrong),
  };
}

/** With none of `judged` wrong, the share that is not exceeded with this confidence: about 3 / judged for 95 % (the rule of three). */
export const boundOfNone = (judged: number, confidence: number): number =>
  judged <= 0 ? 1 : 1 - (1 - confidence) ** (1 / judged);
