import type { Option } from "../../model/candidate.ts";
import type { RowForm } from "../../model/edition.ts";
import type { Anchor } from "../../model/line.ts";
import type { Extent, Printed, Token, Vector } from "../../model/vector.ts";
import { type ColumnPlace, misfit, offset } from "./columns.ts";
import { evenMisfit, tellsPitch } from "./even.ts";
import { type RowSum, splitDigits } from "./split.ts";

/** Most ways in which one row is read; more is as good as none. */
const MAX_OPTIONS = 4000;

/** A placement that costs so much more than the nearest one, in column widths, is none. */
const FAR = 1.25;

export const numberOf = (printed: Printed): number | null => (printed.state === "number" ? printed.value : null);

const isBlank = (token: Token): boolean => token.printed.state === "blank";

const optionOf = (tokens: readonly (Token | null)[], cost: number): Option => ({
  values: tokens.map((token) => (token === null ? null : numberOf(token.printed))),
  tokens,
  cost,
});

export interface RowOptions {
  readonly options: readonly Option[];
  /**
   * How the options came about: printed cells in plain sight; a choice of where the cells begin; blank cells told by where
   * the values stand on the line; blank cells anywhere; digits told apart.
   */
  readonly how: "plain" | "shifted" | "aligned" | "placed" | "split";
}

/** What the rest of the table tells about a row. */
export interface RowContext {
  /** Column of the source's table at which the values of such rows begin; null where unknown. */
  readonly start: number | null;
  /** Where the values of all rows begin whose label ends at the same column. */
  readonly seen: ReadonlySet<number>;
  /** Tells where the columns stand on the line, null where unknown; asked only for rows with blanks. */
  readonly columns: () => readonly ColumnPlace[] | null;
  /** Where the headings of the columns stand. */
  readonly headings: readonly Extent[];
  readonly sums: readonly RowSum[];
}

/** The ways in which a printed vector may fill a row of the form. Empty when it can't. */
export function optionsOf(vector: Vector, row: RowForm, context: RowContext): RowOptions {
  const n = row.columns.length;
  const printed = vector.tokens.filter((token) => !isBlank(token));
  const { start, sums } = context;
  // A row that can only begin elsewhere than the rows around it may hold something that is no value.
  const expected = (window: Option): boolean => {
    const at = vector.labelColumn + 1 + vector.tokens.indexOf(window.tokens[0] as Token);
    if (start !== null) return at === start;
    return context.seen.size === 0 ? at === vector.labelColumn + 1 : context.seen.has(at);
  };
  if (vector.mode === "glued") {
    // Where nothing adds up and blanks part some of the values, fewer than there are cells may be all that is printed.
    const parted = sums.length === 0 && vector.tokens.length > 1 && vector.tokens.length < n;
    return { options: parted ? [] : splitDigits(vector.tokens, row, sums), how: "split" };
  }
  const merged = mergedTwice(vector, n);
  if (merged !== null) return { options: merged, how: "shifted" };
  if (printed.length === n && contiguous(vector.tokens)) return { options: [optionOf(printed, 0)], how: "plain" };
  if (vector.mode === "cells") {
    const single = mergedBehind(vector.tokens, n) ?? framed(vector.tokens, row);
    if (single !== null) return { options: [optionOf(single, 0)], how: "plain" };
    if (vector.tokens.length === n) {
      const whole = optionOf(vector.tokens, 0);
      // Behind an empty cell that in other rows is none of the values', a sum that fails says that a value is missing.
      const short = vector.tokens[0] !== undefined && isBlank(vector.tokens[0]) && !expected(whole);
      if (!short || holdWithin(whole, sums)) return { options: [whole], how: "plain" };
      return { options: [{ ...whole, cost: 1 }], how: "shifted" };
    }
    const spread = vector.tokens.flatMap((token) =>
      isBlank(token) ? new Array(token.columns ?? 1).fill(token) : [token],
    );
    if (vector.tokens.length < n && spread.length === n) return { options: [optionOf(spread, 0)], how: "plain" };
    if (vector.tokens.length > n) {
      const windows = windowsOf(vector.tokens, n, start === null ? 0 : start - vector.labelColumn - 1);
      const [only] = windows;
      if (only !== undefined)
        return { options: windows, how: windows.length === 1 && expected(only) ? "plain" : "shifted" };
    }
  }
  // As many values as columns, but with empty cells among them: some may be no values of this row.
  if (printed.length === n) return { options: [optionOf(printed, 0.5)], how: "placed" };
  if (n === 1 && repeated(printed)) return { options: [optionOf(printed.slice(0, 1), 0)], how: "plain" };
  if (printed.length > n) return { options: [], how: "plain" };
  if (printed.length === 0)
    return {
      options: [
        optionOf(
          row.columns.map(() => null),
          1,
        ),
      ],
      how: "placed",
    };
  const even = row.label === "" ? evenly(printed, n, context.headings) : null;
  const columns = context.columns();
  if (columns !== null && printed.every((token) => Number.isFinite(token.left))) {
    const cost = (chosen: readonly (Token | null)[]): number => misfit(chosen, columns);
    const near = (token: Token, c: number): boolean => offset(token, columns, c) <= FAR;
    const options = placements(printed, n, cost, near).map((option) => withBlanks(option, columns));
    const cheapest = options[0]?.cost ?? Number.POSITIVE_INFINITY;
    if (even === null || cheapest <= (even[0]?.cost ?? 0)) return { options, how: "aligned" };
  }
  if (even !== null) return { options: even, how: "aligned" };
  // Only a sum that fails in the figures as they are printed, and holds in their digits, tells that some are joined; a cell
  // that the source declares holds one value.
  const declared = printed.every((token) => token.columns !== undefined);
  const whole = !declared && sums.some((sum) => sum.from === 0 && sum.total === n - 1);
  const split = whole && !addsUp(printed) ? splitDigits(printed, row, sums) : [];
  if (split.length > 0) return { options: split, how: "split" };
  return { options: placements(printed, n, () => 1), how: "placed" };
}

