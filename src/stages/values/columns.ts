import { once } from "../../model/once.ts";
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

/** Where the columns stand near the vector at an index; null where nothing tells. */
export type ColumnFinder = (index: number) => ColumnPlace[] | null;

/**
 * Finds the columns of rows of `n` values: told by the nearest rows in which all values are printed; without such rows by
 * where the values of all rows stand, or by the column headings, if that makes `n` columns.
 */
export function columnFinder(vectors: readonly Vector[], n: number, headings: readonly Extent[]): ColumnFinder {
  const printed = vectors.map(printedOf);
  const complete = printed.flatMap((tokens, index) =>
    tokens.length === n && tokens.every((token) => Number.isFinite(token.left)) ? [{ tokens, index }] : [],
  );
  if (complete.length > 0) {
    return (index) => {
      const near = nearest(complete, index);
      return Array.from({ length: n }, (_, c) => placeOf(near.flatMap((row) => row.tokens[c] ?? [])));
    };
  }
  const rows = printed.filter((tokens, i) => tokens.length <= n && vectors[i]?.label !== "");
  const columns = byOverlap(rows.flat().filter((token) => Number.isFinite(token.left)));
  const places =
    columns.length === n && rows.length >= n
      ? columns.map(placeOf)
      : headings.length === n
        ? headings.map((heading) => placeOf([heading]))
        : null;
  return () => places;
}

/** The few complete rows nearest to an index; `rows` in ascending order. */
function nearest<T extends { index: number }>(rows: readonly T[], index: number): T[] {
  const at = rows.findIndex((row) => row.index >= index);
  const from = Math.max(0, (at < 0 ? rows.length : at) - NEIGHBOURS);
  return rows
    .slice(from, from + 2 * NEIGHBOURS)
    .sort((a, b) => Math.abs(a.index - index) - Math.abs(b.index - index) || a.index - b.index)
    .slice(0, NEIGHBOURS);
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

/** The edges at which values may be set under one another. */
const EDGES = [
  (extent: Extent, place: ColumnPlace) => extent.left - place.left,
  (extent: Extent, place: ColumnPlace) => (extent.left + extent.right) / 2 - place.middle,
  (extent: Extent, place: ColumnPlace) => extent.right - place.right,
] as const;

/** Distance from each column to the nearer of its neighbours; 1 where there is none. */
const pitchesOf = once((columns: readonly ColumnPlace[]): readonly number[] =>
  columns.map((here, column) => {
    const gaps = [columns[column - 1], columns[column + 1]].flatMap((other) =>
      other === undefined ? [] : [Math.abs(other.middle - here.middle)],
    );
    const pitch = Math.min(...gaps);
    return Number.isFinite(pitch) && pitch > 0 ? pitch : 1;
  }),
);

/** How far a value stands from a column, in parts of the distance to the next column, by the edge that speaks best for it. */
export function offset(token: Token, columns: readonly ColumnPlace[], column: number): number {
  const place = columns[column];
  if (place === undefined) return Number.POSITIVE_INFINITY;
  return Math.min(...EDGES.map((edge) => Math.abs(edge(token, place)))) / (pitchesOf(columns)[column] ?? 1);
}

/**
 * How far the values of a row stand from their columns, all together: columns are set left, right or in the middle, all of
 * them alike.
 */
export function misfit(chosen: readonly (Token | null)[], columns: readonly ColumnPlace[]): number {
  const widths = pitchesOf(columns);
  let least = Number.POSITIVE_INFINITY;
  for (const edge of EDGES) {
    let sum = 0;
    for (let c = 0; c < chosen.length; c++) {
      const [token, place] = [chosen[c], columns[c]];
      if (token != null && place !== undefined) sum += Math.abs(edge(token, place)) / (widths[c] ?? 1);
    }
    least = Math.min(least, sum);
  }
  return least;
}
