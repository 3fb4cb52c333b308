import { cellIds, type Equation, equationsOf } from "../../identities/equations.ts";
import { problemOf, search } from "../../identities/solve.ts";
import type { Group, Option } from "../../model/candidate.ts";
import type { EditionForm, RowForm, TableForm } from "../../model/edition.ts";
import type { Reading, Token, Vector } from "../../model/vector.ts";
import { type Assignment, assignRows } from "./assign.ts";
import { type ColumnFinder, columnFinder } from "./columns.ts";
import { optionsOf, type RowOptions } from "./options.ts";
import type { RowSum } from "./split.ts";
import { agreedStarts, NONE, rowKind, startsSeen } from "./starts.ts";

/** What one cell came to. */
export interface DecodedCell {
  readonly value: number | null;
  readonly state: "number" | "blank" | "dash" | "ambiguous" | "unreadable";
  readonly token: Token | null;
  readonly origin: "text" | "decoded" | "ocr" | "repaired";
  /** What had been read, where the identities mended it. */
  readonly read?: string;
}

/** One table of the form, filled from one reading. */
export interface DecodedTable {
  readonly edition: EditionForm;
  readonly form: TableForm;
  readonly reading: Reading;
  /** By cell id; a cell that was not located has no entry. */
  readonly cells: ReadonlyMap<string, DecodedCell>;
  /** Rows of the form that the report does not print, or that were not found. */
  readonly absent: readonly RowForm[];
  readonly equations: readonly Equation[];
  /** Equations over located cells that do not hold. */
  readonly violated: readonly Equation[];
  /** Nothing was guessed: every row in plain sight under its own label. */
  readonly plain: boolean;
  /** What is not plain was told apart in the one way that the identities, or the digits themselves, allow. */
  readonly proven: boolean;
  readonly assignment: Assignment;
  /** Rows whose values may be another row's or another column's. */
  readonly doubtful: readonly RowForm[];
  /** Lines that hold the values that were used. */
  readonly lines: readonly number[];
  /** What there is to say of a scanned table's readings. */
  readonly doubts?: readonly Doubt[];
}

/** Why a person must look at a cell of a scanned table, or what was mended there. */
export interface Doubt {
  readonly code: string;
  readonly severity: "info" | "warning";
  readonly message: string;
  /** Null for the table as a whole. */
  readonly cell: string | null;
}

/** Assignments whose cost is this near to the cheapest are as good as it. */
const MARGIN = 0.75;
/** Values that together stand no further from their columns than this, in column widths, stand in them. */
const NEAR = 0.5;

/** A label as like the form's as this is the row's own, whatever stands around it. */
export const NAMED = 0.95;

const cellOf = (token: Token | null, value: number | null, origin: "text" | "decoded"): DecodedCell => {
  const state = token === null ? "blank" : token.printed.state;
  return { value, state, token, origin };
};

interface ReadRow extends RowOptions {
  readonly row: RowForm;
  readonly start: number | null;
}

interface FormIdentities {
  readonly equations: readonly Equation[];
  /** For each printed row, the sums inside it, by position. */
  readonly sums: readonly (readonly RowSum[])[];
}

const known = new WeakMap<TableForm, FormIdentities>();

/** The equations of a form, which is data that never changes: worked out once. */
function identitiesOf(edition: EditionForm, form: TableForm): FormIdentities {
  const cached = known.get(form);
  if (cached !== undefined) return cached;
  const equations = equationsOf(
    edition.identities.filter((identity) => identity.table === form.table),
    form.rows,
  );
  const sums = (form.printed ?? form.rows).map((row) => sumsWithin(row, equations));
  const made = { equations, sums };
  known.set(form, made);
  return made;
}

/** The sums inside one printed row, by position. */
function sumsWithin(row: RowForm, equations: readonly Equation[]): RowSum[] {
  const ids = cellIds(row);
  return equations
    .map((equation) => ({
      from: ids.indexOf(equation.left[0] ?? ""),
      total: ids.indexOf(equation.right[0] ?? ""),
      length: equation.left.length,
    }))
    .filter(({ from, total, length }) => from >= 0 && total === from + length)
    .map(({ from, total }) => ({ from, total }));
}

