/** Exit codes: 0 all verified · 1 findings · 2 usage · 3 some not converted · 4 none converted · 70 internal fault · 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 70 | 130;

/** The command can't be meant: printed without a stack, exit code 2. */
export class UsageError extends Error {}

/** The status from which on a converted report makes the exit code 1: `inconsistent` is graver than `review`. */
export const FAIL_ON = ["review", "inconsistent", "never"] as const;

export type FailOn = (typeof FAIL_ON)[number];

export interface Counts {
  readonly verified: number;
  readonly inconsistent: number;
  readonly review: number;
  readonly failed: number;
}

export function exitCode(counts: Counts, failOn: FailOn): ExitCode {
  const converted = counts.verified + counts.inconsistent + counts.review;
  if (counts.failed > 0) return converted === 0 ? 4 : 3;
  if (failOn === "never") return 0;
  return counts.inconsistent > 0 || (failOn === "review" && counts.review > 0) ? 1 : 0;
}
