import { cellId } from "../../identities/equations.ts";
import type { RowForm, TableForm } from "../../model/edition.ts";
import type { Anchor } from "../../model/line.ts";
import type { Evidence } from "../../model/report.ts";
import type { DecodedCell, DecodedTable } from "./decode.ts";

type Fields = { [key: string]: Fields | number | null };

/** Rows of all shapes that share one record, in the contract's order: a row that only a later shape has stands before its successor. */
export function recordRows(forms: readonly TableForm[]): RowForm[] {
  const rows: RowForm[] = [...(forms[0]?.rows ?? [])];
  for (const form of forms.slice(1)) {
    form.rows.forEach((row, j) => {
      if (rows.some((known) => known.key === row.key)) return;
      const next = form.rows.slice(j + 1).find((later) => rows.some((known) => known.key === later.key));
      const at = next === undefined ? rows.length : rows.findIndex((known) => known.key === next.key);
      rows.splice(at, 0, row);
    });
  }
  return rows;
}

/** The contract's record of one table: every row of `rows`, null where the report does not print it. */
export function recordOf(table: DecodedTable, rows: readonly RowForm[]): Fields {
  const record: Fields = {};
  for (const row of rows) {
    const printed = row.columns.some((column) => table.cells.has(cellId(row.key, column.key)));
    const value: Fields | null = printed
      ? Object.fromEntries(
          row.columns.map((column) => [column.key, table.cells.get(cellId(row.key, column.key))?.value ?? null]),
        )
      : null;
    const path = row.key.split("/");
    const name = path.pop() ?? row.key;
    let at = record;
    for (const step of path) {
      at[step] ??= {};
      at = at[step] as Fields;
    }
    at[name] = value;
  }
  return record;
}

const round = (x: number): number => Math.round(x * 100) / 100;

/** Page and box rounded to a hundredth of a point, or line and column, or the cell or paragraph of the source and its bytes. */
export function placeOf(
  anchor: Anchor,
): Pick<Evidence, "page" | "bbox" | "line" | "column" | "table" | "row" | "paragraph" | "bytes"> {
  if ("line" in anchor) return { line: anchor.line, column: anchor.column };
  if ("place" in anchor)
    return { ...anchor.place, ...(anchor.bytes === null ? {} : { bytes: [anchor.bytes[0], anchor.bytes[1]] }) };
  const [left, top, right, bottom] = anchor.bbox;
  return { page: anchor.page, bbox: [round(left), round(top), round(right), round(bottom)] };
}

function evidenceOf(cell: DecodedCell): Evidence {
  const { state, origin, token } = cell;
  const text = origin === "repaired" ? `${cell.value ?? ""}` : (token?.text ?? "");
  const confidence = token?.reading === undefined ? null : round(token.reading.confidence);
  const rest = { text, state, origin, confidence, ...(cell.read === undefined ? {} : { read: cell.read }) };
  return token === null || token.anchor === null ? rest : Object.assign(placeOf(token.anchor), rest);
}

/** Evidence for every located cell of a table, keyed by JSON Pointer, in the contract's order. */
export function evidenceOfTable(table: DecodedTable, rows: readonly RowForm[]): [string, Evidence][] {
  return rows.flatMap((row) =>
    row.columns.flatMap((column): [string, Evidence][] => {
      const id = cellId(row.key, column.key);
      const cell = table.cells.get(id);
      return cell === undefined ? [] : [[`/tables/${table.form.table}/${id}`, evidenceOf(cell)]];
    }),
  );
}
