import { wordingsOf } from "../../editions/wordings.ts";
import type { RowForm } from "../../model/edition.ts";
import { anchorOf, type Line } from "../../model/line.ts";
import type { Token, Vector } from "../../model/vector.ts";
import { type Stream, streamOf } from "../../text/stream.ts";
import { makeToken } from "./token.ts";

/** Characters of which values consist, in folded text. */
const VALUE = /[\d.,+\-增减減]/;
const ENUMERATOR = /(\d{1,2})[.,]$/;
/** How far behind the last label the next one may begin. */
const REACH = 400;

/** Start and end of a row's label in the stream from `from` on; null when it is not there. */
function findLabel(text: string, label: string, from: number): { start: number; end: number } | null {
  const bare = label.replace(/^(?:\(.\)|\d+[.,]|[一二三四],)/u, "");
  const short = bare.replace(/\(.*$/u, "");
  for (const wanted of [label, bare, short, bare.slice(0, 7), bare.slice(-7)]) {
    if (wanted.length < 2) continue;
    const start = text.indexOf(wanted, from);
    if (start < 0 || start > from + REACH) continue;
    const end = endOfLabel(text, start, wanted, label);
    return { start, end };
  }
  return null;
}

/** A shortened label found: its end is where the values begin. */
function endOfLabel(text: string, start: number, wanted: string, label: string): number {
  let end = start + wanted.length;
  if (label.endsWith(wanted)) return end;
  const limit = end + label.length;
  while (end < limit && end < text.length && !/\d/.test(text.charAt(end))) end++;
  return end;
}

/** Blank-delimited runs of value characters between two places of the stream, an enumerator of the next label left out. */
function runsBetween(stream: Stream, from: number, to: number): { tokens: Token[]; lines: number[]; end: number } {
  let end = from;
  while (end < to && VALUE.test(stream.text.charAt(end))) end++;
  if (stream.text.slice(end, end + 2) === "万元") end += 2;
  else if (/[元件项]/.test(stream.text.charAt(end))) end += 1;
  const next = ENUMERATOR.exec(stream.text.slice(Math.max(from, end - 3), end));
  if (next !== null) end -= (next[1]?.length ?? 0) > 1 ? 2 : next[0].length;
  const tokens: Token[] = [];
  const lines: number[] = [];
  let start = from;
  for (let i = from + 1; i <= end; i++) {
    const line = stream.lineOf[i - 1] ?? 0;
    const unit = stream.unitOf[i - 1] ?? 0;
    const joined = i < end && stream.lineOf[i] === line && stream.unitOf[i] === unit + 1;
    if (joined) continue;
    const source: Line | undefined = stream.lines[line];
    const first = stream.unitOf[start] ?? 0;
    if (source !== undefined && i > start) {
      const text = source.text.slice(first, unit + 1);
      tokens.push(makeToken(text, anchorOf(source, first, unit + 1), Number.NaN, Number.NaN));
      lines.push(source.number);
    }
    start = i;
  }
  return { tokens, lines, end };
}

/** Digits behind a run and before the next label: the run is not all that belongs to the row. */
const hasMore = (text: string): boolean => /\d/.test(text.replace(/\d{1,2}[.,]$/u, ""));

/** Values that follow their labels without any separator: labels are looked up in the order of the form. */
export function gluedVectors(lines: readonly Line[], rows: readonly RowForm[]): Vector[] {
  const stream = streamOf(lines);
  const vectors: Vector[] = [];
  let cursor = 0;
  const found = rows.map((row) => {
    const [label = "", ...others] = wordingsOf(row);
    let hit = findLabel(stream.text, label, cursor);
    for (const other of others) hit ??= findLabel(stream.text, other, cursor);
    if (hit !== null) cursor = hit.end;
    return { label, hit };
  });
  found.forEach(({ label, hit }, i) => {
    if (hit === null) return;
    const next = found.slice(i + 1).find((f) => f.hit !== null)?.hit?.start ?? stream.text.length;
    const { tokens, lines: on, end } = runsBetween(stream, hit.end, next);
    if (hasMore(stream.text.slice(end, next)) && i + 1 < found.length) return;
    if (tokens.length > 0) vectors.push({ label, around: "", tokens, mode: "glued", labelColumn: -1, lines: on });
  });
  return vectors;
}

/** Values of a table that prints them in one row: the first long run of digits behind the header. */
export function gluedRun(lines: readonly Line[], rows: readonly RowForm[]): Vector[] {
  if (rows.length !== 1) return [];
  const stream = streamOf(lines);
  const digits = rows[0]?.columns.length ?? 0;
  const start = new RegExp(`\\d{${digits},}`).exec(stream.text)?.index;
  if (start === undefined) return [];
  const { tokens, lines: on } = runsBetween(stream, start, stream.text.length);
  return tokens.length === 0 ? [] : [{ label: "", around: "", tokens, mode: "glued", labelColumn: -1, lines: on }];
}
