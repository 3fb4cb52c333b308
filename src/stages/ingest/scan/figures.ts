import { type CellInk, cutOf } from "./cellink.ts";
import { agree, type Judged, judged, judgedAlone, together } from "./combine.ts";
import { likeliest } from "./engines/ctc.ts";
import type { FigureReading, LineReading, OcrEngine } from "./engines/engine.ts";
import { crop, type Gray, type Rect, resized, softened } from "./gray.ts";
import type { Prepared } from "./prepare.ts";
import type { TextLine } from "./textlines.ts";

/** A line to be read, and the cell it stands in. */
export interface Task {
  readonly line: TextLine;
  readonly cut: Rect;
  readonly cell: CellInk | null;
}

const LABEL = /[\u3400-\u9fff]/u;
/** Characters that may stand in a figure although they are no digits. */
const IN_FIGURE = /[增减無无一〇]/gu;

/** What reads as no more characters than this among figures is a figure that was misread. */
const SHORT = 2;

/** The cells that hold a figure, by table and column: a single line in which nothing else was read, or little else among figures. */
export function figureCells({ cells }: Prepared, tasks: readonly Task[], read: readonly LineReading[]): CellInk[][] {
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

/** What the engines make of the figures, column by column. */
export async function readFigures(
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
  // What the two do not say alike and surely the first looks at again in other ways, and all its looks count alike.
  const unsure = cells.flatMap((_, i) => (judged(one[i] as FigureReading, two[i] as FigureReading).firm ? [] : [i]));
  const looks: FigureReading[][] = [];
  for (const look of LOOKS)
    looks.push((await first.readLines(unsure.map((i) => look(cells[i] as CellInk, pictureOf)))).map(figureIn));
  for (const [k, i] of unsure.entries())
    one[i] = together([one[i] as FigureReading, ...looks.map((look) => look[k] as FigureReading)]);
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

type PictureOf = (cell: CellInk, paper: number) => Gray;

/** Other ways to look at a figure: with more paper around it, narrower, and softer. */
const LOOKS: readonly ((cell: CellInk, pictureOf: PictureOf) => Gray)[] = [
  (cell, pictureOf) => pictureOf(cell, 1.6),
  (cell, pictureOf) => {
    const picture = pictureOf(cell, 1.3);
    return resized(picture, Math.max(4, Math.round(0.8 * picture.width)), picture.height);
  },
  (cell, pictureOf) => softened(pictureOf(cell, 1.6)),
];

/** The figures that the reading of a line allows. */
function figureIn(line: LineReading | undefined): FigureReading {
  const steps = line?.steps ?? null;
  return { candidates: steps === null ? [] : likeliest(steps), steps };
}
