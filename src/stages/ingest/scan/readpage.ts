import type { Box } from "../../../model/geometry.ts";
import type { Glyph, Page, Rule } from "../../../model/page.ts";
import type { CellReading, Confidence, Scan } from "../../../model/scan.ts";
import { type CellInk, cellInk, cutOf } from "./cellink.ts";
import { agree, type Judged, judged, judgedAlone } from "./combine.ts";
import { blobsIn } from "./components.ts";
import { likeliest } from "./engines/ctc.ts";
import type { FigureReading, LineReading, OcrEngine, ReadChar } from "./engines/engine.ts";
import { flatten } from "./flatten.ts";
import { crop, type Gray, type Ink, type Rect } from "./gray.ts";
import type { Raster } from "./raster.ts";
import { type Ruled, ruledOf } from "./ruled.ts";
import { skewOf, straightened } from "./skew.ts";
import { strokesOf } from "./strokes.ts";
import { emOf, type TextLine, textLines, withoutSpecks } from "./textlines.ts";
import { inkIn } from "./threshold.ts";

/** A page as its picture shows it, straightened. */
export interface ScannedPage {
  readonly page: Page;
  readonly scan: Scan;
}

/** A page's picture made ready, and what is drawn on it. */
interface Prepared {
  readonly gray: Gray;
  readonly ink: Ink;
  readonly dpi: number;
  readonly tables: readonly Ruled[];
  readonly cells: readonly { readonly table: Ruled; readonly ink: CellInk }[];
  readonly prose: readonly TextLine[];
  readonly em: number;
  readonly skew: number;
}

function prepare({ gray: raw, scale }: Raster): Prepared {
  const dpi = 72 * scale;
  const flat = flatten(raw, dpi);
  const skew = skewOf(flat);
  const gray = straightened(flat, skew);
  const ink = inkIn(gray, dpi);
  const blobs = withoutSpecks(blobsIn(ink, { left: 0, top: 0, right: gray.width, bottom: gray.height }), dpi);
  const em = emOf(blobs, dpi);
  const tables = ruledOf(strokesOf(ink, dpi, em), dpi, em);
  const outside = blobs.filter((blob) => !tables.some((table) => isWithin(blob, table, dpi)));
  const prose = textLines(
    outside.filter((blob) => blob.bottom - blob.top < 3 * em && !isRim(blob, gray)),
    em,
  );
  const cells = tables.flatMap((table) => table.cells.map((cell) => ({ table, ink: cellInk(ink, cell, em, dpi) })));
  return { gray, ink, dpi, tables, cells, prose, em, skew };
}

function isWithin(rect: Rect, { xs, ys }: Ruled, dpi: number): boolean {
  const rim = 0.03 * dpi;
  const x = (rect.left + rect.right) / 2;
  const y = (rect.top + rect.bottom) / 2;
  return (
    x > (xs[0] as number) - rim &&
    x < (xs.at(-1) as number) + rim &&
    y > (ys[0] as number) - rim &&
    y < (ys.at(-1) as number) + rim
  );
}

/** The dark rim that a scanner leaves. */
const isRim = (rect: Rect, { width, height }: Gray): boolean =>
  rect.left <= 1 || rect.top <= 1 || rect.right >= width - 1 || rect.bottom >= height - 1;

/** A line to be read, and the cell it stands in. */
interface Task {
  readonly line: TextLine;
  readonly cut: Rect;
  readonly cell: CellInk | null;
}

/** Reads one page with the engines given, the first of which reads the prose. */
export async function readPage(raster: Raster, blank: Page, engines: readonly OcrEngine[]): Promise<ScannedPage> {
  const prepared = prepare(raster);
  const { gray, cells, prose, em } = prepared;
  const [first] = engines;
  if (first === undefined) throw new Error("No engine to read with.");
  const taskOf = (line: TextLine, cell: CellInk | null): Task => ({ line, cut: cutOf(line, em), cell });
  const tasks = [
    ...prose.map((line) => taskOf(line, null)),
    ...cells.flatMap(({ ink }) => ink.lines.map((line) => taskOf(line, ink))),
  ];
  const read = await first.readLines(tasks.map(({ cut }) => crop(gray, cut)));
  const figures = figureCells(prepared, tasks, read);
  const lineOf = new Map(tasks.map(({ line }, i) => [line, read[i] as LineReading]));
  const readings = await readFigures(prepared, figures, engines, lineOf);
  return toPage(raster, blank, prepared, tasks, read, readings);
}

const LABEL = /[\u3400-\u9fff]/u;
/** Characters that may stand in a figure although they are no digits. */
const IN_FIGURE = /[增减無无一〇]/gu;

/** What reads as no more characters than this among figures is a figure that was misread. */
const SHORT = 2;

