import type { RowForm } from "../../model/edition.ts";
import { once } from "../../model/once.ts";
import type { Token, Vector } from "../../model/vector.ts";
import { fold } from "../../text/fold.ts";
import { likeness } from "../../text/similar.ts";

/** Which printed vector stands for which row of the form. */
export interface Assignment {
  /** For each row of the form, the index of its vector, null when it is not printed. */
  readonly vectorOf: readonly (number | null)[];
  /** Rows whose vector could as well be that of another row. */
  readonly unsure: ReadonlySet<number>;
  /** Vectors with a label of the form and enough values that found no row: the table, or a part of it, stands twice. */
  readonly leftOver: readonly number[];
  /** Vectors with values that found no row: rows that this shape of the form does not have, or parts of rows. */
  readonly foreign: readonly number[];
  /** How like the chosen labels are to the form's, 0 to 1 for each row, 0 for a row without label or vector. */
  readonly likeness: readonly number[];
  readonly score: number;
}

/** Labels less alike than this are not the row's. */
const ALIKE = 0.55;
const SKIP_ROW = -0.6;
/** Characters of a vertical label or a group's label among the fragments of a row's own. */
const STRAY = 12;
/** A vector without a label may stand for any row, but a labelled one is better. */
const UNLABELLED = 0.25;

/** The labels of a form's rows, folded once. */
const foldedLabels = once((rows: readonly RowForm[]) => rows.map((row) => fold(row.label)));

/** A label that repeats the group (（三）不予公开1.属于…) is compared with and without it. */
function affinities(vectors: readonly Vector[], rows: readonly RowForm[]): Float32Array[] {
  const labels = foldedLabels(rows);
  return vectors.map((vector) => {
    const scores = new Float32Array(rows.length);
    const exact = labels.findIndex((label) => label !== "" && vector.label.endsWith(label));
    if (exact >= 0) {
      // A label that is there to the letter needs no comparison with the others.
      scores[exact] = 1;
      return scores;
    }
    labels.forEach((label, j) => {
      const own = tailLikeness(vector.label, label);
      // Fragments above and below speak for a row that has none of its label beside it only where they hold little else.
      const near = vector.around !== "" && (vector.label !== "" || vector.around.length <= label.length + STRAY);
      scores[j] = own >= ALIKE || !near ? own : Math.max(own, 0.85 * tailLikeness(vector.around, label));
    });
    return scores;
  });
}

/** Likeness of the label to the end of the print, where the row's own label stands behind the group's. */
function tailLikeness(printed: string, label: string): number {
  if (printed === "") return 0;
  const whole = likeness(printed, label);
  if (printed.length <= label.length + 3) return whole;
  return Math.max(whole, 0.97 * likeness(printed.slice(-label.length - 2), label));
}

function vectorCost(vector: Vector, arity: number): number {
  const printed = vector.tokens.filter((token) => token.printed.state !== "blank").length;
  if (vector.mode === "glued") return 0;
  if (vector.mode === "cells" && vector.tokens.length >= arity) return 0;
  return printed >= arity ? 0 : printed === 0 ? 0.5 : 0.3 * (1 - printed / arity);
}

/**
 * Aligns the printed vectors with the rows of the form, both in order, for the greatest likeness of labels. Vectors
 * without a label take the rows that their neighbours leave. Rows and vectors may be left out.
 */