/** Whether an option was chosen in a way that leaves nothing to doubt. */
function inPlainSight(r: ReadRow, chosen: Option | undefined): boolean {
  if (r.how === "plain") return true;
  const rival = r.options.find((option) => option.values.some((value, c) => value !== chosen?.values[c]));
  if (chosen === undefined || chosen !== r.options[0]) return false;
  if (r.how === "shifted") return r.start !== null && chosen.cost === 0;
  if (r.how === "aligned") return chosen.cost < NEAR && (rival === undefined || rival.cost - chosen.cost > MARGIN);
  return false;
}

/** Fills one published shape of a table from one reading. */
export function decodeTable(reading: Reading, edition: EditionForm, form: TableForm): DecodedTable {
  const { vectors } = reading;
  const rows = form.printed ?? form.rows;
  const { equations, sums } = identitiesOf(edition, form);
  const assignment = assignRows(vectors, rows);
  const votes = startsSeen(vectors, rows, assignment.vectorOf);
  const starts = agreedStarts(votes);
  // The header tells where columns begin only if every row that shows it says the same.
  const header = [...starts.values()].every((start) => start === reading.firstColumn)
    ? (reading.firstColumn ?? null)
    : null;
  const headings = reading.headings ?? [];
  const finders = new Map<number, ColumnFinder>();
  const columnsOf = (n: number): ColumnFinder => {
    const finder = finders.get(n) ?? columnFinder(vectors, n, headings);
    finders.set(n, finder);
    return finder;
  };
  const read: ReadRow[] = [];
  const absent: RowForm[] = [];
  rows.forEach((row, j) => {
    const i = assignment.vectorOf[j] ?? null;
    const vector = i === null ? undefined : vectors[i];
    if (i === null || vector === undefined) {
      absent.push(row);
      return;
    }
    const start = starts.get(rowKind(vector)) ?? header;
    const seen = votes.get(`${vector.labelColumn}/`) ?? NONE;
    const columns = () => (vector.mode === "words" ? columnsOf(row.columns.length)(i) : null);
    read.push({ row, start, ...optionsOf(vector, row, { start, seen, columns, headings, sums: sums[j] ?? [] }) });
  });
  const solvable = read.filter((r) => r.options.length > 0);
  const groups = solvable.map((r) => groupOf(r));
  const { settled, proven } = settle(groups, equations);

  const cells = new Map<string, DecodedCell>();
  solvable.forEach((r, g) => {
    const options = settled[g] ?? [];
    cellIds(r.row).forEach((id, c) => {
      cells.set(id, agreed(options, c, r.how));
    });
  });
  for (const r of read) {
    if (r.options.length > 0) continue;
    for (const id of cellIds(r.row)) cells.set(id, { value: null, state: "ambiguous", token: null, origin: "text" });
  }
  const violated = equations.filter((equation) => !holds(equation, cells));
  // Where only the order of labels and values is known, a row that is missing may have lent its values to another.
  const complete = absent.length === 0 && assignment.foreign.length === 0;
  const twice = assignment.foreign.length === assignment.leftOver.length;
  const named = rows.every((_, j) => assignment.vectorOf[j] == null || (assignment.likeness[j] ?? 0) >= NAMED);
  const loose = reading.loose === true;
  const inStep =
    reading.reader === "stream"
      ? complete || (named && assignment.foreign.length === 0)
      : reading.reader === "order"
        ? violated.length === 0
        : twice;
  // Values without a label are a row's by their number alone, and an empty line may be no cell: where the row's own sum
  // fails, nothing speaks for them.
  const strayed = rows.filter((row, j) => {
    const vector = vectors[assignment.vectorOf[j] ?? -1];
    if (vector === undefined) return false;
    const stream = reading.reader === "stream";
    const guessed =
      rows.length === 1
        ? isFrayed(vector, row.columns.length, stream)
        : stream
          ? vector.tokens.some((token) => token.printed.state === "blank")
          : vector.mode === "words" && (assignment.likeness[j] ?? 0) === 0;
    if (!guessed) return false;
    const ids = new Set(cellIds(row));
    return violated.some((equation) => [...equation.left, ...equation.right].every((id) => ids.has(id)));
  });
  const used = assignment.vectorOf.flatMap((i) => (i === null ? [] : (vectors[i]?.lines ?? [])));
  const doubtful = solvable.filter((r, g) => !inPlainSight(r, settled[g]?.length === 1 ? settled[g]?.[0] : undefined));
  return {
    edition,
    form,
    reading,
    cells,
    absent,
    equations,
    violated,
    plain: inStep && !loose && doubtful.length === 0 && strayed.length === 0 && assignment.unsure.size === 0,
    proven:
      inStep &&
      !loose &&
      proven !== "open" &&
      violated.length === 0 &&
      (assignment.unsure.size === 0 || assignment.leftOver.length > 0) &&
      doubtful.every((r) => r.how === "split" || (proven === "only" && r.how !== "placed")),
    assignment,
    doubtful: inStep
      ? [
          ...doubtful.filter((r) => r.how !== "split" && proven !== "only").map((r) => r.row),
          ...rows.filter((_, j) => assignment.unsure.has(j)),
        ]
      : rows,
    lines: [...new Set(used)],
  };
}