/** The cells that hold a figure, by table and column: a single line in which nothing else was read, or little else among figures. */
function figureCells({ cells }: Prepared, tasks: readonly Task[], read: readonly LineReading[]): CellInk[][] {
  const texts = new Map<CellInk, string>();
  tasks.forEach(({ cell }, i) => {
    if (cell !== null)
      texts.set(cell, (texts.get(cell) ?? "") + (read[i]?.chars ?? []).map((char) => char.text).join(""));
  });
  const single = cells.filter(({ ink }) => ink.lines.length === 1);
  const isLabel = (cell: CellInk): boolean => LABEL.test((texts.get(cell) ?? "").replace(IN_FIGURE, ""));
  const columns = groupedBy(single, ({ table, ink }) => `${table.ys[0]}/${ink.cell.col}/${ink.cell.colSpan}`);
  const rows = groupedBy(single, ({ table, ink }) => `${table.ys[0]}/${ink.cell.row}/${ink.cell.rowSpan}`);
  const amongFigures = (
    { table, ink }: (typeof single)[number],
    column: readonly (typeof single)[number][],
  ): boolean => {
    if ([...(texts.get(ink) ?? "")].length > SHORT) return false;
    const row = rows.get(`${table.ys[0]}/${ink.cell.row}/${ink.cell.rowSpan}`) ?? [];
    const figures = row.filter((other) => !isLabel(other.ink)).map((other) => other.ink.cell.col);
    if (figures.some((col) => col < ink.cell.col)) return true;
    const mostly = 2 * column.filter((other) => !isLabel(other.ink)).length > column.length;
    return mostly && figures.some((col) => col > ink.cell.col);
  };
  return [...columns.values()].flatMap((column) => {
    const kept = column.filter((cell) => !isLabel(cell.ink) || amongFigures(cell, column)).map(({ ink }) => ink);
    return kept.length === 0 ? [] : [kept];
  });
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

async function readFigures(
  { gray, em }: Prepared,
  columns: readonly (readonly CellInk[])[],
  engines: readonly OcrEngine[],
  lineOf: ReadonlyMap<TextLine, LineReading>,
): Promise<Map<CellInk, Judged>> {
  const pictureOf = ({ lines }: CellInk, paper = 1): Gray => crop(gray, cutOf(lines[0] as TextLine, em, paper));
  const readBy = (engine: OcrEngine, paper: number, wanted: readonly (readonly CellInk[])[]) =>
    engine.readFigures === null
      ? wanted.map((column) => column.map(({ lines }) => figureIn(lineOf.get(lines[0] as TextLine))))
      : engine.readFigures(wanted.map((column) => column.map((cell) => pictureOf(cell, paper))));
  const [first, second] = engines as [OcrEngine, OcrEngine?];
  const cells = columns.flat();
  const one = (await readBy(first, 1, columns)).flat();
  if (second === undefined) return new Map(cells.map((cell, i) => [cell, judgedAlone(one[i] as FigureReading)]));
  const two = (await readBy(second, 1, columns)).flat();
  // Where they differ the second one looks again, from a little further away.
  const differing = cells.flatMap((_, i) => (agree(one[i] as FigureReading, two[i] as FigureReading) ? [] : [i]));
  if (differing.length > 0) {
    const [again = []] = await readBy(second, AGAIN, [differing.map((i) => cells[i] as CellInk)]);
    for (const [k, i] of differing.entries())
      if (agree(one[i] as FigureReading, again[k] as FigureReading)) two[i] = again[k] as FigureReading;
  }
  return new Map(cells.map((cell, i) => [cell, judged(one[i] as FigureReading, two[i] as FigureReading)]));
}

/** How much more paper is left around a figure at the second look. */
const AGAIN = 2.6;

/** The figures that the reading of a line allows. */
function figureIn(line: LineReading | undefined): FigureReading {
  const steps = line?.steps ?? null;
  return { candidates: steps === null ? [] : likeliest(steps), steps };
}

function toPage(
  { scale, left, top }: Raster,
  blank: Page,
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
    if (cell === null && chars.length > 0)
      prose.push({
        box: boxOf(line),
        confidence: chars.reduce((sum, char) => sum + char.confidence, 0) / chars.length,
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
      };
      readings.push({ page: blank.number, box, ...rest });
    }
  }
  const rules = tables.flatMap((table) => rulesOf(table, boxOf));
  const centre = [left + gray.width / 2 / scale, top + gray.height / 2 / scale] as const;
  return {
    page: { ...blank, glyphs, rules, fills: [], images: [] },
    scan: { page: blank.number, skew, centre, prose, cells: readings, rules },
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

/** The characters of a line, each as wide as half the way to its neighbours. */
function glyphsOf(chars: readonly ReadChar[], line: Rect, cut: Rect, em: number, boxOf: (rect: Rect) => Box): Glyph[] {
  const width = cut.right - cut.left;
  const middle = (char: ReadChar): number => cut.left + ((char.from + char.to) / 2) * width;
  const height = Math.max(line.bottom - line.top, 0.8 * em);
  const y = (line.top + line.bottom) / 2;
  const [top, bottom] = [y - height / 2, y + height / 2];
  const printed = chars.filter((char) => char.text.trim() !== "");
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
