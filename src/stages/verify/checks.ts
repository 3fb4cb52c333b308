import type { Check } from "../../model/report.ts";

/** An instance of an identity with both its sums; null sums where a cell is not located. */
export interface Balance {
  readonly rule: string;
  readonly at: string;
  readonly label: string;
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly sums: { readonly left: number; readonly right: number } | null;
}

const same = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;

/** The checks of one table; `table` is its key in the report. */
export function checksOf(table: string, balances: readonly Balance[]): Check[] {
  return balances.map(({ rule, at, label, left, right, sums }) => ({
    rule,
    at,
    label,
    status: sums === null ? "skipped" : same(sums.left, sums.right) ? "pass" : "fail",
    left: sums?.left ?? null,
    right: sums?.right ?? null,
    cells: [...left, ...right].map((id) => `/tables/${table}/${id}`),
  }));
}
