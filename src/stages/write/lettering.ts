import type { Picture } from "../../model/picture.ts";

/** A short text over a page, such as a figure as it was read. */
export interface Lettering {
  readonly text: string;
  /** Left and top in points of the page. */
  readonly at: readonly [x: number, y: number];
  /** 0xRRGGBB. */
  readonly color: number;
}

/** Pixels of a letter and of the gap behind it, across; pixels down. */
const WIDE = 5;
const GAP = 1;
const HIGH = 7;

/** Rows of pixels from the top, the leftmost pixel the highest of five bits. */
const LETTERS: Readonly<Record<string, readonly number[]>> = {
  "0": [14, 17, 17, 17, 17, 17, 14],
  "1": [4, 12, 4, 4, 4, 4, 14],
  "2": [14, 17, 1, 2, 4, 8, 31],
  "3": [31, 2, 4, 2, 1, 17, 14],
  "4": [2, 6, 10, 18, 31, 2, 2],
  "5": [31, 16, 30, 1, 1, 17, 14],
  "6": [6, 8, 16, 30, 17, 17, 14],
  "7": [31, 1, 2, 4, 8, 8, 8],
  "8": [14, 17, 17, 14, 17, 17, 14],
  "9": [14, 17, 17, 15, 1, 2, 12],
  ".": [0, 0, 0, 0, 0, 12, 12],
  ",": [0, 0, 0, 0, 12, 4, 8],
  "-": [0, 0, 0, 31, 0, 0, 0],
  "+": [0, 4, 4, 31, 4, 4, 0],
  "/": [0, 1, 2, 4, 8, 16, 0],
  "(": [2, 4, 8, 8, 8, 4, 2],
  ")": [8, 4, 2, 2, 2, 4, 8],
};
/** What stands for every other character. */
const OTHER = [31, 17, 17, 17, 17, 17, 31];

/** How wide and high a text is, in pixels, with a pixel of paper around it. */
export const extentOf = (text: string): readonly [width: number, height: number] => [
  [...text].length * (WIDE + GAP) + GAP,
  HIGH + 2 * GAP,
];

/** A copy of the picture with texts over it, each on white. What lies outside of it is left out. */
export function letter(picture: Picture, texts: readonly Lettering[]): Picture {
  const { width, height, scale } = picture;
  const data = picture.data.slice();
  const fill = (left: number, top: number, w: number, h: number, color: number): void => {
    for (let y = Math.max(0, top); y < Math.min(height, top + h); y++)
      for (let x = Math.max(0, left); x < Math.min(width, left + w); x++)
        data.set([(color >> 16) & 255, (color >> 8) & 255, color & 255], (y * width + x) * 3);
  };
  for (const { text, at, color } of texts) {
    const [left, top] = [Math.round(at[0] * scale), Math.round(at[1] * scale)];
    fill(left, top, ...extentOf(text), 0xffffff);
    [...text].forEach((char, i) => {
      const rows = LETTERS[char] ?? OTHER;
      const x = left + GAP + i * (WIDE + GAP);
      rows.forEach((row, j) => {
        for (let k = 0; k < WIDE; k++) if ((row >> (WIDE - 1 - k)) & 1) fill(x + k, top + GAP + j, 1, 1, color);
      });
    });
  }
  return { ...picture, data };
}
