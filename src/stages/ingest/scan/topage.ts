import type { Box } from "../../../model/geometry.ts";
import type { Glyph, Page, Rule } from "../../../model/page.ts";
import type { CellReading, Confidence, Scan } from "../../../model/scan.ts";
import type { CellInk } from "./cellink.ts";
import type { Judged } from "./combine.ts";
import type { LineReading, ReadChar } from "./engines/engine.ts";
import type { Task } from "./figures.ts";
import type { Rect } from "./gray.ts";
import type { Prepared } from "./prepare.ts";
import type { Raster } from "./raster.ts";
import type { Ruled } from "./ruled.ts";

/** A page as its picture shows it, straightened. */
export interface ScannedPage {
  readonly page: Page;
  readonly scan: Scan;
}

/** How the page as displayed was set upright. */
type Frame = Pick<Scan, "turn" | "size">;

/** What was read as a page of characters and rules, and what is known of each of them. */
export function toPage(
  { scale, left, top }: Raster,
  blank: Page,
  frame: Frame,
  { gray, tables, cells, em, skew }: Prepared,
  tasks: readonly Task[],
  read: readonly LineReading[],
  figures: ReadonlyMap<CellInk, Judged>,
): ScannedPage {
  const boxOf = (rect: Rect): Box => [
    left + rect.left / scale,
    top + rect.top / scale,
    left + rect.right / scale,
    top + rect.bottom / scale,
  ];
  const glyphs: Glyph[] = [];
  const readings: CellReading[] = [];
  const prose: Confidence[] = [];
  tasks.forEach(({ line, cut, cell }, i) => {
    if (cell !== null && figures.has(cell)) return;
    const chars = read[i]?.chars ?? [];
    if (cell === null && isDirt(chars)) return;
    if (cell === null)
      prose.push({
        box: boxOf(line),
        confidence: chars.reduce((sum, char) => sum + char.confidence, 0) / chars.length,
        least: Math.min(1, ...chars.filter(({ text }) => TELLS.test(text)).map((char) => char.confidence)),
      });
    glyphs.push(...glyphsOf(chars, line, cut, em, boxOf));
  });
  for (const { ink } of cells) {
    const box = boxOf(ink.cell.ideal);
    const figure = figures.get(ink);
    const [line] = ink.lines;
    if (figure !== undefined && line !== undefined) {
      readings.push({ page: blank.number, box, ...figure });
      glyphs.push(...figureGlyphs(figure.text, within(line, ink.cell.ideal), boxOf));
    } else if (ink.blank !== null) {
      const weak = ink.blank === "uncertain";
      const rest = {
        text: "",
        confidence: weak ? 0.5 : 1,
        firm: !weak,
        weak,
        agreed: true,
        candidates: [],
        steps: null,
        own: [],
      };
      readings.push({ page: blank.number, box, ...rest });
    }
  }
  const rules = tables.flatMap((table) => rulesOf(table, boxOf));
  const centre = [left + gray.width / 2 / scale, top + gray.height / 2 / scale] as const;
  return {
    page: { ...blank, glyphs, rules, fills: [], images: [] },
    scan: { page: blank.number, ...frame, skew, centre, prose, cells: readings, rules },
  };
}

/** A line's ink moved so that it stands in its cell as ruled on average. */
function within(line: Rect, { left, top, right, bottom }: Rect): Rect {
  const dx = Math.max(0, left + 1 - line.left) - Math.max(0, line.right + 1 - right);
  const dy = Math.max(0, top + 1 - line.top) - Math.max(0, line.bottom + 1 - bottom);
  return { left: line.left + dx, top: line.top + dy, right: line.right + dx, bottom: line.bottom + dy };
}

/** Height of a character set in the same size whose own ink is that of a digit, or of an ideograph. */
const DIGIT_EM = 0.72;

function figureGlyphs(text: string, line: Rect, boxOf: (rect: Rect) => Box): Glyph[] {
  const chars = [...text];
  const step = (line.right - line.left) / Math.max(1, chars.length);
  const [, t, , b] = boxOf(line);
  const size = (b - t) / DIGIT_EM;
  return chars.map((char, i) => ({
    text: char,
    box: boxOf({ ...line, left: line.left + i * step, right: line.left + (i + 1) * step }),
    size,
    ...INK,
  }));
}

const INK = { mode: 0, color: 0, vertical: false } as const;
/** A gap this many times the height of a line is kept as such. */
const GAP = 1.2;

const TELLS = /[\u3400-\u9fff\d]/u;

/** Less sure than this, a bracket at the end of a line that opened none is dirt or the rim of a seal. */
const DIRT = 0.8;
/** So is all of a line outside of tables that is no longer than this. */
const SPOT = 2;

const isDirt = (chars: readonly ReadChar[]): boolean =>
  chars.length <= SPOT && chars.every((char) => char.confidence < DIRT);

function withoutDirt(chars: readonly ReadChar[]): readonly ReadChar[] {
  const last = chars.at(-1);
  if (last === undefined || !/[)）\]】'’"”|!.·]/u.test(last.text) || last.confidence >= DIRT) return chars;
  return chars.some((char) => /[(（[【‘“]/u.test(char.text)) ? chars : chars.slice(0, -1);
}

/** The characters of a line, each as wide as half the way to its neighbours. */
function glyphsOf(chars: readonly ReadChar[], line: Rect, cut: Rect, em: number, boxOf: (rect: Rect) => Box): Glyph[] {
  const width = cut.right - cut.left;
  const middle = (char: ReadChar): number => cut.left + ((char.from + char.to) / 2) * width;
  const height = Math.max(line.bottom - line.top, 0.8 * em);
  const y = (line.top + line.bottom) / 2;
  const [top, bottom] = [y - height / 2, y + height / 2];
  const printed = withoutDirt(chars.filter((char) => char.text.trim() !== ""));
  return printed.map((char, i) => {
    const x = middle(char);
    const before = printed[i - 1];
    const after = printed[i + 1];
    const half = 0.5 * height;
    const left = before === undefined ? Math.max(line.left, x - half) : (middle(before) + x) / 2;
    const right = after === undefined ? Math.min(line.right, x + half) : (x + middle(after)) / 2;
    const l = x - left > GAP * half * 2 ? x - half : left;
    const r = right - x > GAP * half * 2 ? x + half : right;
    const box = boxOf({ left: Math.min(l, x), top, right: Math.max(r, x), bottom });
    return { text: char.text, box, size: (box[3] - box[1]) / 0.92, ...INK };
  });
}

function rulesOf({ xs, ys, across, down }: Ruled, boxOf: (rect: Rect) => Box): Rule[] {
  const rules: Rule[] = [];
  const w = xs.length - 1;
  const line = (x0: number, y0: number, x1: number, y1: number): Box =>
    boxOf({ left: x0, top: y0, right: x1, bottom: y1 });
  for (let j = 0; j < ys.length; j++)
    for (let i = 0; i < w; i++) {
      if (across[j * w + i] === 0) continue;
      const [from, at, to] = line(xs[i] as number, ys[j] as number, xs[i + 1] as number, ys[j] as number);
      rules.push({ axis: "h", at, from, to, width: 0.5, color: 0 });
    }
  for (let j = 0; j + 1 < ys.length; j++)
    for (let i = 0; i <= w; i++) {
      if (down[j * xs.length + i] === 0) continue;
      const [at, from, , to] = line(xs[i] as number, ys[j] as number, xs[i] as number, ys[j + 1] as number);
      rules.push({ axis: "v", at, from, to, width: 0.5, color: 0 });
    }
  return rules;
}
