import { type Line, sliceLine } from "../../model/line.ts";
import type { OutlineLine, TableKey } from "../../model/outline.ts";

/** The stretch of lines that one table occupies. */
export interface Stretch {
  readonly table: TableKey | "other";
  readonly from: { readonly line: number; readonly unit: number };
  /** Exclusive unit in the last line. */
  readonly to: { readonly line: number; readonly unit: number };
}

/** Lines with each the table in whose stretch it stands; a line that holds more than the table is cut. `lines` are in ascending order of number. */
export function markLines(lines: readonly Line[], stretches: readonly Stretch[]): OutlineLine[] {
  return lines.flatMap((line): OutlineLine[] => {
    const here = stretches.filter((s) => line.number >= s.from.line && line.number <= s.to.line);
    if (here.length === 0) return [{ line, table: null }];
    const parts: OutlineLine[] = [];
    let at = 0;
    for (const stretch of here) {
      const from = line.number === stretch.from.line ? Math.max(at, stretch.from.unit) : at;
      const to = line.number === stretch.to.line ? Math.min(line.text.length, stretch.to.unit) : line.text.length;
      if (from > at) parts.push({ line: sliceLine(line, at, from), table: null });
      const whole = from === 0 && to === line.text.length;
      if (whole) parts.push({ line, table: stretch.table });
      else if (to > from) parts.push({ line: sliceLine(line, from, to), table: stretch.table });
      at = Math.max(at, to);
    }
    if (at < line.text.length) parts.push({ line: sliceLine(line, at, line.text.length), table: null });
    return parts;
  });
}
