import type { Report } from "../../model/report.ts";
import { meantBy } from "../../stages/verify/claims.ts";

type Row = Record<string, number | null> | null;

/** What a row's total may be taken for: the figure printed, and the sum of the other cells; empty where a cell is not settled. */
function totalsOf(report: Report, pointer: string, row: Row): number[] {
  if (row === null) return [];
  let sum = 0;
  let parts = false;
  for (const [column, value] of Object.entries(row)) {
    const state = report.evidence[`${pointer}/${column}`]?.state;
    if (state === undefined || state === "ambiguous" || state === "unreadable") return [];
    if (column === "total") continue;
    sum += value ?? 0;
    parts ||= state !== "blank";
  }
  const printed = row.total ?? null;
  return [...(printed === null ? [] : [printed]), ...(parts && sum !== printed ? [sum] : [])];
}

/** The numbers that a statement on requests received may mean; null where what was received is not settled. */
export function saidTotals(report: Report): ReadonlySet<number> | null {
  const { requests } = report.tables;
  if (requests === null) return null;
  const at = (name: string, row: Row): number[] => totalsOf(report, `/tables/requests/${name}`, row);
  const received = at("received", requests.received);
  if (received.length === 0) return null;
  return meantBy({
    received,
    carriedIn: at("carriedIn", requests.carriedIn),
    dealt: at("outcomes/total", requests.outcomes.total),
    carriedOut: at("carriedOut", requests.carriedOut),
  });
}
