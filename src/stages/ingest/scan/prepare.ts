import { type CellInk, cellInk } from "./cellink.ts";
import { blobsIn } from "./components.ts";
import { flatten } from "./flatten.ts";
import type { Gray, Rect } from "./gray.ts";
import type { Raster } from "./raster.ts";
import { type Ruled, ruledOf } from "./ruled.ts";
import { skewOf, straightened } from "./skew.ts";
import { withoutDirt } from "./specks.ts";
import { strokesOf } from "./strokes.ts";
import { emOf, type TextLine, textLines, withoutSpecks } from "./textlines.ts";
import { inkIn } from "./threshold.ts";

/** A page's picture made ready, and what is drawn on it. */
export interface Prepared {
  readonly gray: Gray;
  /** The same without dirt: what prose is read from. In a table a speck may be the point of a figure. */
  readonly clean: Gray;
  readonly tables: readonly Ruled[];
  readonly cells: readonly { readonly table: Ruled; readonly ink: CellInk }[];
  readonly prose: readonly TextLine[];
  readonly em: number;
  readonly skew: number;
}

/** Straightens a page's picture, and finds the tables, cells and lines on it. */
export function prepare({ gray: raw, scale }: Raster): Prepared {
  const dpi = 72 * scale;
  const flat = flatten(raw, dpi);
  const skew = skewOf(flat);
  const gray = straightened(flat, skew);
  const ink = inkIn(gray, dpi);
  const all = blobsIn(ink, { left: 0, top: 0, right: gray.width, bottom: gray.height });
  const blobs = withoutSpecks(all, dpi);
  const em = emOf(blobs, dpi);
  const tables = ruledOf(strokesOf(ink, dpi, em), dpi, em, ink);
  const outside = blobs.filter((blob) => !tables.some((table) => isWithin(blob, table, dpi)));
  const prose = textLines(
    outside.filter((blob) => blob.bottom - blob.top < 3 * em && !isRim(blob, gray)),
    em,
  );
  const cells = tables.flatMap((table) => table.cells.map((cell) => ({ table, ink: cellInk(ink, cell, em, dpi) })));
  return { gray, clean: withoutDirt(gray, all, em, dpi), tables, cells, prose, em, skew };
}

function isWithin(rect: Rect, { xs, ys }: Ruled, dpi: number): boolean {
  const rim = 0.03 * dpi;
  const x = (rect.left + rect.right) / 2;
  const y = (rect.top + rect.bottom) / 2;
  return (
    x > (xs[0] as number) - rim &&
    x < (xs.at(-1) as number) + rim &&
    y > (ys[0] as number) - rim &&
    y < (ys.at(-1) as number) + rim
  );
}

/** The dark rim that a scanner leaves. */
const isRim = (rect: Rect, { width, height }: Gray): boolean =>
  rect.left <= 1 || rect.top <= 1 || rect.right >= width - 1 || rect.bottom >= height - 1;