/**
 * Two values in three cells, the first blank and the others alike: the row may begin at the blank, its last value written
 * out for each of the columns that it covers, or behind it. Null for any other row.
 */
function mergedTwice(vector: Vector, n: number): Option[] | null {
  const [first, second, third] = vector.tokens;
  if (vector.mode !== "cells" || n !== 2 || vector.tokens.length !== 3) return null;
  if (first === undefined || second === undefined || third === undefined) return null;
  if (!isBlank(first) || isBlank(second) || second.text !== third.text) return null;
  return [optionOf([first, second], 0), optionOf([second, third], 0)];
}

/**
 * Values in full, the last of which is written out for each of the columns that it covers. Null for any other row,
 * where a row of as many cells could begin further on, and where each cell has a line of its own and so covers no columns.
 */
function mergedBehind(tokens: readonly Token[], n: number): readonly Token[] | null {
  const last = tokens[n - 1];
  if (n < 2 || tokens.length <= n || last === undefined || tokens.some(isBlank)) return null;
  return tokens.slice(n).every((token) => token.text === last.text && !isBelow(last, token))
    ? tokens.slice(0, n)
    : null;
}

/** Whether two values of a text stand on different lines. */
const isBelow = ({ anchor: a }: Token, { anchor: b }: Token): boolean =>
  a !== null && b !== null && "line" in a && "line" in b && a.line !== b.line;

/** The one row of a table that has no labels, with the ends of the rows before and behind it as an empty cell each. */
function framed(tokens: readonly Token[], row: RowForm): readonly Token[] | null {
  const inner = tokens.slice(1, -1);
  const ends = [tokens[0], tokens.at(-1)];
  if (row.label !== "" || inner.length !== row.columns.length) return null;
  return ends.every((token) => token !== undefined && isBlank(token)) ? inner : null;
}

/** A merged cell written out once for every column that it covers. */
const repeated = (tokens: readonly Token[]): boolean =>
  tokens.length > 1 && tokens.every((token) => token.text === tokens[0]?.text);

function contiguous(tokens: readonly Token[]): boolean {
  const first = tokens.findIndex((token) => !isBlank(token));
  const last = tokens.findLastIndex((token) => !isBlank(token));
  return tokens.slice(first, last + 1).every((token) => !isBlank(token));
}