/** Whether the one row of a table has more cells than columns or, where lines are cells, other than that or empty ones at its ends. */
function isFrayed({ mode, tokens }: Vector, columns: number, stream: boolean): boolean {
  if (mode !== "cells") return false;
  if (!stream) return tokens.length > columns;
  return tokens.length !== columns || [tokens[0], tokens.at(-1)].some((token) => token?.printed.state === "blank");
}

/** One option each; the only consistent assignment; the cheapest of several; none. */
type Proof = "single" | "only" | "cheapest" | "open";

const groupOf = (r: ReadRow): Group => ({
  cells: cellIds(r.row),
  options: r.options,
});

/**
 * Lets the identities choose among the options of all rows. Equations that concern only rows with a single option are
 * left out: whether they hold is a finding about the report, and must not keep the other rows from being read.
 */
function settle(groups: readonly Group[], equations: readonly Equation[]): { settled: Option[][]; proven: Proof } {
  if (groups.every((group) => group.options.length === 1))
    return { settled: groups.map((group) => [...group.options]), proven: "single" };
  const open = new Set(groups.filter((group) => group.options.length > 1).flatMap((group) => group.cells));
  const concerned = equations.filter((equation) => [...equation.left, ...equation.right].some((id) => open.has(id)));
  const problem = problemOf(groups, concerned);
  const only = search(problem, Number.POSITIVE_INFINITY);
  const pick = (choices: readonly (readonly number[])[]): Option[][] =>
    groups.map((group, g) => {
      const indices = new Set(choices.map((choice) => choice[g] ?? 0));
      return [...indices].flatMap((o) => group.options[o] ?? []);
    });
  if (only.kind === "unique") return { settled: pick([only.choice]), proven: "only" };
  const solution = search(problem, MARGIN);
  if (solution.kind === "unique") return { settled: pick([solution.choice]), proven: "cheapest" };
  if (solution.kind === "ambiguous") return { settled: pick(solution.rivals), proven: "open" };
  return { settled: groups.map((group) => [...group.options]), proven: "open" };
}

/** A cell on which all options that are left agree is read; another is ambiguous. */
function agreed(options: readonly Option[], column: number, how: RowOptions["how"]): DecodedCell {
  const first = options[0];
  if (first === undefined) return { value: null, state: "ambiguous", token: null, origin: "text" };
  const origin = how === "plain" || options.length === 0 ? "text" : "decoded";
  const value = first.values[column] ?? null;
  if (options.every((option) => (option.values[column] ?? null) === value))
    return cellOf(first.tokens[column] ?? null, value, origin);
  return { value: null, state: "ambiguous", token: null, origin };
}

/** Whether an equation holds; one with a cell that was not located, or is not settled, is not decided and counts as holding. */
export function holds(equation: Equation, cells: ReadonlyMap<string, DecodedCell>): boolean {
  const sides = sidesOf(equation, cells);
  return sides === null || Math.abs(sides.left - sides.right) < 1e-6;
}

/** Both sums of an equation, blank as zero; null when a cell is not located or not settled. */
export function sidesOf(
  equation: Equation,
  cells: ReadonlyMap<string, DecodedCell>,
): { left: number; right: number } | null {
  const sum = (ids: readonly string[]): number | null => {
    let total = 0;
    for (const id of ids) {
      const cell = cells.get(id);
      if (cell === undefined || cell.state === "ambiguous" || cell.state === "unreadable") return null;
      total += cell.value ?? 0;
    }
    return total;
  };
  const left = sum(equation.left);
  const right = sum(equation.right);
  return left === null || right === null ? null : { left, right };
}
