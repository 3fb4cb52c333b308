import { COMPARED, type Digest, YEAR_RULES } from "../digest.ts";
import { type Finding, finding } from "../finding.ts";
import type { Instance, Term } from "../rule.ts";
import type { Examined } from "../subject.ts";
import type { AgencyYears } from "./agencies.ts";

const INDEX = new Map(COMPARED.map((cell, i) => [cell, i]));

/** A year of an agency and the one before it. */
interface Pair {
  readonly this: Digest;
  readonly previous: Digest;
}

interface Compared {
  readonly left: number;
  readonly right: number;
  readonly certain: boolean;
}

/** Both sides of an instance; null where a figure of it is not settled. */
function compare({ left, right }: Instance, pair: Pair): Compared | null {
  let certain = pair.this.sure && pair.previous.sure;
  const sum = (terms: readonly Term[]): number | null => {
    let total = 0;
    for (const { report, cell, sign } of terms) {
      const at = INDEX.get(cell) as number;
      const value = pair[report].figures[at] ?? null;
      if (value === null) return null;
      certain &&= pair[report].doubts[at] !== "1";
      total += sign * value;
    }
    return total;
  };
  const sides = { left: sum(left), right: sum(right) };
  return sides.left === null || sides.right === null ? null : { left: sides.left, right: sides.right, certain };
}

/**
 * A year against the one before. Where an agency has several reports for a year, they contradict only if no two of them agree, and
 * then it is not certain which of them counts.
 */
export function checkHistory(agency: AgencyYears, open: (digest: Digest) => Examined | null): Finding[] {
  return agency.years.flatMap(({ year, digests }, i): Finding[] => {
    const before = agency.years[i - 1];
    if (before === undefined || before.year !== year - 1) return [];
    const pairs = digests.flatMap((now) => before.digests.map((previous): Pair => ({ this: now, previous })));
    return YEAR_RULES.flatMap(({ code, identities }) =>
      (identities as readonly Instance[]).flatMap((instance): Finding[] => {
        const compared = pairs.flatMap((pair) => {
          const sides = compare(instance, pair);
          return sides === null ? [] : [{ ...sides, pair }];
        });
        const [first] = compared;
        if (first === undefined || compared.some(({ left, right }) => Math.abs(left - right) < 1e-6)) return [];
        const reports = { this: open(first.pair.this), previous: open(first.pair.previous) };
        if (reports.this === null || reports.previous === null) return [];
        const terms = [...instance.left, ...instance.right];
        return [
          finding(code, reports.this.report.report, {
            at: instance.at,
            message: `${year}: ${first.left}; from ${year - 1}: ${first.right}.`,
            left: first.left,
            right: first.right,
            certain: agency.sure && first.certain && pairs.length === 1,
            places: terms.map(({ report, cell }) => (reports[report] as Examined).place(cell)),
          }),
        ];
      }),
    );
  });
}
