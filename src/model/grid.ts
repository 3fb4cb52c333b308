import type { Anchor } from "./line.ts";
import type { CellReading } from "./scan.ts";

/** One cell of a table as the source draws it. */
export interface Cell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  /** Printed text, lines joined without a blank (Chinese) as one string; "" for an empty cell. */
  readonly text: string;
  /** One for each page that the cell touches; exactly one in a source that declares its cells. */
  readonly anchors: readonly Anchor[];
  /** What recognition says of it, on a scanned page. */
  readonly reading?: CellReading;
}

/** A table of rows and columns; every grid position belongs to exactly one cell. A table continued on the next page is one grid. */
export interface Grid {
  readonly rows: number;
  readonly cols: number;
  readonly cells: readonly Cell[];
  /** Numbers of the document's lines (Line.number) that stand inside the grid, in reading order. */
  readonly lines: readonly number[];
  /** How the cells were told apart: by drawn rules, or by the source, which declares them. */
  readonly origin: "rules" | "declared";
}
