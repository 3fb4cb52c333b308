import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Worker } from "tesseract.js";
import { type Gray, resized, stretched } from "../gray.ts";
import type { FigureReading, LineReading, OcrEngine } from "./engine.ts";

/** Height of a figure's picture in a strip, the white between two, and around them, in pixels. */
const FIGURE = 36;
const BETWEEN = 28;
const MARGIN = 24;
/** Height of a line of prose in a strip, and the white between two lines. */
const LINE = 44;
const LEADING = 26;
/** Rows of one strip; longer ones are cut. */
const MOST_ROWS = 48;
/** A character is seldom as sure as this engine says, and never so unsure that it says nothing. */
const LEAST_SURE = 0.3;
const MOST_SURE = 0.97;

const BLOCK_OF_TEXT = "6";

/** A strip of pictures one below the other, and where each begins and ends. */
interface Strip {
  readonly gray: Gray;
  readonly rows: readonly { readonly top: number; readonly bottom: number; readonly width: number }[];
}

function stripOf(pictures: readonly Gray[], height: number, gap: number): Strip {
  const scaled = pictures.map((picture) =>
    stretched(resized(picture, Math.max(4, Math.round((picture.width * height) / picture.height)), height)),
  );
  const width = Math.max(...scaled.map((picture) => picture.width)) + 2 * MARGIN;
  const tall = scaled.length * (height + gap) - gap + 2 * MARGIN;
  const data = new Uint8Array(width * tall).fill(255);
  const rows = scaled.map((picture, i) => {
    const top = MARGIN + i * (height + gap);
    for (let y = 0; y < height; y++)
      data.set(picture.data.subarray(y * picture.width, (y + 1) * picture.width), (top + y) * width + MARGIN);
    return { top, bottom: top + height, width: picture.width };
  });
  return { gray: { width, height: tall, data }, rows };
}

/** A picture as the file that the engine takes. */
const toPgm = ({ width, height, data }: Gray): Buffer =>
  Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, "latin1"), data]);

interface Symbol {
  readonly text: string;
  /** That of its word: the engine is too sure of each single character. */
  readonly confidence: number;
  readonly bbox: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
}

/** The thread inside the library's worker. */
interface Threaded {
  readonly worker?: { ref?: () => void; unref?: () => void };
}

/** A thread without work must not keep the process from ending, and one at work must. */
async function held<T>(worker: Worker, work: () => Promise<T>): Promise<T> {
  const { worker: thread } = worker as unknown as Threaded;
  thread?.ref?.();
  try {
    return await work();
  } finally {
    thread?.unref?.();
  }
}

/** Everything that was read in a strip, character by character, row by row. */
async function readStrip(worker: Worker, { gray, rows }: Strip): Promise<Symbol[][]> {
  const { data } = await held(worker, () => worker.recognize(toPgm(gray), {}, { blocks: true, text: false }));
  const pieces: Symbol[][][] = rows.map(() => []);
  for (const block of data.blocks ?? [])
    for (const paragraph of block.paragraphs)
      for (const line of paragraph.lines) {
        const piecesOfLine = new Map<number, Symbol[]>();
        for (const word of line.words) {
          const middle = (word.bbox.y0 + word.bbox.y1) / 2;
          const row = rows.findIndex(({ top, bottom }) => middle >= top - BETWEEN / 2 && middle < bottom + BETWEEN / 2);
          const symbols = word.symbols.map(({ text, bbox }) => ({ text, bbox, confidence: word.confidence }));
          piecesOfLine.set(row, [...(piecesOfLine.get(row) ?? []), ...symbols]);
        }
        for (const [row, piece] of piecesOfLine) pieces[row]?.push(piece);
      }
  // Places of characters within a line are less sure than their order.
  const left = (piece: readonly Symbol[]): number => Math.min(...piece.map(({ bbox }) => bbox.x0));
  return pieces.map((row) => row.sort((a, b) => left(a) - left(b)).flat());
}

/** Words of a dictionary are no help with figures. */
const NO_WORDS = { load_system_dawg: "0", load_freq_dawg: "0", load_number_dawg: "0", load_punc_dawg: "0" };

async function start(
  language: string,
  config: Record<string, string>,
  parameters: Record<string, string>,
): Promise<Worker> {
  const { createWorker } = await import("tesseract.js");
  const home = dirname(createRequire(import.meta.url).resolve(`@tesseract.js-data/${language}/package.json`));
  const worker = await createWorker(
    language,
    1,
    {
      langPath: join(home, "4.0.0_best_int"),
      cacheMethod: "none",
      gzip: true,
      logger: () => {},
      errorHandler: () => {},
    },
    config,
  );
  await worker.setParameters({ tessedit_pageseg_mode: BLOCK_OF_TEXT, user_defined_dpi: "300", ...parameters } as never);
  return worker;
}

/** In pieces of no more than `size`. */
const portions = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

function figureOf(symbols: readonly Symbol[]): FigureReading {
  const text = symbols.map((symbol) => symbol.text).join("");
  if (text === "") return { candidates: [], steps: null };
  const least = Math.min(...symbols.map((symbol) => symbol.confidence)) / 100;
  return {
    candidates: [{ text, probability: Math.min(MOST_SURE, Math.max(LEAST_SURE, least)) }],
    steps: null,
  };
}

/** Tesseract, compiled to WebAssembly. Starts a thread for figures and one for prose when it is first asked for either. */
export function tesseract(): OcrEngine {
  let figures: Promise<Worker> | null = null;
  let prose: Promise<Worker> | null = null;
  return {
    name: "tesseract",
    async readLines(lines) {
      prose ??= start("chi_sim", {}, {});
      const worker = await prose;
      const read: LineReading[] = [];
      for (const portion of portions(lines, MOST_ROWS)) {
        const strip = stripOf(portion, LINE, LEADING);
        const rows = await readStrip(worker, strip);
        rows.forEach((symbols, i) => {
          const width = strip.rows[i]?.width ?? 1;
          const share = (x: number): number => Math.min(1, Math.max(0, (x - MARGIN) / width));
          // In the order in which they were read characters get the places that were found, from left to right.
          const places = symbols.map(({ bbox }) => bbox).sort((a, b) => a.x0 + a.x1 - b.x0 - b.x1);
          const chars = symbols.map(({ text, confidence }, k) => ({
            text,
            from: share(places[k]?.x0 ?? 0),
            to: share(places[k]?.x1 ?? 0),
            confidence: confidence / 100,
            others: [],
          }));
          read.push({ chars, steps: null });
        });
      }
      return read;
    },
    async readFigures(columns) {
      figures ??= start("eng", NO_WORDS, { tessedit_char_whitelist: "0123456789.,/-" });
      const worker = await figures;
      const read: FigureReading[][] = [];
      for (const column of columns) {
        const readings: FigureReading[] = [];
        for (const portion of portions(column, MOST_ROWS))
          for (const row of await readStrip(worker, stripOf(portion, FIGURE, BETWEEN))) readings.push(figureOf(row));
        read.push(readings);
      }
      return read;
    },
    async close() {
      const workers = await Promise.all([figures, prose]);
      figures = prose = null;
      for (const worker of workers) await worker?.terminate();
    },
  };
}
