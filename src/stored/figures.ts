import { EDITIONS } from "../editions/index.ts";
import type { EditionForm } from "../model/edition.ts";
import type { Evidence, Report } from "../model/report.ts";

/** One figure that a form asks for, in whatever edition: its names, its place in a report's JSON, and how the form prints it. */
export interface Figure {
  readonly table: "disclosure" | "requests" | "disputes";
  /** Path of the row's record inside the table, `/` between the names. */
  readonly row: string;
  readonly column: string;
  /** JSON Pointer into a report. */
  readonly pointer: string;
  readonly rowLabel: string;
  /** Label of the row group printed before or above it, "" for none. */
  readonly groupLabel: string;
  readonly columnLabel: string;
  readonly signed: boolean;
  readonly decimal: boolean;
  /** The editions whose form has it. */
  readonly editions: readonly EditionForm["id"][];
}

/** The figures of all editions, each once: table by table, in printed order, the newest edition's first. */
export const FIGURES: readonly Figure[] = everyFigure();

/**
 * What is known of a figure: `number`, `blank`, `dash`, `ambiguous` and `unreadable` as its evidence says;
 * `unlocated` where its row is there and it was not found; `absent` where the report has no such row; `noTable` where it has no such table.
 */
export type FigureState = Evidence["state"] | "unlocated" | "absent" | "noTable";

export interface Reading<E = Evidence> {
  readonly figure: Figure;
  readonly value: number | null;
  readonly state: FigureState;
  /** Null where the value has no place in the source. */
  readonly evidence: E | null;
}

/** What figures are read from. */
type Readable<E> = Pick<Report, "tables"> & { readonly evidence: Readonly<Record<string, E>> };

/** Every figure of every edition as the report has it, in the order of `FIGURES`. */
export function readingsOf<E extends Pick<Evidence, "state">>(report: Readable<E>): Reading<E>[] {
  const readings: Reading<E>[] = [];
  for (const figures of ROWS) {
    const record = recordOf(report, figures[0] as Figure);
    for (const figure of figures) readings.push(readingIn(record, report, figure));
  }
  return readings;
}

export const readingOf = <E extends Pick<Evidence, "state">>(report: Readable<E>, figure: Figure): Reading<E> =>
  readingIn(recordOf(report, figure), report, figure);

/** The record that the figures of a row stand in: undefined where it is missing, null where the table is. */
function recordOf({ tables }: Pick<Report, "tables">, { table, row }: Figure): unknown {
  let record: unknown = tables[table];
  if (record === null) return null;
  for (const name of PATHS.get(row) as string[]) record = isRecord(record) ? record[name] : undefined;
  return record ?? undefined;
}

function readingIn<E extends Pick<Evidence, "state">>(
  record: unknown,
  report: Readable<E>,
  figure: Figure,
): Reading<E> {
  if (record === null) return { figure, value: null, state: "noTable", evidence: null };
  const value = isRecord(record) ? record[figure.column] : undefined;
  if (value === undefined) return { figure, value: null, state: "absent", evidence: null };
  const evidence = report.evidence[figure.pointer] ?? null;
  return { figure, value: value as number | null, state: evidence?.state ?? "unlocated", evidence };
}

const PATHS = new Map(FIGURES.map(({ row }) => [row, row.split("/")]));

/** `FIGURES`, those that stand side by side in one row together. */
const ROWS: readonly (readonly Figure[])[] = FIGURES.reduce((rows: Figure[][], figure) => {
  const last = rows.at(-1);
  if (last?.[0]?.table === figure.table && last[0].row === figure.row) last.push(figure);
  else rows.push([figure]);
  return rows;
}, []);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function everyFigure(): Figure[] {
  const found = new Map<string, Figure>();
  for (const table of ["disclosure", "requests", "disputes"] as const) {
    for (const edition of EDITIONS) {
      for (const row of edition.tables.filter((form) => form.table === table).flatMap((form) => form.rows)) {
        for (const column of row.columns) {
          const pointer = `/tables/${table}/${row.key}/${column.key}`;
          const known = found.get(pointer);
          const editions = [...(known?.editions ?? []), edition.id].filter((id, i, all) => all.indexOf(id) === i);
          found.set(pointer, {
            table,
            row: row.key,
            column: column.key,
            pointer,
            rowLabel: known?.rowLabel ?? row.label,
            groupLabel: known?.groupLabel ?? row.group,
            columnLabel: known?.columnLabel ?? column.label,
            signed: row.signed?.includes(column.key) ?? false,
            decimal: row.decimal?.includes(column.key) ?? false,
            editions,
          });
        }
      }
    }
  }
  return [...found.values()];
}
