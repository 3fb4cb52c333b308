import type { Run } from "./runs.ts";

/** A row of runs, as they stand beside one another. */
type Row = readonly Run[];

/** Widths are counted in bins of this many points. */
const BIN = 2;
/** The gutter between two columns is at least this many bins wide. */
const GUTTER = 5;
/** Fewer lines than this in a column are no column. */
const LEAST_LINES = 6;
/** A line of prose fills at least this much of its column, most lines do, and the cells of a table do not. */
const FILLED = 0.7;

interface Gutter {
  readonly left: number;
  readonly right: number;
}

/**
 * Rows of a page whose text is set in two columns, put in reading order: where rows in sequence leave one gutter free and both sides are
 * filled as prose is and tables are not, the left parts come before the right parts.
 * Every entry of the result is a block of rows that belong together; an ordinary row is a block of its own.
 */
export function inColumns(rows: readonly Row[]): (readonly Row[])[] {
  const blocks: (readonly Row[])[] = [];
  for (let i = 0; i < rows.length; ) {
    const found = rows.length - i < LEAST_LINES ? null : stretchFrom(rows, i);
    if (found === null || !isSetInColumns(rows.slice(i, found.end), found.gutter)) {
      // Rows that were tried in vain as the beginning of a stretch need not be tried again one by one.
      const end = found === null ? i + 1 : found.end;
      for (; i < end; i++) blocks.push([rows[i] as Row]);
      continue;
    }
    const middle = (found.gutter.left + found.gutter.right) / 2;
    const part = rows.slice(i, found.end);
    const side = (isLeft: boolean): Row[] =>
      part.map((row) => row.filter((run) => run.left < middle === isLeft)).filter((row) => row.length > 0);
    blocks.push([...side(true), ...side(false)]);
    i = found.end;
  }
  return blocks;
}

/** The longest sequence of rows that leave a gutter free, not at the edge of the text; null when the first row has none. */
function stretchFrom(rows: readonly Row[], start: number): { end: number; gutter: Gutter } | null {
  let left = Number.POSITIVE_INFINITY;
  let right = 0;
  for (let k = start; k < rows.length; k++)
    for (const run of rows[k] as Row) {
      if (run.left < left) left = run.left;
      if (run.right > right) right = run.right;
    }
  // Gutters lie in the middle part of the text.
  const from = left + 0.3 * (right - left);
  const count = Math.min(1000, Math.floor((0.4 * (right - left)) / BIN));
  if (count < GUTTER) return null;
  const taken = new Uint8Array(count);
  let end = start;
  let gutter: Gutter | null = null;
  for (; end < rows.length; end++) {
    for (const run of rows[end] as Row) {
      const first = Math.max(0, Math.floor((run.left - from) / BIN));
      const last = Math.min(count - 1, Math.floor((run.right - from) / BIN));
      if (first <= last) taken.fill(1, first, last + 1);
    }
    const free = widestFree(taken);
    if (free === null) break;
    gutter = { left: from + free.from * BIN, right: from + free.to * BIN };
  }
  return gutter === null ? null : { end, gutter };
}

function widestFree(taken: Uint8Array): { from: number; to: number } | null {
  let best: { from: number; to: number } | null = null;
  for (let i = 0; i < taken.length; i++) {
    if (taken[i] === 1) continue;
    const from = i;
    while (i < taken.length && taken[i] === 0) i++;
    if (i - from >= GUTTER && (best === null || i - from > best.to - best.from)) best = { from, to: i };
  }
  return best;
}

/** Whether both sides of the gutter are columns of prose. */
function isSetInColumns(rows: readonly Row[], gutter: Gutter): boolean {
  const middle = (gutter.left + gutter.right) / 2;
  return [true, false].every((isLeft) => {
    const lines = rows.map((row) => row.filter((run) => run.left < middle === isLeft)).filter((row) => row.length > 0);
    if (lines.length < LEAST_LINES) return false;
    const all = lines.flat();
    const width = Math.max(...all.map((run) => run.right)) - Math.min(...all.map((run) => run.left));
    const filled = lines.filter((line) => line.reduce((sum, run) => sum + run.right - run.left, 0) >= FILLED * width);
    return filled.length >= 0.6 * lines.length;
  });
}
