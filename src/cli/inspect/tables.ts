import type { TableTrace } from "../../interpret.ts";
import type { RowForm, TableForm } from "../../model/edition.ts";
import type { Line } from "../../model/line.ts";
import { openCells } from "../../stages/values/choose.ts";
import { type DecodedCell, type DecodedTable, sidesOf } from "../../stages/values/decode.ts";
import { placeOf } from "../../stages/values/record.ts";
import { candidatesOf, type RowCandidates } from "./candidates.ts";
import type { TableKey } from "./keys.ts";
import type { Place } from "./trace.ts";

/** One statutory table: where it was looked for, how it was read, and why so. */
export interface TableReport {
  readonly table: TableKey;
  /** Places of the first and last line of the region. */
  readonly region: { readonly from: Place | null; readonly to: Place | null; readonly lines: number };
  /** Shapes of the form that the words of the region speak for. */
  readonly shapes: readonly string[];
  /** Readings that were tried, the one that was taken first, then the others from better to worse. */
  readonly readings: readonly ReadingReport[];
  readonly chosen: ChosenReading | null;
}

export interface ReadingReport {
  readonly reader: string;
  readonly edition: string;
  readonly shape: string;
  /** Rows that this shape prints. */
  readonly rows: number;
  /** Every row in plain sight; else whether only one way fits. */
  readonly plain: boolean;
  readonly proven: boolean;
  /** Rows that the reader found, whatever they are. */
  readonly found: number;
  /** Cells without a value: of absent rows, ambiguous, unreadable. */
  readonly open: number;
  readonly violated: readonly string[];
  readonly absent: readonly string[];
  readonly doubtful: readonly string[];
  /** Rows found that are none of the form's, and those that stand twice. */
  readonly foreign: number;
  readonly repeated: number;
  /** Cells that this reading and the one taken read as different numbers. */
  readonly different: number;
}

export interface ChosenReading {
  readonly form: TableForm;
  /** By cell id: row's path, "/", column. A cell that was not located has none. */
  readonly cells: Readonly<Record<string, CellReport>>;
  readonly rows: readonly { readonly key: string; readonly printed: string | null; readonly place: Place | null }[];
  readonly identities: readonly IdentityReport[];
  readonly candidates: readonly RowCandidates[];
}

export interface CellReport {
  readonly value: number | null;
  readonly state: DecodedCell["state"];
  readonly origin: DecodedCell["origin"];
  readonly text: string;
  readonly place: Place | null;
}

export interface IdentityReport {
  readonly rule: string;
  readonly at: string;
  readonly label: string;
  readonly status: "pass" | "fail" | "skipped";
  readonly left: number | null;
  readonly right: number | null;
  /** Cells of its right side: what the left side adds up to. */
  readonly results: readonly string[];
  /** Ids and values of the cells that are not zero, for one that fails; of those without a value, for one that was skipped. */
  readonly terms: readonly { readonly cell: string; readonly side: "left" | "right"; readonly value: number | null }[];
}

export const printedRows = (form: TableForm): readonly RowForm[] => form.printed ?? form.rows;

export function tableReport({ window, decoded }: TableTrace): TableReport {
  const [best] = decoded;
  return {
    table: window.table,
    region: { from: placeOfLine(window.lines[0]), to: placeOfLine(window.lines.at(-1)), lines: window.lines.length },
    shapes: window.forms.map((form) => form.shape),
    readings: decoded.map((reading) => readingReport(reading, best ?? reading)),
    chosen: best === undefined ? null : chosenReading(best),
  };
}

function placeOfLine(line: Line | undefined): Place | null {
  if (line === undefined) return null;
  const declared = line.source?.parts[0]?.place;
  if (declared !== undefined) return declared;
  if (line.page === null) return { line: line.number, column: line.offset + 1 };
  return line.box === null ? { page: line.page } : placeOf({ page: line.page, bbox: line.box });
}

function readingReport(table: DecodedTable, taken: DecodedTable): ReadingReport {
  const { reading, edition, form, plain, proven, violated, absent, doubtful, assignment } = table;
  const name = (row: RowForm): string => row.key || form.table;
  return {
    reader: reading.reader,
    edition: edition.id,
    shape: form.shape,
    rows: printedRows(form).length,
    plain,
    proven,
    found: reading.vectors.length,
    open: openCells(table),
    violated: violated.map(({ rule, at }) => `${rule} ${at}`),
    absent: absent.map(name),
    doubtful: doubtful.map(name),
    foreign: assignment.foreign.length,
    repeated: assignment.leftOver.length,
    different: [...table.cells].filter(([id, { value }]) => differs(value, taken.cells.get(id)?.value ?? null)).length,
  };
}

const differs = (a: number | null, b: number | null): boolean => a !== null && b !== null && a !== b;

function chosenReading(table: DecodedTable): ChosenReading {
  const { cells, form, reading, assignment } = table;
  return {
    form,
    cells: Object.fromEntries([...cells].map(([id, cell]) => [id, cellReport(cell)])),
    rows: printedRows(form).map((row, j) => {
      const i = assignment.vectorOf[j] ?? null;
      const vector = i === null ? undefined : reading.vectors[i];
      const token = vector?.tokens.find(({ anchor }) => anchor !== null);
      return {
        key: row.key,
        printed: vector?.label ?? null,
        place: token?.anchor == null ? null : placeOf(token.anchor),
      };
    }),
    identities: table.equations.map((equation) => identityReport(equation, table)),
    candidates: candidatesOf(table),
  };
}

const cellReport = ({ value, state, origin, token }: DecodedCell): CellReport => ({
  value,
  state,
  origin,
  text: token?.text ?? "",
  place: token?.anchor == null ? null : placeOf(token.anchor),
});

function identityReport(equation: DecodedTable["equations"][number], { cells }: DecodedTable): IdentityReport {
  const { rule, at, label } = equation;
  const sums = sidesOf(equation, cells);
  const status = sums === null ? "skipped" : Math.abs(sums.left - sums.right) < 1e-6 ? "pass" : "fail";
  const terms = (["left", "right"] as const).flatMap((side) =>
    equation[side].map((cell) => ({
      cell,
      side,
      value: cells.get(cell)?.value ?? null,
      state: cells.get(cell)?.state,
    })),
  );
  const open = (state: DecodedCell["state"] | undefined): boolean =>
    state === undefined || state === "ambiguous" || state === "unreadable";
  const telling = terms.filter(({ value, state }) =>
    status === "pass" ? false : status === "fail" ? value !== null && value !== 0 : open(state),
  );
  return {
    rule,
    at,
    label,
    status,
    left: sums?.left ?? null,
    right: sums?.right ?? null,
    results: equation.right,
    terms: telling.map(({ cell, side, value }) => ({ cell, side, value })),
  };
}
