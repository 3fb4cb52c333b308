import type { Extent, Token, Vector } from "../../model/vector.ts";

/** Where the values of one column stand: edges and middle, in points or display columns. */
export interface ColumnPlace {
  readonly left: number;
  readonly middle: number;
  readonly right: number;
}

/** Columns are taken from so many complete rows, the nearest ones: pages and long labels shift them. */
const NEIGHBOURS = 5;

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

const printedOf = (vector: Vector): Token[] => vector.tokens.filter((token) => token.printed.state !== "blank");

/**
 * The columns near the vector `index`: told by the nearest rows in which all `n` values are printed; without such rows by
 * where the values of all rows stand, or by the column headings, if that makes `n` columns. Null where nothing tells.
 */
export function columnsNear(
  vectors: readonly Vector[],
  index: number,
  n: number,
  headings: readonly Extent[],
): ColumnPlace[] | null {
  const complete = vectors
    .map((vector, i) => ({ tokens: printedOf(vector), distance: Math.abs(i - index) }))
    .filter(({ tokens }) => tokens.length === n && tokens.every((token) => Number.isFinite(token.left)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, NEIGHBOURS);
  if (complete.length > 0)
    return Array.from({ length: n }, (_, c) => placeOf(complete.flatMap((row) => row.tokens[c] ?? [])));
  const rows = vectors.filter((vector) => printedOf(vector).length <= n && vector.label !== "");
  const columns = byOverlap(rows.flatMap(printedOf).filter((token) => Number.isFinite(token.left)));
  if (columns.length === n && rows.length >= n) return columns.map(placeOf);
  return headings.length === n ? headings.map((heading) => placeOf([heading])) : null;
}

const placeOf = (extents: readonly Extent[]): ColumnPlace => ({
  left: median(extents.map((extent) => extent.left)),
  middle: median(extents.map((extent) => (extent.left + extent.right) / 2)),
  right: median(extents.map((extent) => extent.right)),
});

/** Values one below the other, as columns from the left. */
function byOverlap(tokens: readonly Token[]): Token[][] {
  const columns: { right: number; tokens: Token[] }[] = [];
  for (const token of [...tokens].sort((a, b) => a.left - b.left)) {
    const last = columns.at(-1);
    if (last !== undefined && token.left < last.right) {
      last.tokens.push(token);
      last.right = Math.max(last.right, token.right);
    } else columns.push({ right: token.right, tokens: [token] });
  }
  return columns.map((column) => column.tokens);
}

/** How far a value stands from a column, in parts of the distance to the next column; columns are set left, right or in the middle. */
export function offset(token: Token, columns: readonly ColumnPlace[], column: number): number {
  const place = columns[column];
  if (place === undefined) return Number.POSITIVE_INFINITY;
  const middle = (token.left + token.right) / 2;
  const distance = Math.min(
    Math.abs(token.left - place.left),
    Math.abs(middle - place.middle),
    Math.abs(token.right - place.right),
  );
  const before = columns[column - 1];
  const after = columns[column + 1];
  const pitch = Math.min(
    before === undefined ? Number.POSITIVE_INFINITY : place.middle - before.middle,
    after === undefined ? Number.POSITIVE_INFINITY : after.middle - place.middle,
  );
  return Number.isFinite(pitch) && pitch > 0 ? distance / pitch : distance;
}
