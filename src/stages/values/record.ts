import { cellIds } from "../../identities/equations.ts";
import type { RowForm, TableForm } from "../../model/edition.ts";
import type { Anchor } from "../../model/line.ts";
import { once } from "../../model/once.ts";
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
    const { path, name } = pathOf(row);
    let at = record;
    for (const step of path) {
      at[step] ??= {};
      at = at[step] as Fields;
    }
    at[name] = recordOfRow(table, row);
  }
  return record;
}

/** The records that lead to a row's own, and its name in the last of them. */
const pathOf = once((row: RowForm) => {
  const names = row.key.split("/");
  return { path: names.slice(0, -1), name: names.at(-1) ?? row.key };
});

/** Null for a row that the report does not print. */
function recordOfRow(table: DecodedTable, row: RowForm): Fields | null {
  const cells = cellIds(row).map((id) => table.cells.get(id));
  if (cells.every((cell) => cell === undefined)) return null;
  const fields: Fields = {};
  row.columns.forEach((column, c) => {
    fields[column.key] = cells[c]?.value ?? null;
  });
  return fields;
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
  const found: [string, Evidence][] = [];
  for (const row of rows)
    for (const id of cellIds(row)) {
      const cell = table.cells.get(id);
      if (cell !== undefined) found.push([`/tables/${table.form.table}/${id}`, evidenceOf(cell)]);
    }
  return found;
}
