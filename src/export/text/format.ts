import type { Bytes } from "../../text/bytes.ts";
import type { Rows, TableForm } from "../column.ts";

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
 * Writes a line for each row: what the report's rows share is encoded once and copied, because it alone holds many characters
 * beyond ASCII, and encoding those is what takes the time.
 */
export function writeLines(rows: number, head: string, rest: (row: number) => string, bytes: Bytes): void {
  const from = bytes.end;
  let to = from;
  for (let i = 0; i < rows; i++) {
    if (i === 0) bytes.write(head);
    else bytes.repeat(from, to);
    if (i === 0) to = bytes.end;
    bytes.write(rest(i));
  }
}
