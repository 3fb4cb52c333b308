import { SEVERITIES } from "../../check/rule.ts";

/** The severity from which on a finding makes the exit code 1. */
export const CHECK_FAIL_ON = [...SEVERITIES, "never"] as const;

export type CheckFailOn = (typeof CHECK_FAIL_ON)[number];
