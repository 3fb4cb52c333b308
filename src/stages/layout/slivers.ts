import type { Block } from "./lattice.ts";
import type { Part, PartCell } from "./parts.ts";

/** Rows lower, and columns narrower, than this multiple of the font size hold no text of their own. */
const LOW = 1.25;
const NARROW = 0.9;

/** Takes a row out: cells of that row alone go, cells that span it lose one row. */
export function withoutRow<C extends Block>(cells: readonly C[], row: number): C[] {
  const kept: C[] = [];
  for (const cell of cells) {
    const holds = cell.row <= row && cell.row + cell.rowSpan > row;
    if (holds && cell.rowSpan === 1) continue;
    kept.push({
      ...cell,
      row: cell.row > row ? cell.row - 1 : cell.row,
      rowSpan: holds ? cell.rowSpan - 1 : cell.rowSpan,
    });
  }
  return kept;
}

/** Takes a column out, in the same way. */
function withoutColumn<C extends Block>(cells: readonly C[], col: number): C[] {
  return withoutRow(cells.map(turned), col).map(turned);
}

const turned = <C extends Block>(cell: C): C => ({
  ...cell,
  row: cell.col,
  col: cell.row,
  rowSpan: cell.colSpan,
  colSpan: cell.rowSpan,
});

/**
 * Borders that a renderer drew out of place (the end of a spanning cell shifted at a page break, a rule through the middle of a row)
 * cut off rows and columns in which no text has room. Those that hold nothing of their own are taken out.
 */
export function withoutSlivers(part: Part): Part {
  const size = textSize(part.cells);
  let { xs, ys, cells } = part;
  for (let row = sliverOf(ys, LOW * size, cells); row >= 0; row = sliverOf(ys, LOW * size, cells)) {
    cells = withoutRow(cells, row);
    ys = ys.filter((_, i) => i !== (row === 0 ? 1 : row));
  }
  const columnOf = () =>
    xs.some((x, i) => i > 0 && x - (xs[i - 1] as number) < NARROW * size) ? cells.map(turned) : [];
  for (let col = sliverOf(xs, NARROW * size, columnOf()); col >= 0; col = sliverOf(xs, NARROW * size, columnOf())) {
    cells = withoutColumn(cells, col);
    xs = xs.filter((_, i) => i !== (col === 0 ? 1 : col));
  }
  return cells === part.cells ? part : { ...part, xs, ys, cells };
}

function textSize(cells: readonly PartCell[]): number {
  const sizes = cells.flatMap((cell) => (cell.pieces.length === 0 ? [] : [(cell.pieces[0] as { size: number }).size]));
  sizes.sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 0;
}

/**
 * A row between two edges nearer than `least` that most cells span, and whose own cells are blank; -1 for none.
 * One with blank cells of its own comes before one without.
 */
function sliverOf(edges: readonly number[], least: number, cells: readonly PartCell[]): number {
  let found = -1;
  for (let row = 0; edges.length > 3 && row + 1 < edges.length; row++) {
    if ((edges[row + 1] as number) - (edges[row] as number) >= least) continue;
    let own = 0;
    let spanning = 0;
    for (const cell of cells) {
      if (cell.row > row || cell.row + cell.rowSpan <= row) continue;
      if (cell.rowSpan > 1) spanning += cell.colSpan;
      else if (cell.text === "") own += cell.colSpan;
      else own = Number.POSITIVE_INFINITY;
    }
    if (own > spanning) continue;
    if (own > 0) return row;
    if (found < 0) found = row;
  }
  return found;
}
