import type { ColumnForm, RowForm } from "../../model/edition.ts";
import type { DrawnCell, DrawnTable } from "./draw.ts";
import { figuresOf } from "./figures.ts";
import type { TableKey } from "./keys.ts";
import { shortPlace } from "./places.ts";
import { type ChosenReading, printedRows } from "./tables.ts";

/** A table of the form, filled, in the layout in which the form prints it. */
export function layoutOf(table: TableKey, chosen: ChosenReading): DrawnTable {
  return { disclosure, requests, disputes }[table](chosen);
}

const label = (row: number, col: number, rowSpan: number, colSpan: number, text: string): DrawnCell => ({
  row,
  col,
  rowSpan,
  colSpan,
  text,
  align: "left",
});

const heading = (row: number, col: number, rowSpan: number, colSpan: number, text: string): DrawnCell => ({
  ...label(row, col, rowSpan, colSpan, text),
  align: "center",
  style: "dim",
  breakAt: 8,
});

/** Where the rows of the form stand in the source, by key. */
const placesOf = ({ rows }: ChosenReading): Map<string, string> =>
  new Map(rows.map(({ key, place }) => [key, shortPlace(place)]));

/** The form's blocks: 第二十条第（一）项, the names of its columns, its rows. */
function disclosure(chosen: ChosenReading): DrawnTable {
  const figure = figuresOf(chosen);
  const places = placesOf(chosen);
  const cells: DrawnCell[] = [];
  const notes = new Map<number, string>();
  const width = Math.max(...chosen.form.rows.map((row) => row.columns.length));
  let at = 0;
  let block = "";
  for (const row of chosen.form.rows) {
    const last = row.columns.length - 1;
    const span = (c: number): number => (c === last ? width - last : 1);
    const named = `${row.group} ${row.columns.map((column) => column.key)}`;
    if (named !== block) {
      cells.push(heading(at, 0, 1, width + 1, row.group), heading(at + 1, 0, 1, 1, "信息内容"));
      cells.push(
        ...row.columns.map((column, c) => ({ ...heading(at + 1, c + 1, 1, span(c), column.label), breakAt: 14 })),
      );
      at += 2;
      block = named;
    }
    cells.push(label(at, 0, 1, 1, row.label));
    row.columns.forEach((column, c) => {
      cells.push({ ...label(at, c + 1, 1, span(c), ""), align: "right", ...figure(row.key, column.key) });
    });
    notes.set(at, places.get(row.key) ?? "");
    at++;
  }
  return { rows: at, cols: width + 1, cells, notes };
}

const HEAD_ROWS = 3;
/** Columns of labels: 三、本年度办理结果, the group of the row, the row. */
const LABELS = 3;

function requests(chosen: ChosenReading): DrawnTable {
  const { rows } = chosen.form;
  const figure = figuresOf(chosen);
  const places = placesOf(chosen);
  const cells: DrawnCell[] = requestHead(rows[0]?.columns ?? []);
  const notes = new Map<number, string>();
  const open = new Set<number>();
  rows.forEach((row, j) => {
    const at = HEAD_ROWS + j;
    const inside = isOutcome(row);
    if (inside && !isOutcome(rows[j - 1])) {
      const count = rows.filter(isOutcome).length;
      cells.push(label(at, 0, count, 1, "三、本年度办理结果"));
    }
    const grouped = row.group !== "";
    const first = rows[j - 1]?.group !== row.group;
    if (grouped && first)
      cells.push(label(at, 1, rows.filter(({ group }) => group === row.group).length, 1, row.group));
    if (grouped && !first) open.add(at);
    const from = grouped ? 2 : inside ? 1 : 0;
    cells.push(label(at, from, 1, LABELS - from, withoutNote(row.label)));
    row.columns.forEach((column, c) => {
      cells.push({ ...label(at, LABELS + c, 1, 1, ""), align: "right", ...figure(row.key, column.key) });
    });
    notes.set(at, places.get(row.key) ?? "");
  });
  return { rows: HEAD_ROWS + rows.length, cols: LABELS + (rows[0]?.columns.length ?? 0), cells, notes, open };
}

const isOutcome = (row: RowForm | undefined): boolean => row?.key.startsWith("outcomes/") === true;

const withoutNote = (text: string): string => text.replace(/（区分.*$/u, "");

function requestHead(columns: readonly ColumnForm[]): DrawnCell[] {
  const last = columns.length - 1;
  const name = (c: number): string => columns[c]?.label ?? "";
  return [
    heading(0, 0, HEAD_ROWS, LABELS, "第一项加第二项之和，等于第三项加第四项之和"),
    heading(0, LABELS, 1, columns.length, "申请人情况"),
    heading(1, LABELS, 2, 1, name(0)),
    heading(1, LABELS + 1, 1, last - 1, "法人或其他组织"),
    heading(1, LABELS + last, 2, 1, name(last)),
    ...columns.slice(1, last).map((column, c) => heading(2, LABELS + 1 + c, 1, 1, column.label)),
  ];
}

/** The three groups side by side, those of one kind under one heading, whatever the source does. */
function disputes(chosen: ChosenReading): DrawnTable {
  const figure = figuresOf(chosen);
  const { rows } = chosen.form;
  const cells: DrawnCell[] = [];
  let at = 0;
  rows.forEach((row, g) => {
    const width = row.columns.length;
    const grouped = row.group !== "";
    if (!grouped) cells.push(heading(0, at, 1, width, row.label));
    else if (rows[g - 1]?.group !== row.group)
      cells.push(heading(0, at, 1, width * rows.filter(({ group }) => group === row.group).length, row.group));
    if (grouped) cells.push(heading(1, at, 1, width, row.label));
    row.columns.forEach((column, c) => {
      cells.push({ ...heading(grouped ? 2 : 1, at + c, grouped ? 1 : 2, 1, column.label), breakAt: 4 });
      cells.push({ ...label(3, at + c, 1, 1, ""), align: "right", ...figure(row.key, column.key) });
    });
    at += width;
  });
  const places = placesOf(chosen);
  const where = [...new Set(printedRows(chosen.form).map((row) => places.get(row.key) ?? ""))];
  return { rows: 4, cols: at, cells, notes: new Map([[3, where.filter((place) => place !== "").join(", ")]]) };
}
