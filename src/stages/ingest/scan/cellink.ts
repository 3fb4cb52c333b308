import { type Blob, blobsIn } from "./components.ts";
import type { Ink, Rect } from "./gray.ts";
import type { RuledCell } from "./ruled.ts";
import { type TextLine, textLines, withoutSpecks } from "./textlines.ts";

/** What ink there is in a cell, the remains of its lines and specks taken away. */
export interface CellInk {
  readonly cell: RuledCell;
  readonly lines: readonly TextLine[];
  /** Without ink worth reading: whether that is certain, or some faint ink is left. */
  readonly blank: "certain" | "uncertain" | null;
}

/** Parts of the cell's width and height around its middle in which a blank cell holds hardly any ink: so much, in square inches. */
const MIDDLE = 0.76;
const FAINT = 40e-5;
/** A remnant of a line is this thin, in inches, or fills so little of its own box. */
const THIN = 0.025;
const FILL = 0.12;

export function cellInk(ink: Ink, cell: RuledCell, em: number, dpi: number): CellInk {
  const { inner } = cell;
  if (inner.right - inner.left < 3 || inner.bottom - inner.top < 3) return { cell, lines: [], blank: "certain" };
  const all = blobsIn(ink, inner);
  const blobs = withoutSpecks(all, dpi).filter((blob) => !isRemnant(blob, inner, dpi));
  if (blobs.length > 0) return { cell, lines: withoutDots(textLines(blobs, em), em), blank: null };
  return { cell, lines: [], blank: inkInMiddle(ink, inner) > FAINT * dpi * dpi ? "uncertain" : "certain" };
}

/** A dot above or below a line is dirt. */
const DOT = 0.3;

function withoutDots(lines: readonly TextLine[], em: number): readonly TextLine[] {
  const kept = lines.filter((line) => Math.max(line.right - line.left, line.bottom - line.top) >= DOT * em);
  return kept.length === 0 ? lines : kept;
}

/** Along an edge and thin, or a bent line of which the box holds little ink. */
function isRemnant(blob: Blob, inner: Rect, dpi: number): boolean {
  const touches =
    blob.left <= inner.left || blob.right >= inner.right || blob.top <= inner.top || blob.bottom >= inner.bottom;
  if (!touches) return false;
  const width = blob.right - blob.left;
  const height = blob.bottom - blob.top;
  return Math.min(width, height) <= THIN * dpi || blob.area < FILL * width * height;
}

function inkInMiddle({ width, data }: Ink, { left, top, right, bottom }: Rect): number {
  const dx = Math.round(((right - left) * (1 - MIDDLE)) / 2);
  const dy = Math.round(((bottom - top) * (1 - MIDDLE)) / 2);
  let sum = 0;
  for (let y = top + dy; y < bottom - dy; y++)
    for (let x = left + dx; x < right - dx; x++) sum += data[y * width + x] as number;
  return sum;
}

/** The rectangle to be cut out for a line: its ink and `paper` around it; a lone dash is given the height of a character. */
export function cutOf(line: Rect, em: number, paper = 1): Rect {
  const height = line.bottom - line.top;
  const missing = Math.max(0, 0.72 * em - height) / 2;
  const down = 0.1 * paper * Math.max(height, em) + missing;
  const across = 0.2 * paper * Math.max(height, 0.8 * em);
  return {
    left: Math.floor(line.left - across),
    top: Math.floor(line.top - down),
    right: Math.ceil(line.right + across),
    bottom: Math.ceil(line.bottom + down),
  };
}
