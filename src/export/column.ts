export type Cell = string | number | null;

/** One column of a table of the export. */
export interface Column {
  /** At most 32 characters of a-z, 0-9 and _, so that R, Stata, pandas and SQL take it as it is. */
  readonly name: string;
  /** As the form or its users call it. */
  readonly label: string;
  readonly description: string;
  readonly type: "string" | "integer" | "number" | "date";
  readonly unit?: string;
  /** The editions whose form has it; left out where it does not depend on the form. */
  readonly editions?: readonly string[];
  /** JSON Pointer of the figure. */
  readonly pointer?: string;
  /** Every value that it may have. */
  readonly values?: readonly string[];
  /** What a null may mean, as the column of states says it. */
  readonly missing?: readonly string[];
}

/** The rows of one report: cells that all of them begin with, and the others. */
export interface Rows {
  readonly shared: readonly Cell[];
  /**
   * Row by row, cells between the shared ones and its own that are the same array in every report: what is made of them once
   * can be kept. Left out where there are none.
   */
  readonly fixed?: readonly (readonly Cell[])[];
  readonly rows: readonly (readonly Cell[])[];
}

/** All cells of a row. */
export const cellsOf = ({ shared, fixed, rows }: Rows, row: number): Cell[] => [
  ...shared,
  ...(fixed?.[row] ?? []),
  ...(rows[row] ?? []),
];

/** A table of the export, as it is described. */
export interface TableForm {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly columns: readonly Column[];
  /** Names of the columns that tell its rows apart. */
  readonly key: readonly string[];
}
