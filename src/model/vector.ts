import type { Anchor } from "./line.ts";
import type { TableKey } from "./outline.ts";
import type { CellReading } from "./scan.ts";

/** What the print of one cell says. */
export type Printed =
  | { readonly state: "number"; readonly value: number; readonly unit: string }
  | { readonly state: "blank" }
  | { readonly state: "dash" }
  | { readonly state: "unreadable" };

/** A printed value, or an empty cell that the source shows. */
export interface Token {
  readonly text: string;
  readonly printed: Printed;
  /** Where it stands; null for an empty cell of flowing text. */
  readonly anchor: Anchor | null;
  /** Horizontal extent: points on a page, display columns in text; NaN where the source has no geometry. */
  readonly left: number;
  readonly right: number;
  /** Columns of the source's own table that its cell covers; absent where it has none. */
  readonly columns?: number;
  /** The print mixed the figure with other characters, and only the figure was kept. */
  readonly cleaned: boolean;
  /** What recognition says of it, on a scanned page. */
  readonly reading?: CellReading;
}

/** A printed row: its label and the values that stand with it, in printed order. */
export interface Vector {
  /** Folded label printed with the values, "" when the values stand alone. */
  readonly label: string;
  /** Folded text around the values that may hold the label: fragments of the lines before and after. */
  readonly around: string;
  /** How much of `around` stands before the label. */
  readonly before?: number;
  readonly tokens: readonly Token[];
  /**
   * cells: every cell of the row is among the tokens, blank ones too, perhaps with empty cells of the label before and padding behind;
   * words: only what is printed, blank cells leave no trace but their place on the line;
   * glued: runs of digits in which several values stand without a separator.
   */
  readonly mode: "cells" | "words" | "glued";
  /** Column of the source's own table in which the last label cell stood; -1 where there is none. */
  readonly labelColumn: number;
  /** Line.number of the lines it stands on. */
  readonly lines: readonly number[];
}

/** One way to read one table of the document. */
export interface Reading {
  readonly table: TableKey;
  /** How the cells were told apart; earlier in `READERS` is surer. */
  readonly reader: Reader;
  readonly vectors: readonly Vector[];
  /** Horizontal extents of the column headings, left to right, where the source has geometry. */
  readonly headings?: readonly Extent[];
  /** Cell of the source's table at which the first column heading stands, where all its rows have as many cells. */
  readonly firstColumn?: number | null;
  /** Only the number of values and their sums speak for the rows: what is read so must be looked at. */
  readonly loose?: boolean;
}

export interface Extent {
  readonly left: number;
  readonly right: number;
}

export const READERS = [
  "declared",
  "rules",
  "separators",
  "alignment",
  "stream",
  "order",
  "glued",
  "structure",
] as const;
export type Reader = (typeof READERS)[number];
