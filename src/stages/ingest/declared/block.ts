import type { DeclaredPlace, LineSource } from "../../../model/line.ts";

/** A text as the source prints it, with the bytes of the file behind each UTF-16 unit where the source has such. */
export interface Print {
  readonly text: string;
  readonly bytes: LineSource["bytes"];
}

/** A cell of a table whose rows and columns count from 0; spans are at least 1 and stay within the table. */
export interface DeclaredCell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly print: Print;
}

/** What a source that declares its structure is made of, in its order. `number` counts from 1 in the source. */
export type Block =
  | {
      readonly kind: "paragraph";
      readonly number: number;
      readonly print: Print;
      /** Where it stands if that is in a cell of a table that only lays out the page. */
      readonly place?: DeclaredPlace;
    }
  | {
      readonly kind: "table";
      readonly number: number;
      /** Rows of the source's table that stand before this part of it; absent for the whole of one. */
      readonly firstRow?: number;
      readonly rows: number;
      readonly cols: number;
      /** No two overlap; not every position need be covered. */
      readonly cells: readonly DeclaredCell[];
    };
