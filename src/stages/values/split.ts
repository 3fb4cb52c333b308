import type { Option } from "../../model/candidate.ts";
import type { RowForm } from "../../model/edition.ts";
import type { Token } from "../../model/vector.ts";
import { fold } from "../../text/fold.ts";

/** A sum inside a printed row, by position: the cells `from` to `total` (exclusive) add up to the cell at `total`. */
export interface RowSum {
  readonly from: number;
  readonly total: number;
}

const MAX_SPLITS = 4000;
const MAX_DIGITS = 9;
/** Signs, points and decimals that a run may hold besides. */
const DECIMALS = 12;
const MAX_STEPS = 200_000;

/** A value and the part of a run that holds it. */
interface Part {
  readonly value: number;
  readonly run: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Every way to cut runs of digits into the values of a row: values have no leading zero, a blank between runs is always
 * a cut, signed and decimal values only where the form has them. Only cuts are kept that satisfy the sums inside the row.
 * None when there are more than can be told apart: some of many would pass for all.
 */
export function splitDigits(tokens: readonly Token[], row: RowForm, sums: readonly RowSum[]): Option[] {
  const n = row.columns.length;
  const runs = tokens.map((token) => fold(token.text).replace(/(?:万元|元|件|项)$/u, ""));
  if (runs.some((run) => !/^[+\-增减減]?[\d.+\-增减減]+$/u.test(run))) return [];
  // No value has more digits than this: a longer run has no cut, and looking for one would take for ever.
  if (runs.some((run) => run.length > MAX_DIGITS * n + DECIMALS)) return [];
  const whole = sums.some((sum) => sum.from === 0 && sum.total === n - 1);
  const found = whole ? cutsWithTotal(runs, row) : cuts(runs, row, sums, n, null);
  if (found === null || found.length > MAX_SPLITS) return [];
  return found.map((parts) => ({
    values: parts.map((part) => part.value),
    tokens: parts.map((part) => partOf(tokens[part.run], part)),
    cost: 0,
  }));
}

/** Cuts of a row whose last value is the sum of all others: the total first, since it bounds the rest. */
function cutsWithTotal(runs: readonly string[], row: RowForm): Part[][] | null {
  const last = runs.length - 1;
  const tail = runs[last] ?? "";
  const found: Part[][] = [];
  for (let length = 1; length <= Math.min(MAX_DIGITS, tail.length); length++) {
    const digits = tail.slice(-length);
    if (!/^(?:0|[1-9]\d*)$/u.test(digits)) continue;
    const from = tail.length - length;
    const total = Number(digits);
    const before = from === 0 ? runs.slice(0, last) : [...runs.slice(0, last), tail.slice(0, from)];
    const heads = cuts(before, row, [], row.columns.length - 1, total);
    if (heads === null) return null;
    for (const head of heads) found.push([...head, { value: total, run: last, from, to: tail.length }]);
  }
  return found;
}

/** Cuts of runs into exactly `n` values that satisfy `sums` and, if given, add up to `target`; null when there are too many. */
function cuts(
  runs: readonly string[],
  row: RowForm,
  sums: readonly RowSum[],
  n: number,
  target: number | null,
): Part[][] | null {
  const sumAt = new Map(sums.map((sum) => [sum.total, sum.from]));
  const behind = runs.map((_, r) => runs.slice(r + 1).reduce((sum, run) => sum + run.length, 0));
  const found: Part[][] = [];
  const chosen: Part[] = [];
  let steps = 0;
  const addedFrom = (from: number): number => chosen.slice(from).reduce((sum, part) => sum + part.value, 0);
  const visit = (run: number, at: number, sum: number): void => {
    if (++steps > MAX_STEPS || found.length > MAX_SPLITS) return;
    const text = runs[run];
    if (text === undefined) {
      if (chosen.length === n && (target === null || sum === target)) found.push([...chosen]);
      return;
    }
    if (at === text.length) {
      visit(run + 1, 0, sum);
      return;
    }
    const parts = n - chosen.length;
    const digits = text.length - at + (behind[run] ?? 0);
    const column = row.columns[chosen.length];
    if (column === undefined || parts === 0 || digits < parts) return;
    if (target !== null && !reachable(target - sum, digits, parts)) return;
    const last = parts === 1;
    if (last && run < runs.length - 1) return;
    const from = sumAt.get(chosen.length);
    const due = from === undefined ? null : addedFrom(from);
    for (const { value, length } of valuesAt(text, at, row, column.key)) {
      if (last && at + length < text.length) continue;
      if (due !== null && value !== due) continue;
      if (target !== null && sum + value > target) break;
      chosen.push({ value, run, from: at, to: at + length });
      visit(run, at + length, sum + value);
      chosen.pop();
    }
  };
  visit(0, 0, 0);
  return steps > MAX_STEPS ? null : found;
}

/** Whether so many digits in so many values without leading zeros can add up to what is left. */
function reachable(left: number, digits: number, parts: number): boolean {
  const longest = Math.ceil(digits / parts);
  const least = longest > 1 ? 10 ** (longest - 1) : 0;
  const most = 10 ** Math.min(MAX_DIGITS, digits - parts + 1) * parts;
  return left >= least && left <= most;
}

/** The part of a run that holds one value, with its own place in the line. */
function partOf(token: Token | undefined, part: { value: number; from: number; to: number }): Token | null {
  if (token === undefined) return null;
  const { anchor } = token;
  return {
    ...token,
    text: token.text.slice(part.from, part.to),
    printed: { state: "number", value: part.value, unit: "" },
    anchor: anchor !== null && "line" in anchor ? { line: anchor.line, column: anchor.column + part.from } : anchor,
  };
}

/** The values that may begin at a place of a run. */
function valuesAt(text: string, at: number, row: RowForm, column: string): { value: number; length: number }[] {
  const rest = text.slice(at);
  const sign = row.signed?.includes(column) ? (/^[+\-增减減]/u.exec(rest)?.[0] ?? "") : "";
  const body = rest.slice(sign.length);
  const factor = sign === "-" || sign === "减" || sign === "減" ? -1 : 1;
  const values: { value: number; length: number }[] = [];
  if (row.decimal?.includes(column)) {
    const m = /^(?:0|[1-9]\d{0,11})\.\d+/.exec(body);
    if (m !== null) return [{ value: Number(m[0]), length: m[0].length }];
  }
  const digits = /^\d+/.exec(body)?.[0] ?? "";
  const longest = digits.startsWith("0") ? 1 : Math.min(digits.length, MAX_DIGITS);
  for (let length = 1; length <= longest; length++) {
    const size = Number(digits.slice(0, length));
    values.push({ value: size === 0 ? 0 : factor * size, length: sign.length + length });
  }
  return values;
}
