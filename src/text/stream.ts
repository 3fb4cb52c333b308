import type { Line } from "../model/line.ts";
import { foldWithMap } from "./fold.ts";

/** The folded text of many lines in one string, and where each character stands. */
export interface Stream {
  readonly text: string;
  /** Index into the lines and UTF-16 unit in that line, for each unit of `text`. */
  readonly lineOf: Uint32Array;
  readonly unitOf: Uint32Array;
  readonly lines: readonly Line[];
}

/**
 * Labels broken over lines are found in the stream as if they were whole. `masked` may blank out parts of a line's text,
 * unit for unit.
 */
export function streamOf(lines: readonly Line[], masked: (text: string) => string = (text) => text): Stream {
  const folded = lines.map((line) => foldWithMap(masked(line.text)));
  const length = folded.reduce((sum, f) => sum + f.text.length, 0);
  const lineOf = new Uint32Array(length);
  const unitOf = new Uint32Array(length);
  let at = 0;
  folded.forEach((f, i) => {
    for (let k = 0; k < f.text.length; k++) {
      lineOf[at] = i;
      unitOf[at] = f.map[k] ?? 0;
      at++;
    }
  });
  return { text: folded.map((f) => f.text).join(""), lineOf, unitOf, lines };
}
