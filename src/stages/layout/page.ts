import type { Glyph } from "../../model/page.ts";
import { bandsOf } from "./bands.ts";
import { cellsOf } from "./cells.ts";
import { inColumns } from "./columns.ts";
import type { Edge } from "./edges.ts";
import type { Rows } from "./furniture.ts";
import { type Lattice, lowerBound } from "./lattice.ts";
import { tableLines } from "./order.ts";
import { type Part, partOf } from "./parts.ts";
import { type Piece, pieceOf, sheetSpacing } from "./pieces.ts";
import { clusterRows, type Run, runsOf, stackRuns } from "./runs.ts";
import type { Sheet } from "./sheets.ts";
import { boxOf, findTables } from "./tables.ts";

/** A line outside of tables, with the runs it was made of (needed again where the page turns out to be set in columns). */
export interface Row {
  readonly piece: Piece;
  readonly runs: readonly Run[];
}

/** A ruled table on a sheet and its lines, top to bottom. */
export interface Table {
  readonly part: Part;
  readonly lines: readonly Piece[];
}

/** One sheet, read: rows of the open page and tables, each top to bottom. */
export interface Reading {
  readonly sheet: Sheet;
  readonly rows: readonly Row[];
  readonly tables: readonly Table[];
  /** False when there was too much drawing to look for tables. */
  readonly complete: boolean;
  /** Between its characters, in em. */
  readonly spacing: number;
}

/** Finds the tables of a sheet and puts its glyphs into rows and cells. */
export function readSheet(sheet: Sheet): Reading {
  const { lattices, edges, complete } = findTables(sheet.rules, sheet.fills);
  const spacing = sheetSpacing(sheet.glyphs);
  let filled = fill(sheet, lattices, spacing);
  const kept = lattices.filter((lattice, i) => {
    const { part } = filled.tables[i] as Table;
    return tellsCells(part, lattice) && !goesOnBeside(part, filled.open, sheet.glyphs);
  });
  if (kept.length < lattices.length) filled = fill(sheet, kept, spacing);
  return { sheet, rows: openRows(sheet, filled.open, edges, spacing), tables: filled.tables, complete, spacing };
}

const VALUE = /^[-+]?[\d.,]+$/u;
const VALUES = /^[-+]?[\d.,]+(?: [-+]?[\d.,]+){2,}$/u;

/** Whether what is drawn tells the cells of a table apart: not so when cells hold rows of numbers, nor when shading holds none (a header). */
function tellsCells({ cells }: Part, { shaded }: Lattice): boolean {
  if (shaded && !cells.some((cell) => VALUE.test(cell.text))) return false;
  return cells.filter((cell) => cell.text.includes(" ") && VALUES.test(cell.text)).length < 3;
}

/** Whether rows of values go on to the left or right of what is drawn: then it is only the inner part of a table. */
function goesOnBeside({ xs, ys, cells }: Part, open: readonly Run[], glyphs: readonly Glyph[]): boolean {
  const valued = new Set(cells.filter((cell) => VALUE.test(cell.text)).map((cell) => cell.row));
  if (valued.size === 0) return false;
  const left = xs[0] as number;
  const right = xs[xs.length - 1] as number;
  const reach = Math.max(...xs.slice(1).map((x, i) => x - (xs[i] as number)));
  const beside = new Set<number>();
  for (const run of open) {
    if (run.left < left - reach || run.right > right + reach || (run.right > left && run.left < right)) continue;
    const row = lowerBound(ys, run.mid) - 1;
    if (
      !valued.has(row) ||
      !VALUE.test(
        glyphs
          .slice(run.from, run.to)
          .map((glyph) => glyph.text)
          .join("")
          .trim(),
      )
    )
      continue;
    beside.add(row);
  }
  return beside.size * 2 >= valued.size;
}

