import type { Line } from "../../model/line.ts";
import { anchorOf } from "../../model/line.ts";
import type { Token, Vector } from "../../model/vector.ts";
import { fold } from "../../text/fold.ts";
import type { RowCell } from "./cells.ts";
import { hasCjk, isOpen, makeToken, wordsOf } from "./token.ts";

/** A cell of a table of which only the order of the cells is known. */
interface StreamCell extends RowCell {
  readonly line: number;
}

const cellOf = (line: Line, from: number, to: number): StreamCell => {
  const part = line.text.slice(from, to);
  const text = part.trim();
  const lead = part.length - part.trimStart().length;
  return {
    text,
    anchor: anchorOf(line, from + (text === "" ? 0 : lead), from + lead + text.length),
    left: Number.NaN,
    right: Number.NaN,
    line: line.number,
  };
};

/** The cell that a line is, or, where a value stands behind a label with one blank between, the two. */
function cellsOfLine(line: Line): StreamCell[] {
  const words = wordsOf(line.text);
  const [value, before] = [words.at(-1), words.at(-2)];
  const state = value && makeToken(value.text, null, Number.NaN, Number.NaN).printed.state;
  if (value === undefined || before === undefined || (state !== "number" && state !== "dash") || !hasCjk(before.text))
    return [cellOf(line, 0, line.text.length)];
  const apart = words.every((word, i) => i === 0 || word.from === (words[i - 1]?.to ?? 0) + 1);
  return apart ? [cellOf(line, 0, before.to), cellOf(line, value.from, value.to)] : [cellOf(line, 0, line.text.length)];
}

/** A note that is broken over lines belongs to one cell. */
function withoutOpenNotes(cells: readonly StreamCell[]): StreamCell[] {
  const whole: StreamCell[] = [];
  for (const cell of cells) {
    const last = whole.at(-1);
    if (last !== undefined && cell.text !== "" && isOpen(last.text))
      whole[whole.length - 1] = { ...last, text: last.text + cell.text };
    else whole.push(cell);
  }
  return whole;
}

/**
 * Every line is a cell, an empty line an empty cell. Null where empty lines stand between most cells: there they only
 * set the cells apart.
 */
export function cellsOfLines(lines: readonly Line[]): StreamCell[] | null {
  const cells = withoutOpenNotes(lines.flatMap(cellsOfLine));
  const printed = cells.filter((cell) => cell.text !== "").length;
  const followed = cells.filter((cell, i) => cell.text !== "" && (cells[i + 1]?.text ?? "") !== "").length;
  return followed * 2 < printed ? null : cells;
}

/** Every blank-delimited word is a cell. */
export function cellsOfWords(lines: readonly Line[]): StreamCell[] {
  return withoutOpenNotes(lines.flatMap((line) => wordsOf(line.text).map((word) => cellOf(line, word.from, word.to))));
}

/** A bar ends each cell, wherever the lines break. Null when the lines are not of this kind. */
export function cellsOfBars(lines: readonly Line[]): StreamCell[] | null {
  const barred = lines.filter((line) => line.text.includes("|"));
  const single = barred.filter((line) => /^[^|]*\|+\s*$/u.test(line.text));
  if (barred.length < 10 || single.length < 0.8 * barred.length) return null;
  const cells: StreamCell[] = [];
  let open: StreamCell | null = null;
  for (const line of lines) {
    let from = 0;
    for (const m of line.text.matchAll(/\|/g)) {
      const cell = cellOf(line, from, m.index);
      cells.push(joined(open, cell));
      open = null;
      from = m.index + 1;
    }
    const rest = cellOf(line, from, line.text.length);
    if (rest.text !== "") open = joined(open, rest);
  }
  return cells;
}

const joined = (open: StreamCell | null, cell: StreamCell): StreamCell =>
  open === null || open.text === "" ? cell : { ...open, text: open.text + cell.text };

/** Cuts a stream of cells at its labels: each label, perhaps in several cells, with the values that follow it. */
export function vectorsOfCells(cells: readonly StreamCell[], mode: "cells" | "words"): Vector[] {
  const vectors: Vector[] = [];
  let label = "";
  let tokens: Token[] = [];
  let lines: number[] = [];
  const flush = (): void => {
    const printed = tokens.some((token) => token.printed.state !== "blank");
    if (printed || (mode === "cells" && label !== "" && tokens.length > 0))
      vectors.push({ label, around: "", tokens, mode, labelColumn: 0, lines });
    label = "";
    tokens = [];
    lines = [];
  };
  for (const cell of cells) {
    const token = makeToken(cell.text, cell.anchor, cell.left, cell.right);
    const isLabel = token.printed.state === "unreadable" && (hasCjk(cell.text) || !/\d/.test(cell.text));
    if (isLabel) {
      if (tokens.some((t) => t.printed.state !== "blank")) flush();
      else if (tokens.length >= 5 && mode === "cells") flush();
      else tokens = [];
      label += fold(cell.text);
    } else if (mode === "cells" || token.printed.state !== "blank") {
      tokens.push(token);
    }
    lines.push(cell.line);
  }
  flush();
  return vectors;
}
