import type { Grid } from "../../model/grid.ts";
import type { Line } from "../../model/line.ts";
import type { Item } from "./page.ts";
import type { Piece } from "./pieces.ts";
import { append, type Draft, draftOf } from "./stitch.ts";

/** What a sheet holds, in reading order. */
export interface SheetItems {
  readonly page: number;
  readonly items: readonly Item[];
}

/** What was done at the head of a page to make one table of two parts. */
export interface StitchNote {
  readonly page: number;
  /** Header rows said again there, and left out. */
  readonly repeated: number;
  /** Whether the page end had cut a row in two. */
  readonly rejoined: boolean;
}

/** A table under construction, the numbers of the lines that stand in it, and the lines right above it. */
interface Open {
  draft: Draft;
  readonly lines: number[];
  readonly captions: readonly string[];
}

/** A note that a table goes on; it separates nothing. */
const CONTINUED =
  /^[（(]?(?:续表|接上[表页]|接下[表页]|续上[表页]|转下[表页]|(?:附?表[\d一二三四五六七八九十]*)?[（(]续[表)）]?)/u;

const bare = (text: string): string => text.replace(/\s+/gu, "");

/** What a caption says, continued or not. */
const captionOf = (text: string): string => bare(text).replace(/[（(]续表?[)）]$/u, "");

/** Numbers the lines of all sheets, and makes one grid of tables that go on from the foot of a sheet to the head of the next. */
export function assemble(sheets: readonly SheetItems[]): { lines: Line[]; grids: Grid[]; notes: StitchNote[] } {
  const lines: Line[] = [];
  const tables: Open[] = [];
  const notes: StitchNote[] = [];
  let open: Open | null = null;
  // Lines between two parts of a table that only say that it goes on; they count as lines of the table when it does.
  let between: number[] = [];
  for (const { page, items } of sheets) {
    let atHead = true;
    let above: string[] = [];
    for (const { piece, table } of items) {
      if (table === null) {
        lines.push(lineOf(piece, page, lines.length + 1));
        const caption = captionOf(piece.text);
        above = [...above.slice(-1), caption];
        if (CONTINUED.test(bare(piece.text)) || (atHead && open?.captions.includes(caption) === true))
          between.push(lines.length);
        else {
          atHead = false;
          open = null;
        }
        continue;
      }
      // A lone frame with nothing in it is no row of the table before it.
      const fits = table.part.printed || table.part.xs.length > 2;
      const stitched = atHead && open !== null && fits ? append(open.draft, table.part, page) : null;
      if (stitched !== null && open !== null) {
        open.draft = stitched.draft;
        open.lines.push(...between);
        notes.push({ page, repeated: stitched.repeated, rejoined: stitched.rejoined });
      } else if (!table.part.printed) continue;
      else {
        open = { draft: draftOf(table.part, page), lines: [], captions: above };
        tables.push(open);
      }
      between = [];
      above = [];
      atHead = false;
      for (const line of table.lines) {
        lines.push(lineOf(line, page, lines.length + 1));
        open.lines.push(lines.length);
      }
    }
  }
  return { lines, grids: tables.map(gridOf).filter((grid) => grid.rows > 1 && grid.cols > 1), notes };
}

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
