import type { Steps } from "../../../../model/scan.ts";
import type { Gray } from "../gray.ts";

/** One character as an engine read it; places are shares of the picture's width. */
export interface ReadChar {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly confidence: number;
}

/** What an engine reads in the picture of a cell: the likeliest first; none when it sees no figure. */
export interface FigureReading {
  readonly candidates: readonly { readonly text: string; readonly probability: number }[];
  /** For engines that tell it: how likely each character of the alphabet is at each step across the picture. */
  readonly steps: Steps | null;
}

/** What reads characters for us. It never throws for a picture it can't read, and gives back what it holds on `close`. */
export interface OcrEngine {
  readonly name: "paddle" | "tesseract";
  /** Each picture holds one line of text. */
  readLines(lines: readonly Gray[]): Promise<ReadChar[][]>;
  /** Each picture holds one figure; `columns` are those that stand below each other, about as high as one another. */
  readFigures(columns: readonly (readonly Gray[])[]): Promise<FigureReading[][]>;
  close(): Promise<void>;
}
