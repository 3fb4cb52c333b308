import type { Page } from "../../../model/page.ts";
import type { Scan } from "../../../model/scan.ts";
import { quarterTurned } from "../../../model/turn.ts";
import type { LineReading } from "./engines/engine.ts";
import type { Raster } from "./raster.ts";

export type Turn = Scan["turn"];

/** Lines read with less than this on average, or with fewer ideographs each, may stand on their heads or their sides. */
const DOUBTFUL = 0.6;
const TELLING = 2.5;
/** What reads so many times better is the way up. */
const BETTER = 1.2;

const IDEOGRAPH = /[\u3400-\u9fff]/u;

/** How sure an engine was of the characters of some lines on average, and of their ideographs all together. */
function sureness(read: readonly LineReading[]): { readonly mean: number; readonly ideographs: number } {
  const chars = read.flatMap((line) => line.chars);
  const sum = (of: typeof chars): number => of.reduce((total, char) => total + char.confidence, 0);
  return {
    mean: chars.length === 0 ? 0 : sum(chars) / chars.length,
    ideographs: sum(chars.filter((char) => IDEOGRAPH.test(char.text))),
  };
}

/** Whether what was read is so unsure, or so little, that the page may not stand upright: characters on their sides look like digits. */
export function isDoubtful(read: readonly LineReading[]): boolean {
  const { mean, ideographs } = sureness(read);
  return mean < DOUBTFUL || ideographs < TELLING * read.length;
}

/** Whether a page reads better one way up than another: what was read of its widest lines either way. */
export function isBetter(read: readonly LineReading[], than: readonly LineReading[]): boolean {
  const worth = (lines: readonly LineReading[]): number => {
    const { mean, ideographs } = sureness(lines);
    return mean * (ideographs + lines.length);
  };
  return worth(read) > BETTER * worth(than);
}

/** A page's picture turned clockwise by quarter turns. */
export function turnedRaster({ gray, scale, left, top }: Raster, turn: Turn, { width, height }: Page): Raster {
  const right = width - left - gray.width / scale;
  const bottom = height - top - gray.height / scale;
  const place = [
    { left, top },
    { left: bottom, top: left },
    { left: right, top: bottom },
    { left: top, top: right },
  ] as const;
  return { gray: quarterTurned(gray, turn), scale, ...place[turn] };
}

/** The page as it is once turned. */
export const turnedPage = (page: Page, turn: Turn): Page =>
  turn % 2 === 0 ? page : { ...page, width: page.height, height: page.width };
