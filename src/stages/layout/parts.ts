import type { Box } from "../../model/geometry.ts";
import type { Glyph } from "../../model/page.ts";
import { joinTexts } from "./chars.ts";
import { type Block, blockBox, type Lattice } from "./lattice.ts";
import { type Piece, piecesOf } from "./pieces.ts";
import type { Run } from "./runs.ts";
import { withoutRow, withoutSlivers } from "./slivers.ts";

/** A cell of a table on one page, with what is printed in it. */
export interface PartCell extends Block {
  /** Of the cell itself. */
  readonly box: Box;
  readonly pieces: readonly Piece[];
  readonly text: string;
}

/** A ruled table as it stands on one page: a table of the document, or the part of one between two page breaks. */
export interface Part {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly PartCell[];
  readonly openTop: boolean;
  readonly openBottom: boolean;
  /** Whether anything is printed in it: what is not may be the rest of a table, all blank, or mere drawing. */
  readonly printed: boolean;
}

const NO_PIECES: readonly Piece[] = [];

/** Fills a lattice. `runsIn` gives the runs of a block by its index, `spacing` is the sheet's. */
export function partOf(
  lattice: Lattice,
  glyphs: readonly Glyph[],
  spacing: number,
  runsIn: (block: number) => readonly Run[] | undefined,
): Part {
  let printed = false;
  const cells = lattice.blocks.map((block, index): PartCell => {
    const runs = runsIn(index);
    const box = blockBox(lattice, block);
    let pieces: readonly Piece[] = NO_PIECES;
    let text = "";
    if (runs !== undefined) {
      printed = true;
      pieces = piecesOf(glyphs, runs, spacing);
      for (const piece of pieces) text = joinTexts(text, piece.text);
    }
    const { row, col, rowSpan, colSpan } = block;
    return { row, col, rowSpan, colSpan, box, pieces, text };
  });
  const { xs, ys, openTop, openBottom } = lattice;
  return withoutSlivers(trimmed({ xs, ys, cells, openTop, openBottom, printed }));
}

/** An open row in which nothing begins is no row, but the remainder of one that went to the other page. */
function trimmed(part: Part): Part {
  let { ys, cells } = part;
  const isVoid = (row: number) =>
    cells.every((cell) => cell.row > row || cell.row + cell.rowSpan <= row || cell.rowSpan > 1 || cell.text === "");
  if (part.openBottom && ys.length > 3 && isVoid(ys.length - 2)) {
    cells = withoutRow(cells, ys.length - 2);
    ys = ys.slice(0, -1);
  }
  if (part.openTop && ys.length > 3 && isVoid(0)) {
    cells = withoutRow(cells, 0);
    ys = ys.slice(1);
  }
  return ys === part.ys ? part : { ...part, ys, cells };
}
