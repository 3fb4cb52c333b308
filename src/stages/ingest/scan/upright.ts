import type { Page } from "../../../model/page.ts";
import type { Scan } from "../../../model/scan.ts";
import type { LineReading } from "./engines/engine.ts";
import { turned } from "./gray.ts";
import type { Raster } from "./raster.ts";

export type Turn = Scan["turn"];

/** Lines read with less than this on average may stand on their heads. */
const DOUBTFUL = 0.6;

/** How sure an engine was of some lines, and how much it read in them. */
export function sureness(read: readonly LineReading[]): { readonly mean: number; readonly sum: number } {
  const chars = read.flatMap((line) => line.chars);
  const sum = chars.reduce((total, char) => total + char.confidence, 0);
  return { mean: chars.length === 0 ? 0 : sum / chars.length, sum };
}

/** Whether what was read is so unsure that the page may not stand upright. */
export const isDoubtful = (read: readonly LineReading[]): boolean => sureness(read).mean < DOUBTFUL;

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
  return { gray: turned(gray, turn), scale, ...place[turn] };
}

/** The page as it is once turned. */
export const turnedPage = (page: Page, turn: Turn): Page =>
  turn % 2 === 0 ? page : { ...page, width: page.height, height: page.width };