export function assignRows(vectors: readonly Vector[], rows: readonly RowForm[]): Assignment {
  const m = vectors.length;
  const n = rows.length;
  const affinity = affinities(vectors, rows);
  const filled = vectors.map(filledCells);
  const gainOf = (i: number, j: number): number => {
    const vector = vectors[i];
    const row = rows[j];
    if (vector === undefined || row === undefined) return Number.NEGATIVE_INFINITY;
    const like = affinity[i]?.[j] ?? 0;
    const arity = row.columns.length;
    const surplus = vector.mode === "words" && vector.tokens.length > arity + 1 ? -1 : 0;
    if (like >= ALIKE) return like - vectorCost(vector, arity) + surplus;
    const printed = filled[i] ?? 0;
    if (row.label === "") {
      const fits = vector.mode === "cells" ? vector.tokens.length >= arity && span(vector) <= arity : printed === arity;
      return fits || (vector.mode === "glued" && printed > 0)
        ? UNLABELLED + printed / (10 * arity)
        : Number.NEGATIVE_INFINITY;
    }
    if (vector.label.length > 3) return Number.NEGATIVE_INFINITY;
    return printed === arity ? UNLABELLED : Number.NEGATIVE_INFINITY;
  };
  const gains = new Float64Array(m * n);
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) gains[i * n + j] = gainOf(i, j);
  const gain = (i: number, j: number): number => gains[i * n + j] as number;
  const alike = affinity.map((scores) => scores.some((score) => score >= 0.8));
  const skipVector = vectors.map((vector, i) => (alike[i] ? -0.5 : vector.tokens.length >= 5 ? -0.3 : -0.05));

  const width = n + 1;
  const forward = new Float64Array((m + 1) * width).fill(Number.NEGATIVE_INFINITY);
  forward[0] = 0;
  const at = (i: number, j: number): number => i * width + j;
  for (let i = 0; i <= m; i++) {
    for (let j = 0; j <= n; j++) {
      let best = forward[at(i, j)] ?? Number.NEGATIVE_INFINITY;
      if (i > 0) best = Math.max(best, (forward[at(i - 1, j)] ?? 0) + (skipVector[i - 1] ?? 0));
      if (j > 0) best = Math.max(best, (forward[at(i, j - 1)] ?? 0) + SKIP_ROW);
      if (i > 0 && j > 0) best = Math.max(best, (forward[at(i - 1, j - 1)] ?? 0) + gain(i - 1, j - 1));
      forward[at(i, j)] = best;
    }
  }
  const backward = new Float64Array((m + 1) * width).fill(Number.NEGATIVE_INFINITY);
  backward[at(m, n)] = 0;
  for (let i = m; i >= 0; i--) {
    for (let j = n; j >= 0; j--) {
      let best = backward[at(i, j)] ?? Number.NEGATIVE_INFINITY;
      if (i < m) best = Math.max(best, (backward[at(i + 1, j)] ?? 0) + (skipVector[i] ?? 0));
      if (j < n) best = Math.max(best, (backward[at(i, j + 1)] ?? 0) + SKIP_ROW);
      if (i < m && j < n) best = Math.max(best, (backward[at(i + 1, j + 1)] ?? 0) + gain(i, j));
      backward[at(i, j)] = best;
    }
  }
  const score = forward[at(m, n)] ?? 0;
  const vectorOf: (number | null)[] = rows.map(() => null);
  for (let i = m, j = n; i > 0 || j > 0; ) {
    const here = forward[at(i, j)] ?? 0;
    // Of two assignments as good the one whose rows stand earlier: a table that stands twice is read where it stands first.
    if (i > 0 && close(here, (forward[at(i - 1, j)] ?? 0) + (skipVector[i - 1] ?? 0))) i--;
    else if (i > 0 && j > 0 && close(here, (forward[at(i - 1, j - 1)] ?? 0) + gain(i - 1, j - 1))) {
      vectorOf[j - 1] = i - 1;
      i--;
      j--;
    } else j--;
  }
  // A row is unsure when another vector would fill it as well in an assignment just as good.
  const unsure = new Set<number>();
  vectorOf.forEach((chosen, j) => {
    for (let i = 0; i < m; i++) {
      if (i === chosen) continue;
      const through = (forward[at(i, j)] ?? 0) + gain(i, j) + (backward[at(i + 1, j + 1)] ?? 0);
      if (through > score - 0.05) unsure.add(j);
    }
  });
  rescueDisplaced(vectorOf, affinity);
  const used = new Set(vectorOf.filter((v) => v !== null));
  const longest = Math.max(...rows.map((row) => row.columns.length));
  const leftOver = vectors.flatMap((_, i) => (!used.has(i) && alike[i] && (filled[i] ?? 0) >= longest ? [i] : []));
  const first = Math.min(...used);
  const last = Math.max(...used);
  const foreign = vectors.flatMap((vector, i) => {
    if (used.has(i)) return [];
    // Within the table every printed value belongs to some row; outside only what could be a whole one counts.
    if (i > first && i < last) return (filled[i] ?? 0) > 0 ? [i] : [];
    return (vector.label.length > 3 || rows.length > 3) && fillsRow(vector, longest) ? [i] : [];
  });
  return {
    vectorOf,
    unsure,
    leftOver,
    foreign,
    likeness: vectorOf.map((i, j) => (i === null ? 0 : (affinity[i]?.[j] ?? 0))),
    score,
  };
}

/** Cells from the first printed to the last. */
function span(vector: Vector): number {
  const blank = (token: Token): boolean => token.printed.state === "blank";
  return vector.tokens.findLastIndex((t) => !blank(t)) - vector.tokens.findIndex((t) => !blank(t)) + 1;
}

const fillsRow = (vector: Vector, n: number): boolean =>
  vector.mode === "cells" ? vector.tokens.length >= n && filledCells(vector) > 0 : filledCells(vector) >= n;

const filledCells = (vector: Vector): number => vector.tokens.filter((t) => t.printed.state !== "blank").length;

/** Rows printed out of the form's order: a vector left over whose own label is plainly that of a row left empty. */
function rescueDisplaced(vectorOf: (number | null)[], affinity: readonly Float32Array[]): void {
  const used = new Set(vectorOf.filter((v) => v !== null));
  vectorOf.forEach((chosen, j) => {
    if (chosen !== null) return;
    const i = affinity.findIndex((scores, v) => !used.has(v) && (scores[j] ?? 0) >= 0.9);
    if (i < 0) return;
    vectorOf[j] = i;
    used.add(i);
  });
}

const close = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9;
