import type { Box } from "../../model/geometry.ts";

export const WHITE = 0xffffff;

/** The greatest difference of two colours in one channel, 0 to 255. */
export function colorDistance(a: number, b: number): number {
  const red = Math.abs((a >> 16) - (b >> 16));
  const green = Math.abs(((a >> 8) & 255) - ((b >> 8) & 255));
  const blue = Math.abs((a & 255) - (b & 255));
  return Math.max(red, green, blue);
}

/** Not to be told from white paper. */
export const isWhite = (color: number): boolean => colorDistance(color, WHITE) <= 6;

/** Rec. 601 luminance, 0 to 255. */
export const luminance = (color: number): number =>
  0.299 * (color >> 16) + 0.587 * ((color >> 8) & 255) + 0.114 * (color & 255);

export const inside = (box: Box, x: number, y: number): boolean =>
  x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
