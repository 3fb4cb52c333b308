import type { Box } from "../../model/geometry.ts";
import type { Glyph } from "../../model/page.ts";
import { CJK, classOf, DIGIT, isBlank, LATIN } from "./chars.ts";
import { clusterRows, type Run } from "./runs.ts";
import { SETTINGS } from "./settings.ts";

/** Printed text of one line, or of the part of a line that stands in one cell. `boxes` has one entry for each UTF-16 unit. */
export interface Piece {
  readonly text: string;
  readonly boxes: readonly (Box | null)[];
  readonly box: Box;
  /** Middle of its height. */
  readonly mid: number;
  readonly size: number;
  readonly vertical: boolean;
}

/** Stands for a glyph whose font does not tell its character, so that no digit vanishes unseen. */
const UNKNOWN = "�";

/** The glyphs of runs in the order of the line, blanks included where they were drawn inside a run. */
function inOrder(glyphs: readonly Glyph[], runs: readonly Run[]): readonly Glyph[] {
  if (runs.length === 1) return glyphs.slice((runs[0] as Run).from, (runs[0] as Run).to);
  const sorted = [...runs].sort((a, b) => a.left - b.left);
  const line: Glyph[] = [];
  let interleaved = false;
  let right = Number.NEGATIVE_INFINITY;
  for (const run of sorted) {
    if (run.left < right - 0.5 * run.size) interleaved = true;
    if (run.right > right) right = run.right;
    for (let i = run.from; i < run.to; i++) line.push(glyphs[i] as Glyph);
  }
  return interleaved ? line.sort((a, b) => a.box[0] - b.box[0]) : line;
}

const lastClass = (text: string): number => (text === "" ? CJK : classOf(text.charCodeAt(text.length - 1)));
const firstClass = (text: string): number => (text === "" ? CJK : classOf(text.charCodeAt(0)));

/** The gap from which on a blank is read between two glyphs of these classes, in em. */
function leastGap(before: number, after: number): number {
  if (before === DIGIT && after === DIGIT) return SETTINGS.blankDigitEm;
  if (before === CJK && after === CJK) return SETTINGS.blankCjkEm;
  if ((before === LATIN || before === DIGIT) && (after === LATIN || after === DIGIT)) return SETTINGS.blankLatinEm;
  return SETTINGS.blankMixedEm;
}

/** Gaps before the glyphs of a line, in em, where an ideograph stands at one side at least. */
function gapsOf(line: readonly Glyph[]): number[] {
  const gaps: number[] = [];
  let previous: Glyph | null = null;
  for (const glyph of line) {
    if (isBlank(glyph.text)) continue;
    if (previous !== null && (lastClass(previous.text) === CJK || firstClass(glyph.text) === CJK))
      gaps.push((glyph.box[0] - previous.box[2]) / Math.max(glyph.size, previous.size));
    previous = glyph;
  }
  return gaps;
}

/** What most gaps have in common, 0 when they are closed, differ, or are as wide as between columns. */
function commonGap(gaps: number[]): number {
  let wide = 0;
  for (const gap of gaps) if (gap > 0.08) wide++;
  if (wide * 2 < gaps.length) return 0;
  gaps.sort((a, b) => a - b);
  const median = gaps[gaps.length >> 1] as number;
  if (median > SETTINGS.letterSpacingEm) return 0;
  let alike = 0;
  for (const gap of gaps) if (Math.abs(gap - median) < 0.12) alike++;
  return alike * 2 >= gaps.length ? Math.max(0, median) : 0;
}

/** Gaps that tell the spacing of a line, and of a whole sheet. */
const LINE_SAMPLE = 3;
const SHEET_SAMPLE = 30;

/**
 * The spacing between all characters of a line, in em; that of its sheet when the line is too short to tell.
 * Gaps between digits never count: seven zeros of a table row are no spaced-out number.
 */
function letterSpacing(line: readonly Glyph[], sheetSpacing: number): number {
  const gaps = gapsOf(line);
  return gaps.length < LINE_SAMPLE ? sheetSpacing : commonGap(gaps);
}

