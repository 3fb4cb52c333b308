import type { Interpretation } from "../../interpret.ts";
import type { Grid } from "../../model/grid.ts";
import type { Anchor } from "../../model/line.ts";
import type { Report } from "../../model/report.ts";
import { placeOf } from "../../stages/values/record.ts";
import type { TableKey } from "./keys.ts";
import { type TableReport, tableReport } from "./tables.ts";

/** Which PDF engine reads what; null for text. */
export interface EngineTrace {
  readonly name: "pdfium" | "pdfjs";
  /** A report's status, or why there is none. */
  readonly result: string;
  /** Whether the report shown is this engine's. */
  readonly taken: boolean;
}

export interface GridTrace {
  /** The statutory table that it is, or is a part of; null for another one. */
  readonly table: TableKey | null;
  readonly origin: Grid["origin"];
  readonly rows: number;
  readonly cols: number;
  /** Where its first cell with a place stands. */
  readonly at: Place | null;
  readonly cells: readonly {
    readonly row: number;
    readonly col: number;
    readonly rowSpan: number;
    readonly colSpan: number;
    readonly text: string;
  }[];
}

export type Place = ReturnType<typeof placeOf>;

/** All that `nianbao inspect` tells, as plain data. */
export interface Trace {
  /** The flag: `auto`, or the one engine that was to read. */
  readonly engine: string;
  readonly engines: readonly EngineTrace[];
  /** Lines of the document, furniture left out. */
  readonly lines: number;
  readonly report: Report;
  readonly tables: readonly TableReport[];
  /** The tables whose cells the source itself tells apart. */
  readonly grids: readonly GridTrace[];
}

/** The trace of one interpretation; `only` leaves out all tables but one. */
export function traceOf(
  interpretation: Interpretation,
  engine: string,
  engines: readonly EngineTrace[],
  only: TableKey | null,
): Trace {
  const { document, report, tables } = interpretation;
  const kept = tables.filter(({ window }) => only === null || window.table === only);
  const grids = document.grids.map((grid): GridTrace => gridTrace(grid, tableOf(grid, tables)));
  return {
    engine,
    engines,
    lines: document.lines.length,
    report,
    tables: kept.map(tableReport),
    grids: grids.filter(({ table }) => only === null || table === only),
  };
}

function tableOf(grid: Grid, tables: Interpretation["tables"]): TableKey | null {
  const inside = new Set(grid.lines);
  return tables.find(({ window }) => window.lines.some((line) => inside.has(line.number)))?.window.table ?? null;
}

function gridTrace({ rows, cols, cells, origin }: Grid, table: TableKey | null): GridTrace {
  const anchor: Anchor | undefined = cells.find((cell) => cell.anchors.length > 0)?.anchors[0];
  return {
    table,
    origin,
    rows,
    cols,
    at: anchor === undefined ? null : placeOf(anchor),
    cells: cells.map(({ row, col, rowSpan, colSpan, text }) => ({ row, col, rowSpan, colSpan, text })),
  };
}
