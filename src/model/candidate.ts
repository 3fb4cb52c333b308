import type { Token } from "./vector.ts";

/** One way to fill the cells of a group. */
export interface Option {
  /** A value for each cell of the group, null for blank. */
  readonly values: readonly (number | null)[];
  /** What each value was read from; null where the source shows nothing. */
  readonly tokens: readonly (Token | null)[];
  /** How far this departs from the plainest reading; 0 for the plainest. */
  readonly cost: number;
}

/** Cells that are read together, as a rule one row, and the ways to fill them. */
export interface Group {
  /** Ids of the cells, unique over all groups. */
  readonly cells: readonly string[];
  /** Not empty; cheapest first. */
  readonly options: readonly Option[];
}
