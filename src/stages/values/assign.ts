import { wordingsOf } from "../../editions/wordings.ts";
import type { RowForm } from "../../model/edition.ts";
import { once } from "../../model/once.ts";
import type { Token, Vector } from "../../model/vector.ts";
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
/** Fewer values than this on a line may be anything. */
const FEW = 4;
/** A vector without a label may stand for any row, but a labelled one is better. */
const UNLABELLED = 0.25;

/** The labels of a form's rows, folded once. */
const foldedLabels = once((rows: readonly RowForm[]) => rows.map(wordingsOf));

/** A label that repeats the group (（三）不予公开1.属于…) is compared with and without it. */
function affinities(vectors: readonly Vector[], rows: readonly RowForm[]): Float32Array[] {
  const labels = foldedLabels(rows);
  return vectors.map((vector) => {
    const scores = new Float32Array(rows.length);
    const exact = labels.findIndex((wordings) =>
      wordings.some((label) => label !== "" && (vector.label.endsWith(label) || isFolded(vector, label, labels))),
    );
    if (exact >= 0) {
      // A label that is there to the letter needs no comparison with the others.
      scores[exact] = 1;
      return scores;
    }
    labels.forEach((wordings, j) => {
      for (const label of wordings) scores[j] = Math.max(scores[j] as number, affinity(vector, label));
    });
    return scores;
  });
}

/** How like the label of a row the print is that stands beside the values, and around them. */
function affinity(vector: Vector, label: string): number {
  const own = tailLikeness(vector.label, label);
  // Fragments above and below speak for a row that has none of its label beside it only where they hold little else.
  const near = vector.around !== "" && (vector.label !== "" || vector.around.length <= label.length + STRAY);
  return own >= ALIKE || !near ? own : Math.max(own, 0.85 * tailLikeness(vector.around, label));
}

/** Characters of a group's label, or of a vertical one, that may stand between the lines of a row's own. */
const BETWEEN = 4;

/** So many characters tell a label whose end stands elsewhere, as behind a header that is printed again. */
const HEAD = 6;

