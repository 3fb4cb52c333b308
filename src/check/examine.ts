import type { Report } from "../model/report.ts";
import type { ByDocument } from "../stored/reviews.ts";
import { type Digest, digestOf, presenceOf } from "./digest.ts";
import type { Finding } from "./finding.ts";
import { checkEvidence, checkSchema } from "./report/evidence.ts";
import { checkIdentities, checkStored } from "./report/identities.ts";
import { checkMentions } from "./report/mentions.ts";
import { corrected, type Examined, examined } from "./subject.ts";
import { emptyParts, missingFee } from "./text/empty.ts";
import { partsOf } from "./text/prose.ts";
import { unitsOf } from "./text/units.ts";
import { wrongYears } from "./text/year.ts";

export interface Examination {
  readonly findings: readonly Finding[];
  readonly digest: Digest;
  /** Whether it is a report by its schema; else it is not compared with others. */
  readonly sound: boolean;
}

/** What one stored report says of itself, and what is kept of it for the comparison with others. Pure. */
export function examine(file: number, path: string, stored: Report, decisions: ByDocument): Examination {
  const faults = checkSchema(path, stored);
  if (faults.length > 0) return { findings: faults, digest: presenceOf(file, stored), sound: false };
  const { of, findings } = withReviews(path, stored, decisions);
  const parts = partsOf(of.report.sections);
  const years = wrongYears(of, parts);
  // The same year told with its place in the prose says it better.
  const identities = checkIdentities(of).filter(
    ({ code, right }) => code !== "year.consistent" || !years.some((found) => found.right === right),
  );
  return {
    findings: [
      ...checkEvidence(path, stored),
      ...checkMentions(path, stored),
      ...checkStored(path, stored),
      ...findings,
      ...identities,
      ...emptyParts(of, parts),
      ...missingFee(of, parts),
      ...years,
    ],
    digest: digestOf(file, of, unitsOf(of.report, parts)),
    sound: true,
  };
}

/** A stored report with the decisions that stand about it. */
export function withReviews(
  path: string,
  stored: Report,
  decisions: ByDocument,
): { of: Examined; findings: readonly Finding[] } {
  const { report, applied, findings } = corrected(path, stored, decisions.get(stored.source.sha256) ?? []);
  return { of: examined(path, report, applied), findings };
}
