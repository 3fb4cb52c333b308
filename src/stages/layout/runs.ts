import type { Glyph } from "../../model/page.ts";
import { CJK, classOf, isBlank } from "./chars.ts";
import { SETTINGS } from "./settings.ts";

/** Glyphs `from` up to `to` of a page, drawn one after the other, that stand side by side (or, `vertical`, one below the other) in one cell. */
export interface Run {
  readonly from: number;
  readonly to: number;
  /** Number of the cell, -1 outside of tables. */
  readonly cell: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Middle of its height. */
  readonly mid: number;
  readonly size: number;
  readonly vertical: boolean;
}

/**
 * Cuts glyphs, in drawing order, into runs. Blanks take part in none by themselves.
 * `cellOf` tells each glyph's cell; null when the page has no tables.
 */
export function runsOf(glyphs: readonly Glyph[], cellOf: Int32Array | null): Run[] {
  const runs: Run[] = [];
  let from = -1;
  let to = 0;
  let cell = -1;
  let left = 0;
  let right = 0;
  let top = 0;
  let bottom = 0;
  let size = 0;
  let vertical = false;
  for (let i = 0; i <= glyphs.length; i++) {
    const glyph = i < glyphs.length ? (glyphs[i] as Glyph) : null;
    if (glyph !== null && isBlank(glyph.text)) continue;
    if (glyph !== null && from >= 0) {
      const box = glyph.box;
      const em = Math.max(size, glyph.size);
      const same =
        glyph.vertical === vertical &&
        (cellOf === null || cellOf[i] === cell) &&
        (vertical
          ? Math.abs(box[0] + box[2] - left - right) < em && box[1] > bottom - 0.6 * em && box[1] < bottom + 1.5 * em
          : Math.abs(box[1] + box[3] - top - bottom) < 0.5 * em &&
            box[0] > right - 0.6 * em &&
            box[0] < right + SETTINGS.runGapEm * em);
      if (same) {
        to = i + 1;
        if (box[0] < left) left = box[0];
        if (box[2] > right) right = box[2];
        if (vertical) bottom = box[3];
        continue;
      }
    }
    if (from >= 0) runs.push({ from, to, cell, left, right, top, bottom, mid: (top + bottom) / 2, size, vertical });
    if (glyph === null) break;
    from = i;
    to = i + 1;
    cell = cellOf === null ? -1 : (cellOf[i] as number);
    left = glyph.box[0];
    top = glyph.box[1];
    right = glyph.box[2];
    bottom = glyph.box[3];
    size = glyph.size;
    vertical = glyph.vertical;
  }
  return runs;
}

/** One ideograph, or one with a comma of its own (`三、`): what stands on a line of text set one character a line. */
function isStackItem(glyphs: readonly Glyph[], run: Run): boolean {
  if (run.vertical || run.to - run.from > 2 || run.right - run.left > 2.2 * run.size) return false;
  if (classOf((glyphs[run.from] as Glyph).text.charCodeAt(0)) !== CJK) return false;
  return run.to - run.from === 1 || (glyphs[run.to - 1] as Glyph).text === "、";
}

/** Whether `lower` goes on below `upper`, in the same narrow column. */
function isBelow(upper: Run, lower: Run): boolean {
  const em = upper.size;
  const dy = lower.mid - upper.mid;
  const aligned =
    Math.abs(lower.left - upper.left) < 0.4 * em ||
    Math.abs(lower.left + lower.right - upper.left - upper.right) < 0.8 * em;
  return lower.cell === upper.cell && aligned && dy > 0.7 * em && dy < 2.4 * em && Math.abs(lower.size - em) < 0.1 * em;
}

/** Text set one character a line, three or more of them, is one vertical run. The same mark repeated is a column of cells, and no text. */
export function stackRuns(glyphs: readonly Glyph[], runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (let i = 0; i < runs.length; ) {
    const first = runs[i] as Run;
    let end = i + 1;
    let singles = first.to - first.from === 1 ? 1 : 0;
    let varied = false;
    if (isStackItem(glyphs, first)) {
      while (end < runs.length) {
        const next = runs[end] as Run;
        if (!isStackItem(glyphs, next) || !isBelow(runs[end - 1] as Run, next)) break;
        if ((glyphs[next.from] as Glyph).text !== (glyphs[first.from] as Glyph).text) varied = true;
        if (next.to - next.from === 1) singles++;
        end++;
      }
    }
    if (end - i >= 3 && varied && singles > (end - i) / 2) {
      const stack = runs.slice(i, end);
      const last = stack[stack.length - 1] as Run;
      out.push({
        ...first,
        to: last.to,
        left: Math.min(...stack.map((run) => run.left)),
        right: Math.max(...stack.map((run) => run.right)),
        bottom: last.bottom,
        mid: (first.top + last.bottom) / 2,
        vertical: true,
      });
    } else for (let k = i; k < end; k++) out.push(runs[k] as Run);
    i = end;
  }
  return out;
}

/** What stands on lines: its middle and its font size. */
export interface Placed {
  readonly mid: number;
  readonly size: number;
}

/** Groups things that stand on one line, top to bottom; the order within a line is not settled. Sizes may differ: middles then differ, too. */
export function clusterRows<T extends Placed>(items: readonly T[]): T[][] {
  const sorted = items.length > 1 ? [...items].sort((a, b) => a.mid - b.mid) : items;
  const rows: T[][] = [];
  let row: T[] = [];
  let mid = 0;
  let size = 0;
  for (const item of sorted) {
    const reach = SETTINGS.baselineEm * Math.min(size, item.size) + 0.12 * Math.abs(size - item.size);
    if (row.length > 0 && item.mid - mid <= reach) {
      row.push(item);
      mid += (item.mid - mid) / row.length;
      if (item.size > size) size = item.size;
      continue;
    }
    row = [item];
    rows.push(row);
    mid = item.mid;
    size = item.size;
  }
  return rows;
}
