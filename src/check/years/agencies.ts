import type { Digest } from "../digest.ts";

/** The reports of one agency for one year, in the order of their files. */
export interface YearOf {
  readonly year: number;
  readonly digests: readonly Digest[];
}

/** The reports of one agency, by year. */
export interface AgencyYears {
  readonly key: string;
  /** False where agencies of several places bear the name. */
  readonly sure: boolean;
  readonly years: readonly YearOf[];
}

/** Reports by agency, in the order of keys, and by year. Those that don't tell either are left out. */
export function byAgency(digests: readonly Digest[], keyOf: (agency: string) => string | null): AgencyYears[] {
  const agencies = new Map<string, Map<number, Digest[]>>();
  for (const digest of digests) {
    const key = digest.agency === null ? null : keyOf(digest.agency);
    if (key === null || digest.year === null) continue;
    let years = agencies.get(key);
    if (years === undefined) {
      years = new Map();
      agencies.set(key, years);
    }
    const same = years.get(digest.year);
    if (same === undefined) years.set(digest.year, [digest]);
    else same.push(digest);
  }
  return [...agencies]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, years]) => ({
      key,
      sure: !key.startsWith("?"),
      years: [...years].sort(([a], [b]) => a - b).map(([year, same]) => ({ year, digests: same })),
    }));
}

/** Whether all reports may be one agency's: where several bear its name, two different reports for one year are two agencies'. */
export const isOneAgency = ({ sure, years }: AgencyYears): boolean =>
  sure || years.every(({ digests }) => digests.every(({ figuresHash }) => figuresHash === digests[0]?.figuresHash));
