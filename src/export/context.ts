import { agencyKey } from "../agencies/key.ts";
import { kindOf } from "../agencies/kind.ts";
import { codeOf, type Region, regionOf } from "../agencies/region.ts";
import type { AgencyKind } from "../agencies/rules.ts";
import type { Review } from "../model/review.ts";
import type { LeanEvidence } from "../stored/evidence.ts";
import { type Figure, type FigureState, type Reading, readingsOf } from "../stored/figures.ts";
import type { LeanReport } from "../stored/lean.ts";
import type { ByDocument } from "../stored/reviews.ts";
import { memo } from "../text/memo.ts";
import type { Cell, Column } from "./column.ts";
import { type Decision, decide } from "./decisions.ts";

/** What the rows of one report are made from. */
export interface Context {
  /** Names the report within the export. */
  readonly key: string;
  readonly report: LeanReport;
  readonly agency: Agency;
  readonly values: readonly Value[];
  readonly decisions: readonly Decision[];
}

interface Agency {
  readonly key: string | null;
  readonly kind: AgencyKind | null;
  readonly region: Region;
  /** Code of the smallest division known. */
  readonly code: string | null;
}

/** A figure as the export has it: as read, and after the decision that stands about it. */
export interface Value {
  readonly figure: Figure;
  readonly value: number | null;
  readonly state: FigureState | "unsure";
  readonly read: number | null;
  readonly stateRead: FigureState;
  /** Null where the value as read has no place in the source. */
  readonly evidence: LeanEvidence | null;
  readonly review: "reviewed" | "corrected" | "unsure" | null;
}

export function contextOf(key: string, report: LeanReport, decided: ByDocument): Context {
  const decisions = decide(report, decided);
  const standing = new Map(decisions.filter((one) => one.applied).map(({ review }) => [review.pointer, review]));
  const values: Value[] = [];
  const { edition } = report.report;
  for (const reading of readingsOf(report)) {
    const value = exportedValue(reading, edition, standing.get(reading.figure.pointer) ?? null);
    if (value !== null) values.push(value);
  }
  return { key, report, agency: agencyOf(report.report.agency), values, decisions };
}

/** Null where neither the report nor the form of its edition has the figure, and nobody decided about it. */
function exportedValue(
  { figure, value: read, state: stateRead, evidence }: Reading<LeanEvidence>,
  edition: string | null,
  review: Review | null,
): Value | null {
  const missing = stateRead === "absent" || stateRead === "noTable";
  if (missing && review === null && !figure.editions.some((id) => id === edition)) return null;
  const { value, state, verdict } = judged(read, stateRead, review);
  return { figure, value, state, evidence, review: verdict, read, stateRead };
}

function judged(
  read: number | null,
  stateRead: FigureState,
  review: Review | null,
): { value: number | null; state: Value["state"]; verdict: Value["review"] } {
  if (review === null || review.verdict === "withdrawn") return { value: read, state: stateRead, verdict: null };
  if (review.verdict === "right") return { value: read, state: stateRead, verdict: "reviewed" };
  if (review.verdict === "unsure") return { value: null, state: "unsure", verdict: "unsure" };
  const value = review.value ?? null;
  return { value, state: value === null ? "blank" : "number", verdict: "corrected" };
}

/** The agencies of an archive come again and again. */
const MOST_KNOWN = 10_000;

const agencyOf = memo((name: string | null): Agency => {
  const region = regionOf(name);
  const { province } = region;
  const code = province === null ? null : codeOf({ ...region, province });
  return { key: agencyKey(name), kind: kindOf(name), region, code };
}, MOST_KNOWN);

const column = (name: string, label: string, description: string, type: Column["type"] = "string"): Column => ({
  name,
  label,
  description,
  type,
});

/** The column that every table begins with. */
export const REPORT_COLUMN: Column = column(
  "report",
  "报告",
  "Key of the report: its path below the folder given, that folder's name before it where several were given",
);

/** The columns that tables of figures begin with. */
export const HEAD: readonly Column[] = [
  REPORT_COLUMN,
  column("sha256", "文件哈希", "SHA-256 of the source document"),
  column("agency", "行政机关", "Agency as the report names it"),
  column(
    "agency_key",
    "行政机关键",
    "One key for one agency across years and spellings; with ? before it where the name may be several agencies'",
  ),
  column("region_code", "行政区划代码", "GB/T 2260 code of the smallest division that the agency's name determines"),
  column("year", "年度", "Year reported on", "integer"),
  { ...column("edition", "格式版本", "Edition of the form"), values: ["2021", "2019", "2014"] },
];

export const headOf = ({ key, report, agency }: Context): Cell[] => [
  key,
  report.source.sha256,
  report.report.agency,
  agency.key,
  agency.code,
  report.report.year,
  report.report.edition,
];
