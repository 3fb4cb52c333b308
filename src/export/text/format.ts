import type { Bytes } from "../../text/bytes.ts";
import { memo } from "../../text/memo.ts";
import { type Cell, isRun, type Rows, type Run, type TableForm, widthOf } from "../column.ts";
import { byRun } from "../run-memo.ts";

/** A format whose files are lines of text. */
export interface TextFormat {
  readonly extension: string;
  /** What the file begins with. */
  header(table: TableForm): string;
  /** A function that writes rows of this table. */
  lines(table: TableForm): Lines;
}

export type Lines = (rows: Rows, bytes: Bytes) => void;

/**
 * UTF-8 with a character for each byte. Most cells come again and again: they are encoded once, and lines are joined from what
 * is known of them and written as they are.
 */
export const octetsOf = (text: string): string => Buffer.from(text, "utf8").toString("latin1");

/** Texts of cells that are remembered, and the longest of them: the words of the form come again in every report. */
const MOST = 20_000;
const LONGEST = 120;

/** The same function, remembering what it made of the last short texts. */
export const remembered = (write: (text: string) => string): ((text: string) => string) => memo(write, MOST, LONGEST);

/** What a line has for the cell of a column, as octets, with all that stands before it and, for the last, what ends the line. */
export type CellWriter = (cell: Cell, column: number) => string;

/**
 * Writes a line for each row. A line is joined from few pieces, each a flat string: what is joined of many takes longer to write
 * than to join, once for every piece of a piece. So the cells of a run are one piece, made once.
 */
export function lineWriter(write: CellWriter): Lines {
  const pieceOf = (cells: Run, from: number): string => cells.map((cell, i) => write(cell, from + i)).join("");
  const knownPieceOf = byRun(pieceOf);
  return ({ shared, rows }, bytes) => {
    const head = pieceOf(shared, 0);
    let lines = "";
    for (const row of rows) {
      lines += head;
      let column = shared.length;
      for (const part of row) {
        lines += isRun(part) ? knownPieceOf(part, column) : write(part, column);
        column += widthOf(part);
      }
    }
    bytes.writeOctets(lines);
  };
}
