import type { Cell, Grid } from "../../../model/grid.ts";
import type { Anchor, DeclaredPlace, Line, LineSource } from "../../../model/line.ts";
import type { Block, DeclaredCell, Print } from "./block.ts";
import { joinPrints, synthesised } from "./print.ts";

/** Blocks as the lines and grids that all later stages read: a line for each paragraph and for each row of a table. */
export function linesAndGrids(blocks: readonly Block[]): { lines: Line[]; grids: Grid[] } {
  const lines: Line[] = [];
  const grids: Grid[] = [];
  for (const block of blocks) {
    if (block.kind === "paragraph") {
      const parts = [{ from: 0, place: block.place ?? { paragraph: block.number } }];
      lines.push(lineOf(block.print, parts, lines.length + 1));
      continue;
    }
    const first = lines.length + 1;
    const rows: DeclaredCell[][] = Array.from({ length: block.rows }, () => []);
    for (const cell of block.cells) rows[cell.row]?.push(cell);
    for (const [row, cells] of rows.entries()) lines.push(rowLine(block, row, cells, lines.length + 1));
    if (block.cols > 1 && (block.rows > 1 || isRow(block))) grids.push(gridOf(block, first));
  }
  return { lines, grids };
}

type Table = Extract<Block, { kind: "table" }>;

/** One row sets parts of a text side by side, unless it has many cells or a figure: then it is a part of a table. */
const isRow = (table: Table): boolean =>
  table.cells.length > 3 || table.cells.some((cell) => /^\s*\d[\d,.]*\s*$/u.test(cell.print.text));

const placeOf = (table: Table, cell: DeclaredCell): DeclaredPlace => ({
  table: table.number,
  row: (table.firstRow ?? 0) + cell.row + 1,
  column: cell.col + 1,
});

function lineOf(print: Print, parts: LineSource["parts"], number: number): Line {
  const source: LineSource = { parts, bytes: print.bytes };
  return { text: print.text, page: null, number, offset: 0, boxes: null, box: null, size: null, source };
}

/** A row of a table as a line: a tab between two columns, nothing where a cell spans from above or from the left. */
function rowLine(table: Table, row: number, unordered: readonly DeclaredCell[], number: number): Line {
  const cells = unordered.toSorted((a, b) => a.col - b.col);
  const hasBytes = cells.some((cell) => cell.print.bytes !== null);
  const prints: Print[] = [];
  const parts: { from: number; place: DeclaredPlace }[] = [];
  let column = 0;
  let end = 0;
  let length = 0;
  for (const cell of cells) {
    const tabs = synthesised("\t".repeat(cell.col - column), hasBytes);
    const from = length + tabs.text.length;
    parts.push({ from: parts.length === 0 ? 0 : from, place: placeOf(table, cell) });
    prints.push(tabs, cell.print);
    length = from + cell.print.text.length;
    column = cell.col;
    end = cell.col + cell.colSpan - 1;
  }
  // Where a row has fewer cells than the table has columns, nobody says where they are missing.
  prints.push(synthesised("\t".repeat(end - column), hasBytes));
  const place: DeclaredPlace = { table: table.number, row: (table.firstRow ?? 0) + row + 1, column: 1 };
  return lineOf(joinPrints(prints), parts.length === 0 ? [{ from: 0, place }] : parts, number);
}

/** First byte of a print and the first behind it; null where the source has none for it. */
function extentOf({ bytes }: Print): readonly [number, number] | null {
  const start = bytes?.starts.find((at) => at >= 0);
  const end = bytes?.ends.findLast((at) => at >= 0);
  return start === undefined || end === undefined ? null : [start, end];
}

function gridOf(table: Table, first: number): Grid {
  const cells = table.cells.map((cell): Cell => {
    const { row, col, rowSpan, colSpan, print } = cell;
    const anchor: Anchor = { place: placeOf(table, cell), bytes: extentOf(print) };
    return { row, col, rowSpan, colSpan, text: print.text.trim(), anchors: [anchor] };
  });
  cells.sort((a, b) => a.row - b.row || a.col - b.col);
  const lines = Array.from({ length: table.rows }, (_, i) => first + i);
  return { rows: table.rows, cols: table.cols, cells, lines, origin: "declared" };
}
