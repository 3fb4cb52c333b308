import type { Archive } from "./archive.ts";
import { shownItem } from "./archive.ts";
import type { Decisions } from "./decisions.ts";
import type { Known } from "./known.ts";
import { bySuspicion, counted, matches } from "./overview.ts";
import type { AgencyAnswer, Filter, Item, ItemPage, Overview, ReportAnswer, SampleChoice } from "./protocol.ts";
import type { Slice } from "./query.ts";

/** What all answers are made from. */
export interface Desk {
  readonly archive: Archive;
  readonly decisions: Decisions;
  readonly version: string;
  readonly hasSources: boolean;
  /** The sample that the command asked for. */
  readonly sample: SampleChoice | null;
}

export async function overviewOf(desk: Desk, filter: Filter): Promise<Overview> {
  const { archive, decisions, version, hasSources, sample } = desk;
  const standings = await decisions.current();
  return {
    archive: archive.name,
    sources: hasSources,
    version,
    complete: archive.isComplete(),
    total: archive.items.length,
    ...counted(archive.items, filter),
    decided: standings.count(),
    sample,
    faultyReviews: standings.faulty(),
  };
}

/** Items that a filter leaves, the most suspicious first. */
export async function itemsOf(desk: Desk, filter: Filter, { offset, limit, opened }: Slice): Promise<ItemPage> {
  const found = desk.archive.items.filter((item) => matches(item, filter)).sort(bySuspicion);
  const readable = found.filter(({ status }) => status !== "failed").length;
  const items = found.slice(offset, offset + limit).map(shownItem);
  const first = opened && items[0] !== undefined ? await reportOf(desk, items[0].path) : null;
  return { total: found.length, readable, items, first };
}

export async function reportOf({ archive, decisions }: Desk, path: string): Promise<ReportAnswer | null> {
  const item = archive.find(path);
  const stored = archive.report(path);
  if (item === null || stored === null) return null;
  const standings = await decisions.current();
  return { item: shownItem(item), report: stored.report, decisions: standings.of(stored.report.source.sha256) };
}

/** Years of one agency that are shown side by side. */
const MOST_YEARS = 30;

export function agencyOf({ archive }: Desk, agency: string): AgencyAnswer {
  const keys = new Set(archive.items.flatMap((item) => (item.agency === agency ? [item.agencyKey] : [])));
  const isSame = (item: Known): boolean =>
    item.agency === agency || (item.agencyKey !== null && keys.has(item.agencyKey));
  const found = archive.items.filter((item) => isSame(item) && item.status !== "failed");
  const years = found.slice(0, MOST_YEARS).flatMap((item: Known): { item: Item; report: ReportAnswer["report"] }[] => {
    const stored = archive.report(item.path);
    return stored === null ? [] : [{ item: shownItem(item), report: stored.report }];
  });
  return { agency, years: years.sort((a, b) => (a.item.year ?? 0) - (b.item.year ?? 0)) };
}
