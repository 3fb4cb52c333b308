import type { Known } from "./known.ts";
import { FACETS, type Facet, type FacetCount, type Filter, type Status } from "./protocol.ts";

/** What an item says of a facet; several for reasons, "" where it says nothing. */
function valuesOf(item: Known, facet: Facet, chosen?: string): readonly string[] {
  if (facet === "reason") return item.reasons.length === 0 ? [""] : item.reasons;
  const value = item[facet];
  if (facet === "region") return [below(value as string | null, chosen)];
  return [value === null ? "" : String(value)];
}

/** A region down to one step below the one that is chosen. */
function below(region: string | null, chosen: string | undefined): string {
  if (region === null) return "";
  const steps = chosen === undefined || chosen === "" ? 0 : chosen.split("/").length;
  return region
    .split("/")
    .slice(0, steps + 1)
    .join("/");
}

function matchesFacet(item: Known, facet: Facet, wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  if (facet === "region" && wanted !== "") return `${item.region}/`.startsWith(`${wanted}/`);
  return valuesOf(item, facet).includes(wanted);
}

const matchesSearch = ({ agency, path }: Known, search: string | undefined): boolean =>
  search === undefined || search === "" || (agency ?? "").includes(search) || path.includes(search);

/** Whether an item is in the list that a filter leaves; `but` names a facet that is left out of account. */
export const matches = (item: Known, filter: Filter, but?: Facet | undefined): boolean =>
  matchesSearch(item, filter.search) &&
  FACETS.every((facet) => facet === but || matchesFacet(item, facet, filter[facet]));

/** Reports by facet and status. Each facet counts what the others leave, so that its other values can be chosen instead. */
export function facetsOf(items: readonly Known[], filter: Filter): Record<Facet, FacetCount[]> {
  const found = FACETS.map((facet): [Facet, FacetCount[]] => {
    const counts = new Map<string, Record<Status, number>>();
    for (const item of items) {
      // Of regions those within the chosen one are counted.
      if (!matches(item, filter, facet === "region" ? undefined : facet)) continue;
      for (const value of valuesOf(item, facet, filter[facet])) {
        const count = counts.get(value) ?? { verified: 0, inconsistent: 0, review: 0, failed: 0 };
        count[item.status]++;
        counts.set(value, count);
      }
    }
    const list = [...counts].map(([value, of]) => ({ value, counts: of }));
    return [facet, facet === "year" ? list.sort(byValue) : list.sort(bySize).slice(0, MOST)];
  });
  return Object.fromEntries(found) as Record<Facet, FacetCount[]>;
}

/** Values of one facet that are listed. */
const MOST = 40;

export const sizeOf = ({ counts }: FacetCount): number => Object.values(counts).reduce((sum, n) => sum + n, 0);

const byValue = (a: FacetCount, b: FacetCount): number => (a.value < b.value ? -1 : 1);
const bySize = (a: FacetCount, b: FacetCount): number => sizeOf(b) - sizeOf(a) || byValue(a, b);

const RANK: Readonly<Record<Status, number>> = { review: 0, inconsistent: 1, verified: 2, failed: 3 };

/** The most suspicious first: by status, then by how much was noticed, then in the order of paths. */
export const bySuspicion = (a: Known, b: Known): number =>
  RANK[a.status] - RANK[b.status] || b.weight - a.weight || (a.path < b.path ? -1 : 1);
