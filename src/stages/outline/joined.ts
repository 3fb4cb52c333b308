import type { Box } from "../../model/geometry.ts";
import { union } from "../../model/geometry.ts";
import { type Anchor, anchorOf } from "../../model/line.ts";
import type { Found } from "../../model/outline.ts";
import { unifyIdeographs } from "../../text/ideographs.ts";
import type { Row } from "./rows.ts";

/** Several rows as one squeezed text, every unit of which knows where it is printed. */
export interface Joined {
  readonly text: string;
  readonly rows: readonly Row[];
  /** Where each row starts in `text`; one more entry holds the whole length. */
  readonly starts: readonly number[];
}

export function joinRows(rows: readonly Row[]): Joined {
  const starts = [0];
  let text = "";
  for (const row of rows) {
    text += row.text;
    starts.push(text.length);
  }
  return { text, rows, starts };
}

interface Part {
  readonly row: Row;
  readonly from: number;
  readonly to: number;
}

/** The parts of rows behind units `from` to `to`, in units of the rows' printed lines. */
function partsOf(joined: Joined, from: number, to: number): Part[] {
  const parts: Part[] = [];
  for (const [i, row] of joined.rows.entries()) {
    const start = joined.starts[i] ?? 0;
    const a = Math.max(from, start) - start;
    const b = Math.min(to, start + row.text.length) - start;
    if (a >= b) continue;
    parts.push({ row, from: row.at[a] ?? 0, to: (row.at[b - 1] ?? 0) + 1 });
  }
  return parts;
}

/** The box of all parts on the first part's page, or line and column of the first. */
function anchorOfParts(parts: readonly Part[]): Anchor | null {
  const first = parts[0];
  if (first === undefined) return null;
  const anchor = anchorOf(first.row.line, first.from, first.to);
  if (anchor === null || !("page" in anchor)) return anchor;
  const boxes: (Box | null)[] = [];
  for (const { row, from, to } of parts) {
    const other = anchorOf(row.line, from, to);
    if (other !== null && "page" in other && other.page === anchor.page) boxes.push(other.bbox);
  }
  return { page: anchor.page, bbox: union(boxes) ?? anchor.bbox };
}

/** A value with what is printed behind units `from` to `to` of a joined text. Null when nothing was drawn there. */
export function foundIn<T>(joined: Joined, from: number, to: number, value: T): Found<T> | null {
  const parts = partsOf(joined, from, to);
  const anchor = anchorOfParts(parts);
  if (anchor === null) return null;
  return { value, text: parts.map((p) => p.row.line.text.slice(p.from, p.to)).join(""), anchor };
}

/** What is printed behind units `from` to `to`, without blanks, ideographs unified. */
export function printedIn(joined: Joined, from: number, to: number): string {
  let out = "";
  for (const [i, row] of joined.rows.entries()) {
    const start = joined.starts[i] ?? 0;
    let last = -1;
    for (let k = Math.max(from, start) - start; k < Math.min(to - start, row.text.length); k++) {
      const at = row.at[k] ?? -1;
      if (at !== last) out += row.line.text.charAt(at);
      last = at;
    }
  }
  return unifyIdeographs(out);
}
