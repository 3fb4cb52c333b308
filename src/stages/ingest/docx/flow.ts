import type { DeclaredPlace } from "../../../model/line.ts";
import type { Block, DeclaredCell, Print } from "../declared/block.ts";
import { joinParagraphs } from "../declared/print.ts";
import type { Item, Table, TableCell } from "./items.ts";

/** A cell of a table with its place in the table's grid. */
interface Placed {
  readonly row: number;
  readonly col: number;
  readonly colSpan: number;
  rowSpan: number;
  readonly opens: boolean;
  readonly items: readonly Item[];
}

/** The cells of a row, those that go on with the one on their left taken into it: what they hold is not shown. */
function joined(cells: readonly TableCell[]): TableCell[] {
  const out: TableCell[] = [];
  for (const cell of cells) {
    const left = cell.joins === "left" ? out.pop() : undefined;
    out.push(left === undefined ? cell : { ...left, colSpan: left.colSpan + cell.colSpan });
  }
  return out;
}

/** The cells of a table that are shown, each with what it spans: one that goes on with the cell above it is that cell. */
function placedIn({ rows }: Table): { placed: Placed[]; cols: number } {
  const placed: Placed[] = [];
  let cols = 0;
  let above = new Map<number, Placed>();
  for (const [row, { skipped, cells }] of rows.entries()) {
    const here = new Map<number, Placed>();
    let col = skipped;
    for (const { joins, colSpan, opens, items } of joined(cells)) {
      const upper = joins === "above" ? above.get(col) : undefined;
      if (upper?.opens === true && upper.colSpan === colSpan) {
        upper.rowSpan++;
        here.set(col, upper);
      } else {
        const cell: Placed = { row, col, colSpan, rowSpan: 1, opens, items };
        placed.push(cell);
        here.set(col, cell);
      }
      col += colSpan;
    }
    cols = Math.max(cols, col);
    above = here;
  }
  return { placed, cols };
}

const plain = (text: string): Print => ({ text, bytes: null });

/** Paragraphs of more characters, side by side in a single row, are prose that a table only lays out. */
const PROSE = 30;

/** Whether a table holds no figures side by side, but lays out what it holds: other tables, or paragraphs one below the other. */
function laysOut(placed: readonly Placed[], rows: number): boolean {
  if (placed.some(({ items }) => items.some((item) => item.kind === "table"))) return true;
  if (new Set(placed.map(({ row }) => row)).size === placed.length) return true;
  const prose = (item: Item): boolean => item.kind === "paragraph" && item.lines.join("").length > PROSE;
  return rows === 1 && placed.some(({ items }) => items.filter(prose).length > 1);
}

/** Paragraphs and tables as the blocks that lines and grids are made of; tables that lay out the page are taken apart. */
export function blocksOf(items: readonly Item[], place: DeclaredPlace | null = null): Block[] {
  return items.flatMap((item): Block[] => {
    if (item.kind === "paragraph")
      return item.lines.map((line) => ({
        kind: "paragraph",
        number: item.number ?? 0,
        print: plain(line),
        ...(place === null ? {} : { place }),
      }));
    return blocksOfTable(item);
  });
}

function blocksOfTable(table: Table): Block[] {
  const { placed: found, cols } = placedIn(table);
  const placed = found.map((cell) => ({ ...cell, items: cell.items.flatMap(unframed) }));
  if (laysOut(placed, table.rows.length))
    return placed.flatMap(({ row, col, items }) =>
      blocksOf(items, { table: table.number, row: row + 1, column: col + 1 }),
    );
  const cells = placed.map(
    ({ row, col, rowSpan, colSpan, items }): DeclaredCell => ({ row, col, rowSpan, colSpan, print: printOf(items) }),
  );
  return [{ kind: "table", number: table.number, rows: table.rows.length, cols, cells }];
}

/** A table of one cell within a cell is nothing but a frame round what it holds. */
function unframed(item: Item): readonly Item[] {
  if (item.kind === "paragraph") return [item];
  const { placed } = placedIn(item);
  const [only] = placed;
  return placed.length === 1 && only !== undefined ? only.items.flatMap(unframed) : [item];
}

const printOf = (items: readonly Item[]): Print =>
  joinParagraphs(items.flatMap((item) => (item.kind === "paragraph" ? item.lines.map(plain) : [])));
