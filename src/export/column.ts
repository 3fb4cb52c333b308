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

/** Cells that stand side by side and come again in other rows as the same array: what is made of them once is kept. */
export type Run = readonly Cell[];

/** What a row is put together from. */
export type Part = Cell | Run;

/** The rows of one report: cells that all of them begin with, and the parts of each that come behind. */
export interface Rows {
  readonly shared: Run;
  readonly rows: readonly (readonly Part[])[];
}

export const isRun = (part: Part): part is Run => typeof part === "object" && part !== null;

/** Cells of a part. */
export const widthOf = (part: Part): number => (isRun(part) ? part.length : 1);

/** All cells of a row. */
export const cellsOf = ({ shared, rows }: Rows, row: number): Cell[] => [...shared, ...(rows[row] as Part[]).flat()];

/** A table of the export, as it is described. */
export interface TableForm {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly columns: readonly Column[];
  /** Names of the columns that tell its rows apart. */
  readonly key: readonly string[];
}
