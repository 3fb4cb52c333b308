import { EDITIONS } from "../../../editions/index.ts";
import { type Equation, equationsOf } from "../../../identities/equations.ts";
import type { Figure } from "../../../stored/figures.ts";
import type { MarkedFigure } from "./marks.ts";

/** A sum of the form with the values that it has now. */
export interface Sum {
  readonly rule: string;
  readonly at: string;
  readonly left: readonly Term[];
  readonly right: readonly Term[];
  readonly holds: boolean;
}

export interface Term {
  readonly pointer: string;
  readonly value: number | null;
}

/** The identities of the form over the rows that a report prints. */
export function equationsOver(figures: ReadonlyMap<string, MarkedFigure>): { table: string; equation: Equation }[] {
  const tables = new Set([...figures.values()].map(({ figure }) => figure.table));
  return [...tables].flatMap((table) => {
    const rows = new Map(
      EDITIONS.flatMap((edition) => edition.tables.filter((form) => form.table === table))
        .flatMap((form) => form.rows)
        .filter((row) => row.columns.some((column) => figures.has(`/tables/${table}/${row.key}/${column.key}`)))
        .map((row) => [row.key, row] as const),
    );
    const identities = EDITIONS.flatMap((edition) => edition.identities).filter(
      (identity, i, all) => identity.table === table && all.findIndex(({ rule }) => rule === identity.rule) === i,
    );
    return equationsOf(identities, [...rows.values()]).map((equation) => ({ table, equation }));
  });
}

/** The sums that a figure stands in, by the values that `lookUp` gives. */
export function sumsWith(
  figure: Figure,
  figures: ReadonlyMap<string, MarkedFigure>,
  lookUp: (pointer: string) => number | null,
): Sum[] {
  return equationsOver(figures)
    .map(({ table, equation }) => sumOf(table, equation, lookUp))
    .filter(({ left, right }) => [...left, ...right].some(({ pointer }) => pointer === figure.pointer));
}

function sumOf(table: string, { rule, at, left, right }: Equation, lookUp: (pointer: string) => number | null): Sum {
  const terms = (ids: readonly string[]): Term[] =>
    ids.map((id) => ({ pointer: `/tables/${table}/${id}`, value: lookUp(`/tables/${table}/${id}`) }));
  const [l, r] = [terms(left), terms(right)];
  return { rule, at, left: l, right: r, holds: Math.abs(total(l) - total(r)) < 1e-6 };
}

/** Blank counts as zero, as in the report's own checks. */
const total = (terms: readonly Term[]): number => terms.reduce((sum, { value }) => sum + (value ?? 0), 0);

/** Most terms that are written out with their zeros. */
const FEW = 4;

/** The terms that are written: all of a short sum, of a long one those that are not zero. */
export const shownTerms = (terms: readonly Term[]): readonly Term[] => {
  if (terms.length <= FEW) return terms;
  const counted = terms.filter(({ value }) => value !== null && value !== 0);
  return counted.length === 0 ? terms.slice(0, 1) : counted;
};
