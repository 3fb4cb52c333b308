import type { Diagnostic } from "../../model/finding.ts";
import type { Grid } from "../../model/grid.ts";
import type { Line } from "../../model/line.ts";
import type { Page } from "../../model/page.ts";
import { cleanGlyphs } from "./clean.ts";
import { furnitureOf } from "./furniture.ts";
import { itemsOf, marginsOf, readSheet } from "./page.ts";
import type { Piece } from "./pieces.ts";
import { sheetsOf } from "./sheets.ts";
import { append, type Draft, draftOf } from "./stitch.ts";

export { cleanGlyphs } from "./clean.ts";
export { type Edge, edgesOf } from "./edges.ts";
export { furnitureOf } from "./furniture.ts";
export { type Block, connected, type Lattice, latticeOf } from "./lattice.ts";
export { type Sheet, sheetsOf } from "./sheets.ts";
export { findTables } from "./tables.ts";

/** What a set of pages says: lines in reading order without furniture, the ruled tables among them, and what was noticed. */
export interface Layout {
  readonly lines: Line[];
  readonly grids: Grid[];
  readonly diagnostics: Diagnostic[];
}

/** A table under construction, and the numbers of the lines that stand in it. */
interface Open {
  draft: Draft;
  readonly lines: number[];
}

const info = (code: string, message: string): Diagnostic => ({ code, severity: "info", message, pointer: null });

const tooComplex = (page: number): Diagnostic => ({
  code: "page.too-complex",
  severity: "warning",
  message: `Page ${page} holds more drawing than a report does; its tables were read without their rules`,
  pointer: null,
});

/** A note that a table goes on; it separates nothing. */
const CONTINUED =
  /^[（(]?(?:续表|接上[表页]|接下[表页]|续上[表页]|转下[表页]|(?:附?表\s*[\d一二三四五六七八九十]*\s*)?[（(]续[表)）]?)/u;

/**
 * Reads pages: drops what is not seen, groups glyphs into lines in reading order, removes page furniture, finds ruled tables and
 * makes one grid of a table that goes over several pages. Never throws for odd pages; a page too complex for tables is diagnosed.
 */
export function layout(pages: readonly Page[]): Layout {
  const diagnostics: Diagnostic[] = [];
  let hidden = 0;
  const readings = pages.flatMap((page) => {
    const visible = cleanGlyphs(page);
    hidden += visible.hidden;
    const { rules, fills } = page;
    const sheets = sheetsOf(page.number, page.width, page.height, { glyphs: visible.glyphs, rules, fills });
    const read = sheets.map(readSheet);
    if (!visible.complete || read.some((reading) => !reading.complete)) diagnostics.push(tooComplex(page.number));
    return read;
  });
  if (hidden > 0)
    diagnostics.push(info("text.hidden", `${hidden} characters that the pages do not show were left out`));
  const furniture = furnitureOf(readings.map(marginsOf));

  const lines: Line[] = [];
  const done: Open[] = [];
  let open: Open | null = null;
  for (const reading of readings) {
    const { page } = reading.sheet;
    const items = itemsOf(reading, furniture);
    // Only a table at the head of a sheet goes on with one from the sheet before.
    let fresh = true;
    for (const item of items) {
      if (item.table === null) {
        lines.push(lineOf(item.piece, page, lines.length + 1));
        if (CONTINUED.test(item.piece.text)) continue;
        fresh = false;
        open = null;
        continue;
      }
      const { part } = item.table;
      const stitched = fresh && open !== null ? append(open.draft, part, page) : null;
      if (stitched !== null && open !== null) {
        open.draft = stitched.draft;
        if (stitched.repeated > 0)
          diagnostics.push(
            info("table.header-repeated", `Page ${page} repeats ${stitched.repeated} header rows of its table`),
          );
        if (stitched.rejoined)
          diagnostics.push(
            info("table.row-rejoined", `A table row that the end of the page before page ${page} cut was made whole`),
          );
      } else {
        open = { draft: draftOf(part, page), lines: [] };
        done.push(open);
      }
      fresh = false;
      for (const piece of item.table.lines) {
        open.lines.push(lines.length + 1);
        lines.push(lineOf(piece, page, lines.length + 1));
      }
    }
  }
  return { lines, grids: done.map(gridOf).filter(isTable), diagnostics };
}

const isTable = (grid: Grid): boolean => grid.rows > 1 && grid.cols > 1;

function lineOf({ text, boxes, box, size }: Piece, page: number, number: number): Line {
  return { text, page, number, offset: 0, boxes, box, size };
}

function gridOf({ draft, lines }: Open): Grid {
  const cells = draft.cells.map(({ row, col, rowSpan, colSpan, text, anchors }) => ({
    row,
    col,
    rowSpan,
    colSpan,
    text,
    anchors,
  }));
  cells.sort((a, b) => a.row - b.row || a.col - b.col);
  return { rows: draft.rows, cols: draft.xs.length - 1, cells, lines, origin: "rules" };
}
