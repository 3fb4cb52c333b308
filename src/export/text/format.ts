import type { Bytes } from "../../text/bytes.ts";
import type { Cell, Rows, TableForm } from "../column.ts";
import { newRunWriter } from "./runs.ts";

/** A format whose files are lines of text. */
export interface TextFormat {
  readonly extension: string;
  /** What the file begins with. */
  header(table: TableForm): string;
  /** A function that writes rows of this table. */
  lines(table: TableForm): Lines;
}

export type Lines = (rows: Rows, bytes: Bytes) => void;

/** What a line has for the cell of a column, as octets, with all that stands before it and, for the last, what ends the line. */
export type CellWriter = (cell: Cell, column: number) => string;

/**
 * UTF-8 with a character for each byte. Most cells come again and again: they are encoded once, and lines are joined from what
 * is known of them and written as they are.
 */
export const octetsOf = (text: string): string => Buffer.from(text, "utf8").toString("latin1");

/**
 * Writes a line for each row. A line is joined from few pieces, each a flat string: what is joined of many takes longer to write
 * than to join, once for every piece of a piece. So cells that many rows share are one piece, made once.
 */
export function lineWriter(write: CellWriter): Lines {
  const known = new Map<readonly Cell[], string>();
  const piece = (cells: readonly Cell[], from: number): string =>
    cells.map((cell, i) => write(cell, from + i)).join("");
  const fixedPiece = (cells: readonly Cell[], from: number): string => {
    let made = known.get(cells);
    if (made === undefined) {
      made = piece(cells, from);
      known.set(cells, made);
    }
    return made;
  };
  const own = newRunWriter(write);
  return ({ shared, fixed, rows }, bytes) => {
    const head = piece(shared, 0);
    let lines = "";
    for (let i = 0; i < rows.length; i++) {
      const same = fixed?.[i];
      lines += head;
      if (same !== undefined) lines += fixedPiece(same, shared.length);
      lines += own(rows[i] as readonly Cell[], shared.length + (same?.length ?? 0));
    }
    bytes.writeOctets(lines);
  };
}
