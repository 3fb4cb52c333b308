import { cellId } from "../../identities/equations.ts";
import type { Option } from "../../model/candidate.ts";
import type { RowForm } from "../../model/edition.ts";
import { columnFinder } from "../../stages/values/columns.ts";
import { type DecodedCell, type DecodedTable, sidesOf } from "../../stages/values/decode.ts";
import { optionsOf, type RowOptions } from "../../stages/values/options.ts";
import type { RowSum } from "../../stages/values/split.ts";

/** The ways in which a row that was not plain could be read. */
export interface RowCandidates {
  /** Path of the row; "" where one printed row holds the whole table. */
  readonly row: string;
  readonly label: string;
  /** How the values had to be told apart. */
  readonly how: RowOptions["how"];
  /** What is printed there, a piece for each value or run of digits. */
  readonly printed: readonly string[];
  /** How many ways there are, of which at most `SHOWN` are listed: those that were not refused first, then the cheapest. */
  readonly ways: number;
  readonly options: readonly RowCandidate[];
}

export interface RowCandidate {
  /** A value for each column of the row, null for blank. */
  readonly values: readonly (number | null)[];
  /** Null where it depends on the rest of the table. */
  readonly cost: number | null;
  /** taken; refused by an identity; or as good as others, so that its cells stay open. */
  readonly verdict: "taken" | "refused" | "open";
  /** The first identity that does not hold with these values beside the other rows as they were read. */
  readonly refusedBy: string | null;
}

const SHOWN = 24;

/** Candidates of every row that was read in some other way than plainly, in the form's order. */
export function candidatesOf(table: DecodedTable): RowCandidates[] {
  const { form, reading, assignment } = table;
  return (form.printed ?? form.rows).flatMap((row, j): RowCandidates[] => {
    const i = assignment.vectorOf[j] ?? null;
    const vector = i === null ? undefined : reading.vectors[i];
    if (i === null || vector === undefined) return [];
    const headings = reading.headings ?? [];
    const columns = () =>
      vector.mode === "words" ? columnFinder(reading.vectors, row.columns.length, headings)(i) : null;
    const { options, how } = optionsOf(vector, row, {
      start: null,
      seen: new Set(),
      columns,
      headings,
      sums: sumsWithin(row, table),
    });
    if (how === "plain" && options.length === 1) return [];
    const judged = options.map((option) => judge(option, row, how, table));
    return [
      {
        row: row.key,
        label: row.label,
        how,
        printed: vector.tokens.map((token) => token.text),
        ways: options.length,
        options: judged
          .sort((a, b) => RANK[a.verdict] - RANK[b.verdict] || (a.cost ?? 0) - (b.cost ?? 0))
          .slice(0, SHOWN),
      },
    ];
  });
}

const RANK = { taken: 0, open: 1, refused: 2 } as const;

/** The sums inside one printed row, by position. */
function sumsWithin(row: RowForm, { equations }: DecodedTable): RowSum[] {
  const ids = row.columns.map((column) => cellId(row.key, column.key));
  return equations.flatMap(({ left, right }): RowSum[] => {
    const from = ids.indexOf(left[0] ?? "");
    const total = ids.indexOf(right[0] ?? "");
    return from >= 0 && total === from + left.length ? [{ from, total }] : [];
  });
}

function judge(option: Option, row: RowForm, how: RowOptions["how"], table: DecodedTable): RowCandidate {
  const ids = row.columns.map((column) => cellId(row.key, column.key));
  const cost = how === "shifted" ? null : Math.round(option.cost * 100) / 100;
  const { values } = option;
  const settled = ids.every((id) => isSettled(table.cells.get(id)));
  if (settled && ids.every((id, c) => (table.cells.get(id)?.value ?? null) === (values[c] ?? null)))
    return { values, cost, verdict: "taken", refusedBy: null };
  const refusedBy = refusal(ids, option, table);
  return { values, cost, verdict: refusedBy === null ? "open" : "refused", refusedBy };
}

const isSettled = (cell: DecodedCell | undefined): boolean =>
  cell !== undefined && cell.state !== "ambiguous" && cell.state !== "unreadable";

function refusal(ids: readonly string[], option: Option, { cells, equations }: DecodedTable): string | null {
  const changed = new Map(cells);
  ids.forEach((id, c) => {
    changed.set(id, { value: option.values[c] ?? null, state: "number", token: null, origin: "decoded" });
  });
  for (const equation of equations) {
    if (![...equation.left, ...equation.right].some((id) => ids.includes(id))) continue;
    const sums = sidesOf(equation, changed);
    if (sums !== null && Math.abs(sums.left - sums.right) > 1e-6)
      return `${equation.rule} ${equation.at}: ${sums.left} ≠ ${sums.right}`;
  }
  return null;
}