/** Every window of n neighbouring cells that leaves out nothing printed; the one that begins at `start` costs nothing. */
function windowsOf(tokens: readonly Token[], n: number, start: number): Option[] {
  const first = tokens.findIndex((token) => !isBlank(token));
  const last = tokens.findLastIndex((token) => !isBlank(token));
  const options: Option[] = [];
  for (let from = 0; from + n <= tokens.length; from++) {
    if (first >= 0 && (from > first || from + n <= last)) continue;
    options.push(optionOf(tokens.slice(from, from + n), Math.min(3, Math.abs(from - start))));
  }
  return options.sort((a, b) => a.cost - b.cost);
}

/** Whether the sums inside a row hold, blank as zero. */
const holdWithin = ({ values }: Option, sums: readonly RowSum[]): boolean =>
  sums.every(({ from, total }) => {
    const sum = values.slice(from, total).reduce<number>((all, value) => all + (value ?? 0), 0);
    return sum === (values[total] ?? 0);
  });

/** Whether the last figure is the sum of those before it. */
function addsUp(tokens: readonly Token[]): boolean {
  const values = tokens.map((token) => numberOf(token.printed) ?? 0);
  const total = values.pop();
  return values.reduce((sum, value) => sum + value, 0) === total;
}

/** Values spread over columns of one width, where enough of them are printed to tell it. */
function evenly(printed: readonly Token[], n: number, headings: readonly Extent[]): Option[] | null {
  if (!tellsPitch(printed, n) || printed.some((token) => !Number.isFinite(token.left))) return null;
  const options = placements(printed, n, (chosen) => evenMisfit(chosen, headings));
  return Number.isFinite(options[0]?.cost ?? 0) ? options : null;
}

/** An option whose blank cells have a place of their own: under their column, on the line of the row's values. */
function withBlanks(option: Option, columns: readonly ColumnPlace[]): Option {
  const tokens = option.tokens.map((token, c) => token ?? blankAt(option.tokens, c, columns[c]));
  return { ...option, tokens };
}

function blankAt(tokens: readonly (Token | null)[], c: number, place: ColumnPlace | undefined): Token | null {
  const before = tokens.slice(0, c).findLast((token) => token !== null);
  const near = before ?? tokens.find((token) => token !== null);
  if (near?.anchor == null || place === undefined) return null;
  const anchor = besides(near.anchor, before === undefined ? 0 : near.text.length, place);
  return { text: "", printed: { state: "blank" }, anchor, left: place.left, right: place.right, cleaned: false };
}

/** Where a blank cell stands, told by a value of its row: `units` behind it in text, under its own column on a page. */
function besides(anchor: Anchor, units: number, place: ColumnPlace): Anchor {
  if ("line" in anchor) return { line: anchor.line, column: anchor.column + units };
  if ("page" in anchor) return { page: anchor.page, bbox: [place.left, anchor.bbox[1], place.right, anchor.bbox[3]] };
  return { place: anchor.place, bytes: null };
}

/**
 * The ways to spread the printed values over the columns in order, the cheapest first; those that cost FAR more than the cheapest are
 * left out. A row of fifteen columns may be spread in thousands of ways, so one list serves to weigh them all: `costOf` may not keep it.
 */
function placements(
  tokens: readonly Token[],
  n: number,
  costOf: (chosen: readonly (Token | null)[]) => number,
  mayStand: (token: Token, column: number) => boolean = () => true,
): Option[] {
  const options: Option[] = [];
  const chosen: (Token | null)[] = new Array(n).fill(null);
  let weighed = 0;
  let cheapest = Number.POSITIVE_INFINITY;
  const weigh = (): void => {
    weighed++;
    const cost = costOf(chosen);
    if (cost > cheapest + FAR) return;
    cheapest = Math.min(cheapest, cost);
    options.push(optionOf([...chosen], cost));
  };
  const visit = (column: number, next: number): void => {
    if (weighed > MAX_OPTIONS) return;
    if (column === n) {
      weigh();
      return;
    }
    const left = tokens.length - next;
    if (left < n - column) {
      chosen[column] = null;
      visit(column + 1, next);
    }
    const token = tokens[next];
    if (token === undefined || !mayStand(token, column)) return;
    chosen[column] = token;
    visit(column + 1, next + 1);
  };
  visit(0, 0);
  return options.filter((option) => option.cost <= cheapest + FAR).sort((a, b) => a.cost - b.cost);
}
