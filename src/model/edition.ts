import type { TableKey } from "./outline.ts";

/** One column of a table of the form. */
export interface ColumnForm {
  /** The contract's name. */
  readonly key: string;
  /** As the form prints it. */
  readonly label: string;
}

/** One row of a table of the form: where its values go, and how it is printed. */
export interface RowForm {
  /** Path of the row's record inside the table, `/` between the names. */
  readonly key: string;
  readonly label: string;
  /** What reports print instead, as the label that the row has in another edition. */
  readonly also?: readonly string[];
  /** Label of the row group printed before or above it, "" for none. */
  readonly group: string;
  /** Columns in printed order. */
  readonly columns: readonly ColumnForm[];
  /** The values may be signed (本年增/减) or have decimals (amounts): names of such columns. */
  readonly signed?: readonly string[];
  readonly decimal?: readonly string[];
}

/** A table of the form in one of its published shapes. */
export interface TableForm {
  readonly table: TableKey;
  /** Name of the shape, unique within an edition's table. */
  readonly shape: string;
  readonly rows: readonly RowForm[];
  /**
   * The rows in which the values are printed, where these are not the rows of the record: a printed row that holds several
   * records has an empty key, and column keys that lead to the cell. Left out where they are the same.
   */
  readonly printed?: readonly RowForm[];
  /** Folded texts, any of which tells that the table is there, and that tell this shape from others. */
  readonly signs: readonly string[];
}

/**
 * An identity of the form (勾稽关系) between cells of one table: the left cells add up to the right cells.
 * `over: "columns"` holds once for each column, its terms being rows; `over: "rows"` once for each row, its terms being columns.
 */
export interface IdentityForm {
  /** Stable code, e.g. `requests.balance`. */
  readonly rule: string;
  readonly table: TableKey;
  readonly over: "columns" | "rows";
  readonly left: readonly string[];
  readonly right: readonly string[];
  /** What it says, in the form's words. */
  readonly label: string;
}

/** One published form. */
export interface EditionForm {
  readonly id: "2021" | "2019";
  /** The notice that published it. */
  readonly source: string;
  /** Level-1 headings in order, each in every official wording. */
  readonly headings: readonly (readonly string[])[];
  readonly tables: readonly TableForm[];
  readonly identities: readonly IdentityForm[];
}
