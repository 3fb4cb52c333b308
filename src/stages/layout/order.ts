import type { Piece } from "./pieces.ts";
import { clusterRows } from "./runs.ts";

/** Pieces of different cells that stand on one line made one, with a blank between the cells. */
export function across(pieces: readonly Piece[]): Piece {
  const first = pieces[0] as Piece;
  if (pieces.length === 1) return first;
  const sorted = [...pieces].sort((a, b) => a.box[0] - b.box[0]);
  const boxes = [...(sorted[0] as Piece).boxes];
  let text = (sorted[0] as Piece).text;
  let [left, top, right, bottom] = (sorted[0] as Piece).box;
  for (let i = 1; i < sorted.length; i++) {
    const piece = sorted[i] as Piece;
    text += ` ${piece.text}`;
    boxes.push(null);
    for (const box of piece.boxes) boxes.push(box);
    if (piece.box[0] < left) left = piece.box[0];
    if (piece.box[1] < top) top = piece.box[1];
    if (piece.box[2] > right) right = piece.box[2];
    if (piece.box[3] > bottom) bottom = piece.box[3];
  }
  const sizes = sorted.map((piece) => piece.size).sort((a, b) => a - b);
  return {
    text,
    boxes,
    box: [left, top, right, bottom],
    mid: (top + bottom) / 2,
    size: sizes[sizes.length >> 1] as number,
    vertical: false,
  };
}

/** The lines of a ruled table: what stands at one height, cell by cell; text that runs down a cell is a line at the height where it begins. */
export function tableLines(cells: readonly { readonly pieces: readonly Piece[] }[]): Piece[] {
  const level: Piece[] = [];
  const upright: Piece[] = [];
  for (const { pieces } of cells) for (const piece of pieces) (piece.vertical ? upright : level).push(piece);
  const lines = clusterRows(level).map(across);
  if (upright.length === 0) return lines;
  const begin = (piece: Piece) => (piece.vertical ? piece.box[1] : piece.mid);
  return [...upright, ...lines].sort((a, b) => begin(a) - begin(b));
}
