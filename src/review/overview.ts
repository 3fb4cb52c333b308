import type { Known } from "./known.ts";
import { FACETS, type Facet, type FacetCount, type Filter, type Overview, type Status } from "./protocol.ts";

const NONE = [""] as const;

/** What an item says of a facet other than its reasons, "" where it says nothing. */
function wordOf(item: Known, facet: Exclude<Facet, "reason">, chosen?: string): string {
  const value = item[facet];
  if (value === null) return "";
  return facet === "region" ? below(value as string, chosen) : String(value);
}

const reasonsOf = ({ reasons }: Known): readonly string[] => (reasons.length === 0 ? NONE : reasons);

/** A region down to one step below the one that is chosen. */
function below(region: string, chosen: string | undefined): string {
  const steps = chosen === undefined || chosen === "" ? 0 : chosen.split("/").length;
  return region
    .split("/")
    .slice(0, steps + 1)
    .join("/");
}

function matchesFacet(item: Known, facet: Facet, wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  if (facet === "region" && wanted !== "") return `${item.region}/`.startsWith(`${wanted}/`);
  return facet === "reason" ? reasonsOf(item).includes(wanted) : wordOf(item, facet) === wanted;
}

const matchesSearch = ({ agency, path }: Known, search: string | undefined): boolean =>
  search === undefined || search === "" || (agency ?? "").includes(search) || path.includes(search);

/** Whether an item is in the list that a filter leaves. */
export const matches = (item: Known, filter: Filter): boolean =>
  matchesSearch(item, filter.search) && FACETS.every((facet) => matchesFacet(item, facet, filter[facet]));

/**
 * Reports in the list that a filter leaves, and by facet and status. Each facet counts what the others leave, so that its other values
 * can be chosen instead.
 */
export function counted(items: readonly Known[], filter: Filter): Pick<Overview, "matching" | "facets"> {
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map()])) as Record<Facet, Counts>;
  const asked = FACETS.filter((facet) => filter[facet] !== undefined);
  let matching = 0;
  for (const item of items) {
    if (!matchesSearch(item, filter.search)) continue;
    const missed = asked.filter((facet) => !matchesFacet(item, facet, filter[facet]));
    if (missed.length === 0) matching++;
    for (const facet of missed.length === 0 ? FACETS : missed.length === 1 ? missed : []) {
      if (facet === "reason") for (const reason of reasonsOf(item)) count(counts.reason, reason, item.status);
      // Of regions those within the chosen one are counted.
      else if (facet !== "region" || missed.length === 0)
        count(counts[facet], wordOf(item, facet, filter[facet]), item.status);
    }
  }
  const facets = FACETS.map((facet): [Facet, FacetCount[]] => {
    const list = [...counts[facet]].map(([value, of]) => ({ value, counts: of }));
    return [facet, facet === "year" ? list.sort(byValue) : list.sort(bySize).slice(0, MOST)];
  });
  return { matching, facets: Object.fromEntries(facets) as Record<Facet, FacetCount[]> };
}

type Counts = Map<string, Record<Status, number>>;

function count(counts: Counts, value: string, status: Status): void {
  const found = counts.get(value);
  if (found !== undefined) found[status]++;
  else counts.set(value, { verified: 0, inconsistent: 0, review: 0, failed: 0, [status]: 1 });
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
