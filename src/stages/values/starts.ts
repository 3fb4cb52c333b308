import type { RowForm } from "../../model/edition.ts";
import type { Vector } from "../../model/vector.ts";

/** Rows whose label ends at the same column and that have as many cells are built alike. */
export const rowKind = (vector: Vector): string => `${vector.labelColumn}/${vector.tokens.length}`;

export const NONE: ReadonlySet<number> = new Set();

/** Columns at which values begin, by kind of row and, under the label's column alone, of all kinds together. */
export function startsSeen(
  vectors: readonly Vector[],
  rows: readonly RowForm[],
  vectorOf: readonly (number | null)[],
): Map<string, Set<number>> {
  const votes = new Map<string, number[]>();
  vectorOf.forEach((i, j) => {
    const vector = i === null ? undefined : vectors[i];
    const row = rows[j];
    if (vector === undefined || row === undefined || vector.mode !== "cells") return;
    const first = vector.tokens.findIndex((token) => token.printed.state !== "blank");
    const last = vector.tokens.findLastIndex((token) => token.printed.state !== "blank");
    if (first < 0 || last - first + 1 !== row.columns.length) return;
    const start = vector.labelColumn + 1 + first;
    for (const kind of [rowKind(vector), `${vector.labelColumn}/`])
      votes.set(kind, [...(votes.get(kind) ?? []), start]);
  });
  // One row alone would vote for its own reading.
  const seconded = (found: readonly number[]): number[] =>
    found.filter((s, i) => found.indexOf(s) !== i || found.lastIndexOf(s) !== i);
  return new Map(
    [...votes].flatMap(([kind, found]) => {
      const kept = kind.endsWith("/") ? seconded(found) : found;
      return found.length > 1 && kept.length > 0 ? [[kind, new Set(kept)] as const] : [];
    }),
  );
}

/** The column at which the values of a kind of row begin, where all that show it agree. */
export function agreedStarts(votes: ReadonlyMap<string, ReadonlySet<number>>): Map<string, number> {
  const agreed = new Map<string, number>();
  for (const [kind, starts] of votes) {
    const [start] = starts;
    if (start !== undefined && starts.size === 1) agreed.set(kind, start);
  }
  return agreed;
}
