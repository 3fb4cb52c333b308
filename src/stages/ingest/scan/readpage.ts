import type { Page } from "../../../model/page.ts";
import { cutOf } from "./cellink.ts";
import type { LineReading, OcrEngine, ReadChar } from "./engines/engine.ts";
import { figureCells, readFigures, type Task } from "./figures.ts";
import { crop } from "./gray.ts";
import { marked } from "./marks.ts";
import { type Prepared, prepare } from "./prepare.ts";
import type { Raster } from "./raster.ts";
import type { TextLine } from "./textlines.ts";
import { type ScannedPage, toPage } from "./topage.ts";
import { isBetter, isDoubtful, type Turn, turnedPage, turnedRaster } from "./upright.ts";
import { worded } from "./words.ts";

/** Longer lines than this many times their height tell no more of which way up a page stands. */
const TELLING = 12;

/** Everything on a page that is to be read, cut out; the lines first that tell which way up it stands: a lone 0 does not. */
function tasksOf({ prose, cells, em }: Prepared): Task[] {
  const aspect = ({ cut }: Task): number => Math.min(TELLING, (cut.right - cut.left) / (cut.bottom - cut.top));
  return [
    ...prose.map((line) => proseTask(line, em)),
    ...cells.flatMap(({ ink }) => ink.lines.map((line) => ({ line, cut: cutOf(line, em), cell: ink }))),
  ].sort((a, b) => aspect(b) - aspect(a));
}

/** A mark at the end of a line is seen only with paper behind it: so much more, in ems. */
const BEHIND = 0.3;

function proseTask(line: TextLine, em: number): Task {
  const cut = cutOf(line, em);
  return { line, cut: { ...cut, right: Math.ceil(cut.right + BEHIND * em) }, cell: null };
}

/** A page as it was read one way up. */
interface Attempt {
  readonly turn: Turn;
  readonly raster: Raster;
  readonly prepared: Prepared;
  readonly tasks: readonly Task[];
}

function attemptAt(raster: Raster, page: Page, turn: Turn): Attempt {
  const upright = turnedRaster(raster, turn, page);
  const prepared = prepare(upright);
  return { turn, raster: upright, prepared, tasks: tasksOf(prepared) };
}

async function readTasks(
  engine: OcrEngine,
  { prepared, tasks }: Attempt,
  from: number,
  to: number,
): Promise<LineReading[]> {
  const wanted = tasks.slice(from, to);
  const read = await engine.readLines(
    wanted.map(({ cut, cell }) => crop(cell === null ? prepared.clean : prepared.gray, cut)),
  );
  return read.map((line, i) => ({ ...line, chars: marked(worded(onInk(line.chars, wanted[i] as Task))) }));
}

/** Less sure than this, a character behind the last ink of its line is none. */
const UNSEEN = 0.5;

function onInk(chars: readonly ReadChar[], { line, cut }: Task): readonly ReadChar[] {
  const middle = ({ from, to }: ReadChar): number => cut.left + ((from + to) / 2) * (cut.right - cut.left);
  return chars.filter((char) => char.confidence >= UNSEEN || middle(char) <= line.right);
}

/** So many lines tell whether a page stands upright. */
const TRIED = 12;

/** The way up in which the first lines read best, with what they read; the page as it is if nothing reads better. */
async function uprightAttempt(
  engine: OcrEngine,
  raster: Raster,
  page: Page,
): Promise<{ readonly attempt: Attempt; readonly begun: readonly LineReading[] }> {
  let attempt = attemptAt(raster, page, 0);
  let begun = await readTasks(engine, attempt, 0, TRIED);
  if (!isDoubtful(begun)) return { attempt, begun };
  for (const turn of [2, 1, 3] as const) {
    const other = attemptAt(raster, page, turn);
    const read = await readTasks(engine, other, 0, TRIED);
    if (isBetter(read, begun)) [attempt, begun] = [other, read];
    if (!isDoubtful(begun)) break;
  }
  return { attempt, begun };
}

/** Reads one page with the engines given, the first of which reads the prose. */
export async function readPage(asFound: Raster, page: Page, engines: readonly OcrEngine[]): Promise<ScannedPage> {
  const [first] = engines;
  if (first === undefined) throw new Error("No engine to read with.");
  const { attempt, begun } = await uprightAttempt(first, asFound, page);
  const { turn, raster, prepared, tasks } = attempt;
  const read = [...begun, ...(await readTasks(first, attempt, TRIED, tasks.length))];
  const figures = figureCells(prepared, tasks, read);
  const lineOf = new Map(tasks.map(({ line }, i) => [line, read[i] as LineReading]));
  const readings = await readFigures(prepared, figures, engines, lineOf);
  const frame = { turn, size: [page.width, page.height] as const };
  return toPage(raster, turnedPage(page, turn), frame, prepared, tasks, read, readings);
}
