import type { Digest } from "../digest.ts";
import { type Finding, finding } from "../finding.ts";
import type { Examined } from "../subject.ts";
import type { AgencyYears } from "./agencies.ts";

/** Years further apart than this are not one series: a misread year, or another agency of the name. */
const LONGEST_GAP = 10;

/** Each year without a report between two years that have one. */
export function checkGaps(agency: AgencyYears, open: (digest: Digest) => Examined | null): Finding[] {
  return agency.years.flatMap(({ year, digests }, i): Finding[] => {
    const before = agency.years[i - 1];
    if (before === undefined || year - before.year < 2 || year - before.year > LONGEST_GAP) return [];
    const ends = [before.digests[0], digests[0]] as const;
    const reports = ends.map((digest) => open(digest as Digest));
    const places = reports.flatMap((of) => (of === null ? [] : [of.place("/report/year")]));
    const name = reports[1]?.report.report.agency ?? agency.key;
    return Array.from({ length: year - before.year - 1 }, (_, k) => {
      const missing = before.year + 1 + k;
      return finding(
        "archive.gap",
        { agency: name, year: missing },
        {
          message: `There is no report for ${missing}, between ${before.year} and ${year}.`,
          certain: agency.sure && [...before.digests, ...digests].every(({ sure }) => sure),
          places,
        },
      );
    });
  });
}
