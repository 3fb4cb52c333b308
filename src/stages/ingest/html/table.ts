import { ANY_DATE } from "../../../text/dates.ts";
import { fold } from "../../../text/fold.ts";
import type { DeclaredCell, Print } from "../declared/block.ts";
import { joinParagraphs } from "../declared/print.ts";
import { type Formed, formGrid, formTable, type PlacedCell, type RawCell, type RawRow } from "./forming.ts";
import { addBox, addRope, type Box, boxesOf, type Rope } from "./rope.ts";
import { hasTableWords, isHeading, isTitle } from "./words.ts";

/** A table of the page while it is read. */
export interface OpenTable {
  readonly number: number;
  /** The element that it stands in. */
  readonly element: number;
  readonly rows: RawRow[];
  /** Columns of a grid by style, whose cells are all in its first row; null for a table of rows. */
  readonly columns: number | null;
  group: number;
}

/** A cell with more text than this beside others is a column of the page's layout. */
const LONGEST_CELL = 400;
/** A row of one cell with more text than this is prose that somebody put into the table. */
const LONGEST_ROW = 60;
/** A sentence, or the date of a signature. */
const SENTENCE = new RegExp(`。|；|${ANY_DATE}\\s*$`);
/** Cells of data hold no tables in tables in tables. */
const DEEPEST = 6;
/** The page's layout has a few columns; a row of so many cells is a part of a table, even if most of them are empty. */
const MANY_COLUMNS = 4;
const FIGURE = /^[+\-增减]?[\d,]+(?:\.\d+)?[%万元件项条]{0,2}$/u;

interface TextCell extends PlacedCell {
  readonly prints: readonly Print[];
  readonly folded: string;
}

const textOf = (cell: PlacedCell): TextCell => {
  const prints = boxesOf(cell.content).flatMap((box) => (box.kind === "text" ? [box.print] : []));
  return { ...cell, prints, folded: prints.map((print) => fold(print.text)).join("") };
};

function rowsOf<T extends PlacedCell>(formed: Formed, cells: readonly T[]): T[][] {
  const rows: T[][] = Array.from({ length: formed.rows }, () => []);
  for (const cell of cells) rows[cell.row]?.push(cell);
  return rows;
}

/**
 * Whether the cells of a table hold data: words of the form, rows of several cells, or a label with figures. What only sets
 * parts of the page beside or below each other, perhaps tables of data among them, does not.
 */
function holdsData(formed: Formed, cells: readonly TextCell[]): boolean {
  if (formed.cols < 2) return false;
  const rows = rowsOf(formed, cells);
  const several = rows.filter((row) => row.filter((cell) => cell.folded !== "").length > 1);
  if (several.some((row) => row.some((cell) => cell.content.length > LONGEST_CELL))) return false;
  if (several.length > 1 || formed.cols >= MANY_COLUMNS || cells.some((cell) => hasTableWords(cell.folded)))
    return true;
  return several.some((row) => FIGURE.test(row.at(-1)?.folded ?? ""));
}

/** A row that is no row of the table: prose, or a heading of the report, in one cell across it. */
function isProse(row: readonly TextCell[], cols: number): boolean {
  const [only] = row;
  if (only === undefined || row.length > 1 || only.rowSpan > 1 || only.colSpan * 2 <= cols) return false;
  const text = only.prints.map((print) => print.text).join("");
  if (hasTableWords(only.folded)) return text.length > LONGEST_ROW && text.includes("。");
  return text.length > LONGEST_ROW || SENTENCE.test(text) || isHeading(only.folded) || isTitle(only.folded);
}

const NOTHING: Print = { text: "", bytes: { starts: new Int32Array(0), ends: new Int32Array(0) } };

function declared(cell: TextCell, from: number, to: number): DeclaredCell {
  const { row, col, colSpan, prints } = cell;
  const rowSpan = Math.min(row + cell.rowSpan, to) - row;
  return { row: row - from, col, rowSpan, colSpan, print: prints.length === 0 ? NOTHING : joinParagraphs(prints) };
}

/** A table of data as boxes: parts of it, and the prose that stands between them in rows of its own. */
function boxesOfData(table: OpenTable, formed: Formed, cells: readonly TextCell[]): Box[] {
  const rows = rowsOf(formed, cells);
  const boxes: Box[] = [];
  let from = 0;
  const flush = (to: number): void => {
    if (to > from) {
      const part = rows.slice(from, to).flatMap((row) => row.map((cell) => declared(cell, from, to)));
      const { number, element } = table;
      boxes.push({ kind: "table", number, element, firstRow: from, rows: to - from, cols: formed.cols, cells: part });
    }
    from = to;
  };
  rows.forEach((row, r) => {
    if (!isProse(row, formed.cols)) return;
    flush(r);
    from = r + 1;
    for (const cell of row) boxes.push(...boxesOf(cell.content));
  });
  flush(formed.rows);
  return boxes;
}

/** Puts a table that has been read into the flow: as data, or what it holds cell by cell. */
export function closeTable(table: OpenTable, into: Rope): void {
  const raw: readonly RawCell[] = table.rows[0]?.cells ?? [];
  const formed = table.columns === null ? formTable(table.rows) : formGrid(raw, table.columns);
  if (formed.cols > 1 && formed.cells.every(({ content }) => content.tables === 0 && content.depth < DEEPEST)) {
    const cells = formed.cells.map(textOf);
    if (holdsData(formed, cells)) {
      for (const box of boxesOfData(table, formed, cells)) addBox(into, box);
      return;
    }
  }
  let depth = 0;
  for (const { content } of formed.cells) {
    addRope(into, content);
    depth = Math.max(depth, content.depth);
  }
  into.depth = Math.max(into.depth, depth + 1);
}
