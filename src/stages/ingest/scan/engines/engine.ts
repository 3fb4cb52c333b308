import type { Steps } from "../../../../model/scan.ts";
import type { Gray } from "../gray.ts";

/** One character as an engine read it; places are shares of the picture's width. */
export interface ReadChar {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly confidence: number;
  /** For engines that tell it, of what they are not sure of: what else it may be, the likeliest first. */
  readonly others: readonly { readonly text: string; readonly confidence: number }[];
}

/** What an engine reads in the picture of a line. */
export interface LineReading {
  readonly chars: readonly ReadChar[];
  /** For engines that tell it: how likely each character of a figure is at each step across the picture. */
  readonly steps: Steps | null;
}

/** What an engine reads in the picture of a figure: the likeliest first; none when it sees no figure. */
export interface FigureReading {
  readonly candidates: readonly { readonly text: string; readonly probability: number }[];
  readonly steps: Steps | null;
}

/** What reads characters for us. It loads at its first use, and gives back what it holds on `close`. */
export interface OcrEngine {
  readonly name: "paddle" | "tesseract";
  /** Each picture holds one line of text. */
  readLines(lines: readonly Gray[]): Promise<LineReading[]>;
  /**
   * Each picture holds one figure; those of a column stand below each other. Null for an engine whose reading of a line
   * tells the figures.
   */
  readonly readFigures: ((columns: readonly (readonly Gray[])[]) => Promise<FigureReading[][]>) | null;
  close(): Promise<void>;
}