/** Whether the label is there to the letter, folded over the line of the values and the lines above and below it; no other row's may be. */
function isFolded(vector: Vector, label: string, labels: readonly (readonly string[])[]): boolean {
  if (vector.before === undefined || label.length < BETWEEN) return false;
  const above = vector.around.slice(0, vector.before);
  const below = vector.around.slice(vector.before + vector.label.length);
  const beside = vector.label;
  // Where labels of several rows stand above, any of them may be that of the values.
  const stands = (other: string): boolean => other !== "" && above.includes(other);
  if (labels.some((wordings) => !wordings.includes(label) && wordings.some(stands))) return false;
  const startsSoon = (text: string, rest: string): boolean => {
    const at = text.indexOf(rest);
    return at >= 0 && at <= BETWEEN;
  };
  for (let k = label.length; k > 0; k--) {
    if (!above.endsWith(label.slice(0, k))) continue;
    const rest = label.slice(k);
    if (beside === "") return startsSoon(below, rest);
    // What stands beside the values is the next part of the label, or its end.
    if (rest.startsWith(beside) && startsSoon(below, rest.slice(beside.length))) return true;
  }
  if (beside === "") return false;
  for (let k = Math.min(beside.length, label.length - 1); k >= BETWEEN; k--)
    if (beside.endsWith(label.slice(0, k))) return k >= HEAD || startsSoon(below, label.slice(k));
  return false;
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

/** What a vector gains as a row of the form; minus infinity where it can't be that row. */
function gainOf(vector: Vector, row: RowForm, like: number, printed: number, rows: number): number {
  const arity = row.columns.length;
  if (like >= ALIKE) {
    const surplus = vector.mode === "words" && vector.tokens.length > arity + 1 ? -1 : 0;
    return like - vectorCost(vector, arity) + surplus;
  }
  if (row.label === "") {
    if (vector.mode === "glued" ? printed === 0 : !mayFill(vector, printed, arity, rows))
      return Number.NEGATIVE_INFINITY;
    return UNLABELLED + printed / (10 * arity);
  }
  // Recognition tells a figure from a label better than it reads the label.
  const scanned = vector.tokens.some((token) => token.reading !== undefined);
  if (vector.label.length > 3 && !scanned) return Number.NEGATIVE_INFINITY;
  const fits = printed === arity || (scanned && vector.tokens.length === arity);
  return fits ? UNLABELLED : Number.NEGATIVE_INFINITY;
}

/** What is gained where, all vectors by all rows, and what it costs to leave a vector out. */
interface Gains {
  readonly m: number;
  readonly n: number;
  /** [vector * n + row] */
  readonly gains: Float64Array;
  readonly skip: Float64Array;
}

/** The best that the vectors and rows before each pair can gain together: [vector * (n + 1) + row]. */
function bestBefore({ m, n, gains, skip }: Gains): Float64Array {
  const width = n + 1;
  const best = new Float64Array((m + 1) * width);
  for (let i = 0; i <= m; i++)
    for (let j = 0; j <= n; j++) {
      const at = i * width + j;
      let most = at === 0 ? 0 : Number.NEGATIVE_INFINITY;
      if (i > 0) most = Math.max(most, (best[at - width] as number) + (skip[i - 1] as number));
      if (j > 0) most = Math.max(most, (best[at - 1] as number) + SKIP_ROW);
      if (i > 0 && j > 0)
        most = Math.max(most, (best[at - width - 1] as number) + (gains[(i - 1) * n + j - 1] as number));
      best[at] = most;
    }
  return best;
}

/** As `bestBefore`, for what stands from each pair on. */
function bestBehind({ m, n, gains, skip }: Gains): Float64Array {
  const width = n + 1;
  const best = new Float64Array((m + 1) * width);
  for (let i = m; i >= 0; i--)
    for (let j = n; j >= 0; j--) {
      const at = i * width + j;
      let most = i === m && j === n ? 0 : Number.NEGATIVE_INFINITY;
      if (i < m) most = Math.max(most, (best[at + width] as number) + (skip[i] as number));
      if (j < n) most = Math.max(most, (best[at + 1] as number) + SKIP_ROW);
      if (i < m && j < n) most = Math.max(most, (best[at + width + 1] as number) + (gains[i * n + j] as number));
      best[at] = most;
    }
  return best;
}

/** Of two assignments as good the one whose rows stand earlier: a table that stands twice is read where it stands first. */
function earliestPath({ m, n, gains, skip }: Gains, best: Float64Array): (number | null)[] {
  const width = n + 1;
  const vectorOf: (number | null)[] = Array.from({ length: n }, () => null);
  for (let i = m, j = n; i > 0 || j > 0; ) {
    const at = i * width + j;
    const here = best[at] as number;
    if (i > 0 && close(here, (best[at - width] as number) + (skip[i - 1] as number))) i--;
    else if (i > 0 && j > 0 && close(here, (best[at - width - 1] as number) + (gains[(i - 1) * n + j - 1] as number))) {
      vectorOf[j - 1] = i - 1;
      i--;
      j--;
    } else j--;
  }
  return vectorOf;
}

/** Rows that another vector would fill as well in an assignment just as good. */
function unsureRows(all: Gains, before: Float64Array, vectorOf: readonly (number | null)[]): Set<number> {
  const { m, n, gains } = all;
  const behind = bestBehind(all);
  const width = n + 1;
  const score = before[m * width + n] as number;
  const unsure = new Set<number>();
  for (let j = 0; j < n; j++)
    for (let i = 0; i < m; i++) {
      if (i === vectorOf[j]) continue;
      const at = i * width + j;
      const through = (before[at] as number) + (gains[i * n + j] as number) + (behind[at + width + 1] as number);
      if (through > score - 0.05) unsure.add(j);
    }
  return unsure;
}

/**
 * Aligns the printed vectors with the rows of the form, both in order, for the greatest likeness of labels. Vectors
 * without a label take the rows that their neighbours leave. Rows and vectors may be left out.
 */
export function assignRows(vectors: readonly Vector[], rows: readonly RowForm[]): Assignment {
  const n = rows.length;
  const affinity = affinities(vectors, rows);
  const filled = vectors.map(filledCells);
  const alike = affinity.map((scores) => scores.some((score) => score >= 0.8));
  const gains: Gains = {
    m: vectors.length,
    n,
    gains: new Float64Array(vectors.length * n),
    skip: new Float64Array(vectors.length),
  };
  vectors.forEach((vector, i) => {
    gains.skip[i] = alike[i] ? -0.5 : vector.tokens.length >= 5 ? -0.3 : -0.05;
    rows.forEach((row, j) => {
      gains.gains[i * n + j] = gainOf(vector, row, affinity[i]?.[j] ?? 0, filled[i] ?? 0, n);
    });
  });
  const before = bestBefore(gains);
  const vectorOf = earliestPath(gains, before);
  const unsure = unsureRows(gains, before, vectorOf);
  rescueDisplaced(vectorOf, affinity);
  const used = new Set(vectorOf.filter((v) => v !== null));
  const longest = Math.max(...rows.map((row) => row.columns.length));
  const leftOver = vectors.flatMap((_, i) => (!used.has(i) && alike[i] && (filled[i] ?? 0) >= longest ? [i] : []));
  const first = Math.min(...used);
  const last = Math.max(...used);
  const foreign = vectors.flatMap((vector, i) => {
    if (used.has(i)) return [];
    // Within the table every printed value belongs to some row; outside only what could be a whole one counts, or in a
    // table of one printed row a part of it.
    if (i > first && i < last) return (filled[i] ?? 0) > 0 ? [i] : [];
    if (rows.some((row) => row.label === "")) return (filled[i] ?? 0) >= FEW ? [i] : [];
    return (vector.label.length > 3 || rows.length > 3) && fillsRow(vector, longest) ? [i] : [];
  });
  return {
    vectorOf,
    unsure,
    leftOver,
    foreign,
    likeness: vectorOf.map((i, j) => (i === null ? 0 : (affinity[i]?.[j] ?? 0))),
    score: before[before.length - 1] as number,
  };
}

/** Values of one unlabelled row, some of which may be blank where nothing but their places on the line tells it. */
function mayFill(vector: Vector, printed: number, arity: number, rows: number): boolean {
  if (vector.mode === "cells") return vector.tokens.length >= arity && span(vector) <= arity;
  const placed = vector.label === "" && vector.tokens.every((token) => Number.isFinite(token.left));
  return printed === arity || (rows === 1 && placed && printed >= FEW && printed < arity);
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
