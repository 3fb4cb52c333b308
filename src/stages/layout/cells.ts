import type { Glyph } from "../../model/page.ts";
import { classOf, DIGIT, isBlank } from "./chars.ts";
import { type Lattice, lowerBound } from "./lattice.ts";
import { boxOf } from "./tables.ts";

/** Which block of a lattice every position belongs to: `owners[row * cols + col]`. */
function ownersOf({ xs, ys, blocks }: Lattice): Int32Array {
  const cols = xs.length - 1;
  const owners = new Int32Array(cols * (ys.length - 1));
  for (let b = 0; b < blocks.length; b++) {
    const { row, col, rowSpan, colSpan } = blocks[b] as (typeof blocks)[number];
    for (let r = row; r < row + rowSpan; r++) owners.fill(b, r * cols + col, r * cols + col + colSpan);
  }
  return owners;
}

/**
 * The number of the cell in which the middle of each glyph lies, -1 for none. The blocks of all lattices are numbered through.
 * Of tables that lie in one another the innermost counts.
 */
export function cellsOf(glyphs: readonly Glyph[], lattices: readonly Lattice[]): Int32Array {
  const cells = new Int32Array(glyphs.length).fill(-1);
  let base = 0;
  const tables = lattices.map((lattice) => {
    const [left, top, right, bottom] = boxOf(lattice);
    const table = { lattice, left, top, right, bottom, base, owners: ownersOf(lattice), area: 0 };
    table.area = (right - left) * (bottom - top);
    base += lattice.blocks.length;
    return table;
  });
  tables.sort((a, b) => a.area - b.area);
  for (let i = 0; i < glyphs.length; i++) {
    const { box } = glyphs[i] as Glyph;
    const x = (box[0] + box[2]) / 2;
    const y = (box[1] + box[3]) / 2;
    for (const { lattice, left, top, right, bottom, base: first, owners } of tables) {
      if (x < left || x >= right || y < top || y >= bottom) continue;
      const col = Math.max(0, lowerBound(lattice.xs, x) - 1);
      const row = Math.max(0, lowerBound(lattice.ys, y) - 1);
      cells[i] = first + (owners[row * (lattice.xs.length - 1) + col] as number);
      break;
    }
  }
  keepNumbersWhole(glyphs, cells, lattices);
  return cells;
}

const isNumeral = (text: string): boolean =>
  text.length === 1 && (text === "." || text === "," || classOf(text.charCodeAt(0)) === DIGIT);

/** A number too wide for its cell runs over the border: where a border goes through a digit, the whole number belongs where its middle is. */
function keepNumbersWhole(glyphs: readonly Glyph[], cells: Int32Array, lattices: readonly Lattice[]): void {
  for (let i = 1; i < glyphs.length; i++) {
    if (cells[i] === cells[i - 1] || !continues(glyphs[i - 1] as Glyph, glyphs[i] as Glyph)) continue;
    let from = i - 1;
    while (from > 0 && continues(glyphs[from - 1] as Glyph, glyphs[from] as Glyph)) from--;
    let to = i + 1;
    while (to < glyphs.length && continues(glyphs[to - 1] as Glyph, glyphs[to] as Glyph)) to++;
    if (cutsGlyph(glyphs, from, to, lattices)) {
      const middle = ((glyphs[from] as Glyph).box[0] + (glyphs[to - 1] as Glyph).box[2]) / 2;
      let home = from;
      while (home < to - 1 && (glyphs[home] as Glyph).box[2] < middle) home++;
      cells.fill(cells[home] as number, from, to);
    }
    i = to - 1;
  }
}

/** Whether two glyphs drawn one after the other are neighbours within one number. */
function continues(previous: Glyph, glyph: Glyph): boolean {
  if (isBlank(glyph.text) || !isNumeral(previous.text) || !isNumeral(glyph.text)) return false;
  const em = glyph.size;
  return Math.abs(glyph.box[0] - previous.box[2]) < 0.05 * em && Math.abs(glyph.box[1] - previous.box[1]) < 0.05 * em;
}

/** Whether a column edge goes clearly through one of the glyphs, rather than between two. */
function cutsGlyph(glyphs: readonly Glyph[], from: number, to: number, lattices: readonly Lattice[]): boolean {
  for (let i = from; i < to; i++) {
    const [left, top, right, bottom] = (glyphs[i] as Glyph).box;
    const margin = 0.15 * (right - left);
    const y = (top + bottom) / 2;
    for (const { xs, ys } of lattices) {
      if (y < (ys[0] as number) || y > (ys[ys.length - 1] as number)) continue;
      const edge = xs[lowerBound(xs, left + margin)];
      if (edge !== undefined && edge < right - margin) return true;
    }
  }
  return false;
}
