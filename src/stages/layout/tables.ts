import type { Box } from "../../model/geometry.ts";
import type { Fill, Rule } from "../../model/page.ts";
import { inside, isWhite } from "./color.ts";
import { type Edge, edgesOf, fillEdges } from "./edges.ts";
import { blockBox, connected, type Lattice, latticeOf } from "./lattice.ts";
import { SETTINGS } from "./settings.ts";

/** Ruled tables of a page, top to bottom. `complete` is false when there was too much drawing to look for them. */
export interface Found {
  readonly lattices: readonly Lattice[];
  /** All visible rules, joined. */
  readonly edges: readonly Edge[];
  readonly complete: boolean;
}

const NOTHING: Found = { lattices: [], edges: [], complete: false };

export const boxOf = ({ xs, ys }: Pick<Lattice, "xs" | "ys">): Box => [
  xs[0] as number,
  ys[0] as number,
  xs[xs.length - 1] as number,
  ys[ys.length - 1] as number,
];

/** At least two rows and two columns, and some row of two cells: no frame, no underline. */
function isTable(lattice: Lattice): boolean {
  if (lattice.xs.length < 3 || lattice.ys.length < 3 || lattice.blocks.length < 3) return false;
  return lattice.blocks.some((block) => block.colSpan < lattice.xs.length - 1);
}

/** One row by itself, low and wide: what a page break leaves of a table. Counts only where it continues one, or is continued. */
const isFragment = (lattice: Lattice): boolean => {
  const [left, top, right, bottom] = boxOf(lattice);
  return lattice.ys.length === 2 && lattice.blocks.length > 0 && bottom - top < 0.5 * (right - left);
};

/** The tables that rules draw and, where there are none, those that shading alone draws. */
export function findTables(rules: readonly Rule[], fills: readonly Fill[]): Found {
  if (rules.length > SETTINGS.maxRules || fills.length > SETTINGS.maxRules) return NOTHING;
  const edges = edgesOf(rules, fills);
  const ruled = latticesOf(edges);
  if (ruled === null) return NOTHING;
  const drawn = ruled.filter((lattice) => isTable(lattice) || isOutermost(lattice, ruled));
  const shaded = shadedTables(fills, drawn, edges);
  if (shaded === null) return NOTHING;
  const lattices = [...drawn, ...shaded];
  return { lattices: lattices.sort((a, b) => (a.ys[0] as number) - (b.ys[0] as number)), edges, complete: true };
}

function latticesOf(edges: Parameters<typeof connected>[0]): Lattice[] | null {
  const groups = connected(edges);
  if (groups === null) return null;
  const lattices: Lattice[] = [];
  for (const group of groups) {
    const lattice = latticeOf(group);
    if (lattice === null) return null;
    if (isTable(lattice) || isFragment(lattice)) lattices.push(lattice);
  }
  return lattices;
}

/** The first or the last one of a page, with none inside. */
function isOutermost(lattice: Lattice, all: readonly Lattice[]): boolean {
  const [, top, , bottom] = boxOf(lattice);
  let above = false;
  let below = false;
  for (const other of all) {
    if (other === lattice) continue;
    const [, otherTop, , otherBottom] = boxOf(other);
    if (otherTop < bottom && otherBottom > top) return false;
    if (otherTop < top) above = true;
    else below = true;
  }
  return !above || !below;
}

/** A shaded row nearer than this to a shaded table is another row of it: then shading sets off rows, and tells no cells. */
const NEAR = 45;

/** Tables told by shading alone: where no rule is drawn, and none of whose rows is left white. Null when there is too much to look at. */
function shadedTables(fills: readonly Fill[], drawn: readonly Lattice[], edges: readonly Edge[]): Lattice[] | null {
  const shades = fills.filter(
    (fill) => !isWhite(fill.color) && !drawn.some((table) => overlaps(boxOf(table), fill.box)),
  );
  if (shades.length < 4 || shades.length > SETTINGS.maxShades) return [];
  const all = latticesOf(fillEdges(shades));
  if (all === null) return null;
  return all
    .filter((table) => {
      const [left, top, right, bottom] = boxOf(table);
      const around: Box = [left, top - NEAR, right, bottom + NEAR];
      const isRuled = edges.some(({ axis, at, from, to }) => axis === "h" && overlaps(around, [from, at, to, at]));
      const hasNeighbour = all.some((other) => other !== table && overlaps(around, boxOf(other)));
      return isTable(table) && !isRuled && !hasNeighbour && isTiled(table, shades);
    })
    .map((table) => ({ ...table, shaded: true }));
}

const overlaps = (a: Box, b: Box): boolean => a[0] < b[2] && a[2] > b[0] && a[1] <= b[3] && a[3] >= b[1];

/** Whether shading covers nearly all positions: every other row shaded tells rows, and no cells. */
function isTiled(lattice: Lattice, fills: readonly Fill[]): boolean {
  let tiled = 0;
  for (const block of lattice.blocks) {
    const [left, top, right, bottom] = blockBox(lattice, block);
    if (fills.some((fill) => inside(fill.box, (left + right) / 2, (top + bottom) / 2))) tiled++;
  }
  return tiled >= 0.9 * lattice.blocks.length;
}