/** Puts the glyphs into the cells of lattices; `open` are the runs that stand in none. */
function fill({ glyphs }: Sheet, lattices: readonly Lattice[], spacing: number): { tables: Table[]; open: Run[] } {
  const runs = stackRuns(glyphs, runsOf(glyphs, lattices.length === 0 ? null : cellsOf(glyphs, lattices)));
  const open: Run[] = [];
  const byCell = new Map<number, Run[]>();
  for (const run of runs) {
    if (run.cell < 0) {
      open.push(run);
      continue;
    }
    const others = byCell.get(run.cell);
    if (others === undefined) byCell.set(run.cell, [run]);
    else others.push(run);
  }
  let base = 0;
  const tables = lattices.map((lattice): Table => {
    const first = base;
    base += lattice.blocks.length;
    const part = partOf(lattice, glyphs, spacing, (block) => byCell.get(first + block));
    return { part, lines: tableLines(part.cells) };
  });
  return { tables, open };
}

/** A note in the margin is smaller than the text beside which it stands, and far from it, in multiples of the font size. */
const SMALLER = 0.75;
const FAR = 3;

/** One row, or two of which one is a note beside the other. */
function withoutNotes(row: readonly Run[]): (readonly Run[])[] {
  const size = Math.max(...row.map((run) => run.size));
  const notes = row.filter(
    (note) =>
      note.size < SMALLER * size &&
      row.every(
        (run) => run.size < SMALLER * size || Math.max(run.left - note.right, note.left - run.right) > FAR * size,
      ),
  );
  return notes.length === 0 ? [row] : [notes, row.filter((run) => !notes.includes(run))];
}

function openRows({ glyphs }: Sheet, runs: readonly Run[], edges: readonly Edge[], spacing: number): Row[] {
  const bands = bandsOf(glyphs, runs, edges, spacing);
  const banded = new Set(bands.flatMap((band) => band.runs));
  const loose = banded.size === 0 ? runs : runs.filter((run) => !banded.has(run));
  const level = clusterRows(loose.filter((run) => !run.vertical)).flatMap(withoutNotes);
  const upright = loose.filter((run) => run.vertical).map((run) => [run]);
  const rows: Row[] = [...level, ...upright].map((row) => ({ piece: pieceOf(glyphs, row, spacing), runs: row }));
  if (upright.length === 0 && bands.length === 0) return rows;
  return [...rows, ...bands].sort((a, b) => begin(a.piece) - begin(b.piece));
}

const begin = (piece: Piece): number => (piece.vertical ? piece.box[1] : piece.mid);

/** What the search for furniture looks at. */
export function marginsOf({ sheet, rows, tables }: Reading): Rows {
  const boxes = tables.filter(({ part }) => part.printed).map(({ part }) => boxOf(part));
  return {
    height: sheet.box[3] - sheet.box[1],
    rows: rows.map((row) => row.piece),
    tables:
      boxes.length === 0 ? null : [Math.min(...boxes.map((box) => box[1])), Math.max(...boxes.map((box) => box[3]))],
  };
}

/** A line of the page, or a table, at its place in reading order. */
export type Item = { readonly piece: Piece; readonly table: null } | { readonly piece: null; readonly table: Table };

/** Lines and tables of a sheet in reading order, without its furniture. Between tables, text set in columns is read column by column. */
export function itemsOf({ sheet, rows, tables, spacing }: Reading, furniture: ReadonlySet<Piece>): Item[] {
  const items: Item[] = [];
  let next = 0;
  const readUntil = (bottom: number) => {
    const stretch: Row[] = [];
    for (; next < rows.length && begin((rows[next] as Row).piece) < bottom; next++)
      if (!furniture.has((rows[next] as Row).piece)) stretch.push(rows[next] as Row);
    for (const piece of inReadingOrder(sheet, stretch, spacing)) items.push({ piece, table: null });
  };
  for (const table of tables) {
    readUntil(table.part.ys[0] as number);
    items.push({ piece: null, table });
  }
  readUntil(Number.POSITIVE_INFINITY);
  return items;
}

function inReadingOrder({ glyphs }: Sheet, rows: readonly Row[], spacing: number): Piece[] {
  const known = new Map<readonly Run[], Piece>(rows.map((row) => [row.runs, row.piece]));
  return inColumns(rows.map((row) => row.runs)).flatMap((block) =>
    block.map((runs) => known.get(runs) ?? pieceOf(glyphs, runs, spacing)),
  );
}