/** The spacing between the characters of a sheet, in em: 0 unless all its text is spaced out. */
export function sheetSpacing(glyphs: readonly Glyph[]): number {
  const gaps = gapsOf(glyphs.length > 1000 ? glyphs.slice(0, 1000) : glyphs).filter((gap) => Math.abs(gap) < 1);
  return gaps.length < SHEET_SAMPLE ? 0 : commonGap(gaps);
}

/** The median font size; most lines have only one. */
function medianSize(line: readonly Glyph[]): number {
  const size = (line[0] as Glyph).size;
  for (const glyph of line) {
    if (glyph.size === size) continue;
    const sizes = line.map((g) => g.size).sort((a, b) => a - b);
    return sizes[sizes.length >> 1] as number;
  }
  return size;
}

/** The text of runs that stand on one line (or of one vertical run), with a blank where the page shows a gap. `usualSpacing` is the sheet's. */
export function pieceOf(glyphs: readonly Glyph[], runs: readonly Run[], usualSpacing: number): Piece {
  const vertical = (runs[0] as Run).vertical;
  const line = inOrder(glyphs, runs);
  const spacing = vertical ? 0 : letterSpacing(line, usualSpacing);
  const boxes: (Box | null)[] = [];
  let text = "";
  let previous: Glyph | null = null;
  let drawnBlank = false;
  let [left, top, right, bottom] = (line[0] as Glyph).box;
  for (const glyph of line) {
    if (isBlank(glyph.text)) {
      drawnBlank = true;
      continue;
    }
    const box = glyph.box;
    if (previous !== null && isGap(previous, glyph, spacing, drawnBlank, vertical)) {
      text += " ";
      boxes.push(null);
    }
    drawnBlank = false;
    const printed = glyph.text === "" ? UNKNOWN : glyph.text;
    text += printed;
    for (let k = 0; k < printed.length; k++) boxes.push(box);
    if (box[0] < left) left = box[0];
    if (box[1] < top) top = box[1];
    if (box[2] > right) right = box[2];
    if (box[3] > bottom) bottom = box[3];
    previous = glyph;
  }
  return {
    text,
    boxes,
    box: [left, top, right, bottom],
    mid: (top + bottom) / 2,
    size: medianSize(line),
    vertical,
  };
}

/** Whether a blank is read between two glyphs that follow one another. Down a column only digits are kept apart. */
function isGap(previous: Glyph, glyph: Glyph, spacing: number, drawnBlank: boolean, vertical: boolean): boolean {
  const before = lastClass(previous.text);
  const after = firstClass(glyph.text);
  if (vertical) return !glyph.vertical && before === DIGIT && after === DIGIT;
  const gap = (glyph.box[0] - previous.box[2]) / Math.max(glyph.size, previous.size);
  if (drawnBlank && gap > spacing + SETTINGS.blankDrawnEm) return true;
  return gap > spacing + leastGap(before, after);
}

/** The pieces of one cell, or of the open page, in the order in which they are read. */
export function piecesOf(glyphs: readonly Glyph[], runs: readonly Run[], usualSpacing: number): Piece[] {
  if (runs.length === 1) return [pieceOf(glyphs, runs, usualSpacing)];
  const columns = runs.filter((run) => run.vertical);
  const rows = columns.length === 0 ? clusterRows(runs) : clusterRows(runs.filter((run) => !run.vertical));
  const pieces = rows.map((row) => pieceOf(glyphs, row, usualSpacing));
  if (columns.length === 0) return pieces;
  // Vertical columns are read from right to left; beside horizontal lines the topmost comes first.
  columns.sort((a, b) => b.left - a.left);
  const upright = columns.map((run) => pieceOf(glyphs, [run], usualSpacing));
  if (pieces.length === 0) return upright;
  return [...pieces, ...upright].sort((a, b) => a.box[1] - b.box[1]);
}
