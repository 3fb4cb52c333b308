import { type Found, findWording, wordingsOf } from "../../editions/wordings.ts";
import type { RowForm, TableForm } from "../../model/edition.ts";
import type { Line } from "../../model/line.ts";
import type { Token, Vector } from "../../model/vector.ts";
import { fold } from "../../text/fold.ts";
import { type Stream, streamOf } from "../../text/stream.ts";
import { isOpen, tokenOf, wordsOf } from "./token.ts";

interface PlacedValue {
  readonly token: Token;
  readonly line: number;
  /** Characters of the stream that stand before it. */
  readonly at: number;
}

/** Where a value stands on its line tells nothing here. */
const NOWHERE: readonly number[] = [];

/** What stands before and behind the number of a page or a date, as in a running header. */
const COUNTING = /[第共]$/u;
const COUNTED = /^[页年月日]/u;

/** The values among the words of the lines, with their places in the stream. */
function valuesOf(lines: readonly Line[], stream: Stream): PlacedValue[] {
  let at = 0;
  return lines.flatMap((line, i) =>
    wordsOf(line.text).flatMap((word, w, words) => {
      if (COUNTED.test(words[w + 1]?.text ?? "") || COUNTING.test(words[w - 1]?.text ?? "")) return [];
      while (at < stream.text.length && before(stream, at, i, word.from)) at++;
      const token = tokenOf(line, word.from, word.to, NOWHERE);
      const isValue = token.printed.state === "number" || token.printed.state === "dash";
      return isValue ? [{ token, line: line.number, at }] : [];
    }),
  );
}

const before = (stream: Stream, at: number, line: number, unit: number): boolean => {
  const here = stream.lineOf[at] ?? 0;
  return here < line || (here === line && (stream.unitOf[at] ?? 0) < unit);
};

/** Values taken in order; `loose` where labels don't say so too. */
interface Ordered {
  readonly vectors: readonly Vector[];
  readonly loose: boolean;
}

/**
 * All values in order, cut into pieces as long as the rows of the form: for sources in which labels and values stand
 * apart. Null unless there are exactly as many values as the form has cells, and every label that is found stands near
 * the values that would be its own; in a table whose every row has a sum the labels may also stand anywhere, but then the
 * order of the rows is not sure.
 */
export function vectorsInOrder(lines: readonly Line[], form: TableForm): Ordered | null {
  const rows = form.printed ?? form.rows;
  const stream = streamOf(lines);
  const values = valuesOf(lines, stream);
  const starts: number[] = [];
  let due = 0;
  for (const row of rows) {
    starts.push(due);
    due += row.columns.length;
  }
  if (values.length !== due || values.some(({ token }) => isOpen(token.text))) return null;
  // Sums don't tell a zero from a dash: where both are printed, no label may stand elsewhere than before its own values.
  const dashed = values.some(({ token }) => token.printed.state === "dash");
  const loose = !inStep(rows, starts, values, stream.text) || (dashed && !inPlace(rows, starts, values, stream.text));
  if (loose && (dashed || !isSummed(rows))) return null;
  const vectors = rows.map((row, j): Vector => {
    const part = values.slice(starts[j] ?? 0, (starts[j] ?? 0) + row.columns.length);
    return {
      label: "",
      around: "",
      tokens: part.map((value) => value.token),
      mode: "words",
      labelColumn: -1,
      lines: part.map((value) => value.line),
    };
  });
  return { vectors, loose };
}

/** Whether every row ends in its sum. */
const isSummed = (rows: readonly RowForm[]): boolean => rows.every((row) => row.columns.at(-1)?.key.endsWith("total"));

/** Characters by which a label is known, where the rest may stand behind its values. */
const HEAD = 6;

/** Whether every label begins right before its own values. */
function inPlace(
  rows: readonly RowForm[],
  starts: readonly number[],
  values: readonly PlacedValue[],
  text: string,
): boolean {
  let cursor = 0;
  return rows.every((row, j) => {
    if (row.label === "") return true;
    const heads = wordingsOf(row).map((wording) => wording.slice(0, HEAD));
    const at = findWording(text, heads, cursor)?.at ?? -1;
    cursor = at;
    return at >= 0 && values.filter((value) => value.at < at).length === starts[j];
  });
}

/**
 * Whether the labels come in step with the values. None may stand in a row before the values of another, unless all stand behind their own.
 * In tables with sums, whose rows prove themselves, a third of the labels must stand before or among their own values (blocks of labels
 * may come late), and one out of the form's order too; elsewhere every label must stand right before or behind its own values.
 */
function inStep(
  rows: readonly RowForm[],
  starts: readonly number[],
  values: readonly PlacedValue[],
  text: string,
): boolean {
  const summed = isSummed(rows);
  let cursor = 0;
  let anchored = 0;
  let labels = 0;
  let behind = 0;
  let others = 0;
  for (let j = 0; j < rows.length; j++) {
    const row = rows[j];
    if (row === undefined || row.label === "") continue;
    labels++;
    const wordings = wordingsOf(row).map((wording) => wording.replace(/\(区分.*$/u, ""));
    const found = findWording(text, wordings, summed ? 0 : cursor);
    if (found === null) {
      if (!summed) return false;
      continue;
    }
    const { at } = found;
    const seen = values.filter((value) => value.at < at).length;
    const start = starts[j] ?? 0;
    const end = start + row.columns.length;
    const isOwn = seen >= start && seen <= end;
    if (at < cursor && !isOwn) return false;
    if (!summed && seen !== start && seen !== end) return false;
    if (seen === end && isBetween(values[seen - 1], found, values[seen])) others++;
    cursor = Math.max(cursor, at + found.wording.length);
    if (isOwn) anchored++;
    if (seen === end) behind++;
  }
  return anchored * 3 >= labels && (others === 0 || behind === labels);
}

/** Characters of a vertical label may stand between a row's own label and the values. */
const VERTICAL = 4;

/** Whether a label stands right behind a value and right before the next one, as it does in a row. */
function isBetween(previous: PlacedValue | undefined, label: Found, next: PlacedValue | undefined): boolean {
  if (previous === undefined || next === undefined) return false;
  const before = label.at - previous.at - fold(previous.token.text).length;
  const after = next.at - label.at - label.wording.length;
  return before <= VERTICAL && after <= VERTICAL;
}
