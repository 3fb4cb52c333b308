import type { Bytes } from "../../text/bytes.ts";
import { memo } from "../../text/memo.ts";
import type { Cell, Rows, TableForm } from "../column.ts";
import { type CellWriter, newRunWriter, pieceOf } from "./runs.ts";

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

/**
 * Writes a line for each row. A line is joined from few pieces, each a flat string: what is joined of many takes longer to write
 * than to join, once for every piece of a piece. So cells that many rows share are one piece, made once.
 */
export function lineWriter(write: CellWriter): Lines {
  const known = new Map<readonly Cell[], string>();
  const fixedPiece = (cells: readonly Cell[], from: number): string => {
    let made = known.get(cells);
    if (made === undefined) {
      made = pieceOf(write, cells, from);
      known.set(cells, made);
    }
    return made;
  };
  const own = newRunWriter(write);
  return ({ shared, fixed, rows }, bytes) => {
    const head = pieceOf(write, shared, 0);
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
