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

/** Every figure of every edition as the report has it, in the order of `FIGURES`. */
export const readingsOf = (report: Report): Reading[] => FIGURES.map((figure) => readingOf(report, figure));

export function readingOf<E extends Pick<Evidence, "state">>(
  report: Pick<Report, "tables"> & { readonly evidence: Readonly<Record<string, E>> },
  figure: Figure,
): Reading<E> {
  const table: unknown = report.tables[figure.table];
  if (table === null) return { figure, value: null, state: "noTable", evidence: null };
  let record: unknown = table;
  for (const name of PATHS.get(figure) as string[]) record = isRecord(record) ? record[name] : undefined;
  const value = isRecord(record) ? record[figure.column] : undefined;
  if (value === undefined) return { figure, value: null, state: "absent", evidence: null };
  const evidence = report.evidence[figure.pointer] ?? null;
  return { figure, value: value as number | null, state: evidence?.state ?? "unlocated", evidence };
}

const PATHS = new Map(FIGURES.map((figure) => [figure, figure.row.split("/")]));

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
