import type { IdentityForm, RowForm } from "../model/edition.ts";
import { once } from "../model/once.ts";

/** One instance of an identity: the left cells add up to the right cells. */
export interface Equation {
  readonly rule: string;
  /** The instance: a column's name, or a row's or group's path. */
  readonly at: string;
  readonly label: string;
  /** Cell ids: row path, `/`, column name. */
  readonly left: readonly string[];
  readonly right: readonly string[];
}

/** The column's name alone where the printed row holds several records (its key is empty). */
export const cellId = (row: string, column: string): string => (row === "" ? column : `${row}/${column}`);

/** The ids of a row's cells, in the order of its columns: every step asks for them. */
export const cellIds: (row: RowForm) => readonly string[] = once((row) =>
  row.columns.map((column) => cellId(row.key, column.key)),
);

/** The instances of the form's identities over the rows that a table prints. An identity whose result row is not printed has none. */
export function equationsOf(identities: readonly IdentityForm[], rows: readonly RowForm[]): Equation[] {
  const printed = new Map(rows.map((row) => [row.key, row]));
  return identities.flatMap((identity): Equation[] => {
    if (identity.over === "rows") {
      return rows
        .filter((row) => [...identity.left, ...identity.right].every((key) => row.columns.some((c) => c.key === key)))
        .map((row) => ({
          rule: identity.rule,
          at: row.key,
          label: `${identity.label}（${row.label.replace(/（区分.*$/u, "")}）`,
          left: identity.left.map((key) => cellId(row.key, key)),
          right: identity.right.map((key) => cellId(row.key, key)),
        }));
    }
    const terms = (keys: readonly string[]): string[] => keys.filter((key) => printed.has(key));
    const left = terms(identity.left);
    const right = terms(identity.right);
    const columns = rows[0]?.columns ?? [];
    if (left.length === 0 || right.length === 0) return [];
    return columns.map((column) => ({
      rule: identity.rule,
      at: column.key,
      label: `${identity.label}（${column.label}）`,
      left: left.map((key) => cellId(key, column.key)),
      right: right.map((key) => cellId(key, column.key)),
    }));
  });
}
