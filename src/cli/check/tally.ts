import type { Finding } from "../../check/finding.ts";
import type { Unread } from "../../check/job.ts";
import { SEVERITIES, type Severity } from "../../check/rule.ts";
import type { RuleCode } from "../../check/rules.ts";
import type { ExitCode } from "../exit.ts";
import type { CheckFailOn } from "./fail-on.ts";

/** How many of each kind are kept to be named. */
const NAMED = 3;

/** Counts of findings, and the first of each rule; its size does not grow with the archive. */
export class CheckTally {
  readonly counts: Record<Severity, number> = { info: 0, warning: 0, error: 0 };
  readonly rules = new Map<
    RuleCode,
    { readonly severity: Severity; count: number; uncertain: number; readonly first: Finding[] }
  >();
  readonly unread: { readonly path: string; readonly problem: Unread }[] = [];
  unreadCount = 0;
  files = 0;

  add(finding: Finding): void {
    this.counts[finding.severity]++;
    let rule = this.rules.get(finding.code);
    if (rule === undefined) {
      rule = { severity: finding.severity, count: 0, uncertain: 0, first: [] };
      this.rules.set(finding.code, rule);
    }
    rule.count++;
    if (!finding.certain) rule.uncertain++;
    if (rule.first.length < NAMED) rule.first.push(finding);
  }

  addUnread(path: string, problem: Unread): void {
    this.unreadCount++;
    if (this.unread.length < NAMED) this.unread.push({ path, problem });
  }
}

export function checkExitCode({ counts, files, unreadCount }: CheckTally, failOn: CheckFailOn): ExitCode {
  if (unreadCount > 0) return unreadCount === files ? 4 : 3;
  if (failOn === "never") return 0;
  const from = SEVERITIES.indexOf(failOn);
  return SEVERITIES.some((severity, i) => i >= from && counts[severity] > 0) ? 1 : 0;
}
