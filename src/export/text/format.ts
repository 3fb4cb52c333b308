import type { Bytes } from "../../text/bytes.ts";
import type { Cell, Rows, TableForm } from "../column.ts";

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

/**
 * Writes a line for each row. `part` makes of cells that stand side by side, the first in column `from`, what the line has there,
 * as octets; a line begins with what it makes of the shared ones and ends with `end`.
 */
export function lineWriter(part: (cells: readonly Cell[], from: number) => string, end: string): Lines {
  const known = new Map<readonly Cell[], string>();
  const fixedPart = (cells: readonly Cell[], from: number): string => {
    let made = known.get(cells);
    if (made === undefined) {
      made = part(cells, from);
      known.set(cells, made);
    }
    return made;
  };
  return ({ shared, fixed, rows }, bytes) => {
    const head = part(shared, 0);
    let lines = "";
    for (let i = 0; i < rows.length; i++) {
      const same = fixed?.[i];
      const from = shared.length + (same?.length ?? 0);
      lines += head;
      if (same !== undefined) lines += fixedPart(same, shared.length);
      lines += part(rows[i] as readonly Cell[], from) + end;
    }
    bytes.writeOctets(lines);
  };
}
