import type { Box } from "./geometry.ts";
import type { Rule } from "./page.ts";

/** Natural logarithms of probabilities, step by step across a cell: of no character, then of each one of `alphabet`. */
export interface Steps {
  readonly alphabet: string;
  readonly logs: Float32Array;
}

/** What recognition says of one cell of a scanned table. */
export interface CellReading {
  readonly page: number;
  /** The cell, in points of the straightened page. */
  readonly box: Box;
  /** The likeliest reading; "" for a cell without ink, UNREAD for ink that reads as no figure. */
  readonly text: string;
  /** How sure it is, 0 to 1. */
  readonly confidence: number;
  /** Read alike by engines that fail differently, each of them sure: whatever the sums say, this is what is printed. */
  readonly firm: boolean;
  /** Not sure enough to stand without proof by a sum. */
  readonly weak: boolean;
  /** Two engines read the same. */
  readonly agreed: boolean;
  /** Other readings and this one, the likeliest first. */
  readonly candidates: readonly { readonly text: string; readonly probability: number }[];
  readonly steps: Steps | null;
  /** What each engine by itself finds the likeliest, and how likely. */
  readonly own: readonly { readonly text: string; readonly probability: number }[];
}

/** Stands for ink that reads as no figure. */
export const UNREAD = "□";

/** How sure recognition was of what stands at a place. */
export interface Confidence {
  readonly box: Box;
  /** Of its characters on average, and of the least sure ideograph or digit; 0 to 1. */
  readonly confidence: number;
  readonly least: number;
}

/** A page whose characters were read from its picture. */
export interface Scan {
  readonly page: number;
  /** Quarter turns clockwise that set the page as displayed upright. */
  readonly turn: 0 | 1 | 2 | 3;
  /** Of the page as displayed, in points. */
  readonly size: readonly [width: number, height: number];
  /** By how many degrees lines fall to the right on the upright page; it was straightened about `centre`, in points. */
  readonly skew: number;
  readonly centre: readonly [x: number, y: number];
  /** Lines outside of tables. */
  readonly prose: readonly Confidence[];
  readonly cells: readonly CellReading[];
  readonly rules: readonly Rule[];
}
