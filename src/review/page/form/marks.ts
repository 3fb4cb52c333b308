import { EDITIONS } from "../../../editions/index.ts";
import type { TableForm } from "../../../model/edition.ts";
import type { Evidence, Report } from "../../../model/report.ts";
import type { Review } from "../../../model/review.ts";
import { FIGURES, type Figure, type Reading, readingOf } from "../../../stored/figures.ts";

/** What a figure is marked with. `term`: it stands in a sum that fails, whose result is marked `contradicts`. */
export type Mark =
  | "verified"
  | "contradicts"
  | "term"
  | "uncertain"
  | "repaired"
  | "decoded"
  | "blank"
  | "dash"
  | "unlocated";

export interface MarkedFigure extends Reading {
  readonly mark: Mark;
}

const BY_POINTER = new Map(FIGURES.map((figure) => [figure.pointer, figure]));

export const figureAt = (pointer: string): Figure | null => BY_POINTER.get(pointer) ?? null;

/** The figures of a report that it has a row for, by pointer, in printed order. */
export function markedFigures(report: Report): Map<string, MarkedFigure> {
  const doubted = doubtedBy(report);
  const { results, terms } = failing(report);
  const marked = FIGURES.map((figure) => readingOf(report, figure)).filter(
    ({ state }) => state !== "absent" && state !== "noTable",
  );
  return new Map(
    marked.map((reading) => {
      const { pointer } = reading.figure;
      const contradicts = results.has(pointer) ? "contradicts" : terms.has(pointer) ? "term" : null;
      return [pointer, { ...reading, mark: markOf(reading, doubted.has(pointer), contradicts) }];
    }),
  );
}

function markOf({ state, evidence }: Reading, doubted: boolean, contradicts: "contradicts" | "term" | null): Mark {
  if (state === "unlocated") return "unlocated";
  if (state === "ambiguous" || state === "unreadable") return "uncertain";
  if (evidence?.origin === "repaired") return "repaired";
  if (doubted) return "uncertain";
  if (contradicts !== null) return contradicts;
  if (state === "blank" || state === "dash") return state;
  return evidence?.origin === "decoded" ? "decoded" : "verified";
}

/** Figures that a diagnostic points at: the cell, or all cells of the row. Whole tables are pointed at as such. */
function doubtedBy(report: Report): Set<string> {
  const pointers = report.diagnostics
    .filter(({ severity, code, pointer }) => severity !== "info" && code !== "check.failed" && pointer !== null)
    .map(({ pointer }) => pointer as string);
  const rows = FIGURES.filter(({ pointer, column }) => pointers.includes(pointer.slice(0, -column.length - 1)));
  return new Set([...pointers, ...rows.map(({ pointer }) => pointer)]);
}

/** More cells than these are a sum with its result last; fewer a balance, of which any side may be wrong. */
const BALANCE = 4;

function failing(report: Report): { results: Set<string>; terms: Set<string> } {
  const results = new Set<string>();
  const terms = new Set<string>();
  for (const { status, rule, cells } of report.checks) {
    if (status !== "fail") continue;
    const last = cells.at(-1);
    if (rule.endsWith(".balance") || cells.length <= BALANCE) for (const cell of cells) results.add(cell);
    else if (last !== undefined) results.add(last);
    for (const cell of cells) terms.add(cell);
  }
  return { results, terms };
}

const SUSPICIOUS: ReadonlySet<Mark> = new Set(["contradicts", "uncertain", "repaired", "unlocated"]);

/** Figures that a person should look at, in printed order. */
export const suspicions = (figures: ReadonlyMap<string, MarkedFigure>): string[] =>
  [...figures].filter(([, { mark }]) => SUSPICIOUS.has(mark)).map(([pointer]) => pointer);

/** The published shapes that fit what a report prints best, table by table; tables that it does not have are left out. */
export function formsOf(figures: ReadonlyMap<string, MarkedFigure>): TableForm[] {
  return (["disclosure", "requests", "disputes"] as const).flatMap((table) => {
    const shapes = EDITIONS.flatMap((edition) => edition.tables.filter((form) => form.table === table));
    const present = [...figures.values()].filter(({ figure }) => figure.table === table);
    if (present.length === 0) return [];
    const missed = (form: TableForm): number => {
      const own = new Set(form.rows.flatMap((row) => row.columns.map((c) => `/tables/${table}/${row.key}/${c.key}`)));
      const foreign = present.filter(({ figure }) => !own.has(figure.pointer)).length;
      return 10 * foreign + own.size;
    };
    const [best] = shapes.toSorted((a, b) => missed(a) - missed(b));
    return best === undefined ? [] : [best];
  });
}

/** Where to look for a figure: at its own place, or, where it has none, at that of the first figure of its row that has one. */
export function whereToLook(
  { figure, evidence }: MarkedFigure,
  figures: ReadonlyMap<string, MarkedFigure>,
): { readonly evidence: Evidence; readonly own: boolean } | null {
  if (evidence !== null && isPlaced(evidence)) return { evidence, own: true };
  for (const other of figures.values()) {
    const near = other.figure.table === figure.table && other.figure.row === figure.row;
    if (near && other.evidence !== null && isPlaced(other.evidence)) return { evidence: other.evidence, own: false };
  }
  return null;
}

const isPlaced = ({ page, line, table, paragraph }: Evidence): boolean =>
  [page, line, table, paragraph].some((place) => place !== undefined);

/** Whether the report says what is printed: a figure, or nothing. */
export const isKnown = ({ state }: Pick<Reading, "state">): boolean =>
  state === "number" || state === "blank" || state === "dash";

/** The value that counts once decisions are applied. */
export const effectiveValue = (reading: Reading, review: Review | null): number | null =>
  review?.verdict === "wrong" && review.value !== undefined ? review.value : reading.value;
