import { wordingsOf } from "../../editions/wordings.ts";
import type { TableForm } from "../../model/edition.ts";
import type { Grid } from "../../model/grid.ts";
import { type Line, sliceLine } from "../../model/line.ts";
import { once } from "../../model/once.ts";
import type { Reading, Vector } from "../../model/vector.ts";
import { fold } from "../../text/fold.ts";
import { streamOf } from "../../text/stream.ts";
import { standsBehind } from "./again.ts";
import { characterColumns, headingsOf, vectorsOfAlignedLines } from "./aligned.ts";
import {
  firstColumnOf,
  joinedParts,
  type Row,
  rowsOfGrid,
  rowsOfSeparatedLines,
  vectorOfRow,
  vectorsOfGrid,
} from "./cells.ts";
import { withoutPageNumbers } from "./furniture.ts";
import { gluedRun, gluedVectors } from "./glued.ts";
import { vectorsInOrder } from "./order.ts";
import { linesBetween, marksOf } from "./regions.ts";
import { scannedWindows } from "./scanned.ts";
import { cellsOfBars, cellsOfLines, cellsOfWords, vectorsOfCells } from "./stream.ts";
import { windowsByStructure } from "./structure.ts";

/** The lines among which one statutory table stands, and the ways to read it, surest first. Later ones are made only when asked for. */
export interface TableWindow {
  readonly table: "disclosure" | "requests" | "disputes";
  /** Lines from the table's header to, at the latest, its end; cut where a line holds more than the table. */
  readonly lines: readonly Line[];
  /** The published shapes that the words of the window speak for. */
  readonly forms: readonly TableForm[];
  readonly readings: Iterable<Reading>;
  /** The table stands once more behind these lines. */
  readonly again?: boolean;
}

const vectorsOfRows = (rows: readonly Row[]): Vector[] =>
  rows.map(vectorOfRow).filter((vector): vector is Vector => vector !== null);

/** The labels of a form, folded, and how many values stand behind each. */
const lengthsOf = once((form: TableForm) =>
  form.rows.flatMap((row) => wordingsOf(row).map((wording) => [wording, row.columns.length] as const)),
);

/** The headings of the columns of the longest row of a table, folded. */
function columnLabels(forms: readonly TableForm[]): string[] {
  const rows = forms.flatMap((form) => form.printed ?? form.rows);
  const longest = rows.reduce((a, b) => (b.columns.length > a.columns.length ? b : a));
  return longest.columns.map((column) => fold(column.label));
}

function* readingsOf(
  table: TableWindow["table"],
  lines: readonly Line[],
  grids: readonly Grid[],
  forms: readonly TableForm[],
): Generator<Reading> {
  if (grids.length > 0) {
    const reader = grids.every((grid) => grid.origin === "declared") ? "declared" : "rules";
    const within = new Set(lines.map((line) => line.number));
    const rows = grids.map((grid) => ({ grid, rows: rowsOfGrid(grid, within) }));
    const whole = forms
      .map((form) =>
        joinedParts(
          rows.flatMap((part) => part.rows),
          form,
        ),
      )
      .find((vector) => vector !== null);
    const vectors = rows.flatMap((part) =>
      part.grid.origin === "declared" ? vectorsOfGrid(part.rows) : vectorsOfRows(part.rows),
    );
    yield { table, reader, vectors: whole == null ? vectors : [whole] };
  }
  const rows = rowsOfSeparatedLines(lines);
  const separated = vectorsOfRows(rows);
  if (separated.length > 0)
    yield {
      table,
      reader: "separators",
      vectors: separated,
      firstColumn: table === "requests" ? firstColumnOf(rows) : null,
    };
  const labels = new Map(forms.flatMap(lengthsOf));
  const columns = columnLabels(forms);
  yield {
    table,
    reader: "alignment",
    vectors: vectorsOfAlignedLines(lines, labels),
    headings: headingsOf(lines, columns),
  };
  if (lines[0]?.boxes === null)
    yield {
      table,
      reader: "alignment",
      vectors: vectorsOfAlignedLines(lines, labels, characterColumns),
      headings: headingsOf(lines, columns, characterColumns),
    };
  const bars = cellsOfBars(lines);
  if (bars !== null) yield { table, reader: "stream", vectors: vectorsOfCells(bars, "cells") };
  const byLine = cellsOfLines(lines);
  if (byLine !== null) yield { table, reader: "stream", vectors: vectorsOfCells(byLine, "cells") };
  yield { table, reader: "stream", vectors: vectorsOfCells(cellsOfWords(lines), "words") };
  for (const form of forms) {
    const ordered = vectorsInOrder(lines, form);
    if (ordered !== null) yield { table, reader: "order", ...ordered };
  }
  for (const form of forms) {
    const vectors = form.printed === undefined ? gluedVectors(lines, form.rows) : gluedRun(lines, form.printed);
    if (vectors.length > 0) yield { table, reader: "glued", vectors };
  }
}

/** A figure that stands alone; it may part the halves of a label. */
const VALUE_WORD = /(?<![^\s\u00a0\u3000|│])[+-]?\d[\d,.]*(?![^\s\u00a0\u3000|│])/g;

/** Rules drawn with characters: they would set labels further apart than they stand. */
const DRAWN = /[\u2500-\u257f|｜]|[-=_+]{3,}/g;

const blanked = (text: string): string => " ".repeat(text.length);

function withoutValues(text: string): string {
  const open = text.replace(DRAWN, blanked);
  return /\d/.test(open) ? open.replace(VALUE_WORD, blanked) : open;
}

/** The shapes of the form most of whose own words stand in the folded text; all of them when none does. */
function likelyShapes(forms: readonly TableForm[], text: string): TableForm[] {
  const counts = forms.map((form) => form.signs.filter((sign) => text.includes(sign)).length);
  const most = Math.max(...counts);
  return forms.filter((_, i) => counts[i] === most);
}

/** The grids most of whose lines stand in the window; of those that have a line for each row, also others that reach into it. */
function gridsWithin(grids: readonly Grid[], lines: readonly Line[]): Grid[] {
  const numbers = new Set(lines.map((line) => line.number));
  return grids.filter((grid) => {
    const inside = grid.lines.filter((number) => numbers.has(number)).length;
    return inside > 0 && (grid.origin === "declared" || inside * 2 >= grid.lines.length);
  });
}

const TABLES = ["disclosure", "requests", "disputes"] as const;

const inOrder = (windows: readonly TableWindow[]): TableWindow[] =>
  [...windows].sort((a, b) => TABLES.indexOf(a.table) - TABLES.indexOf(b.table));

/** Finds the three statutory tables and offers their readings. `shapes` gives the published shapes of each table. */
export function findTables(
  printed: readonly Line[],
  grids: readonly Grid[],
  shapes: (table: TableWindow["table"]) => readonly TableForm[],
): TableWindow[] {
  const lines = withoutPageNumbers(printed);
  const scanned = scannedWindows(lines, grids, shapes);
  if (scanned.length === TABLES.length) return inOrder(scanned);
  const known = new Set(scanned.map(({ table }) => table));
  const claimed = new Set(scanned.flatMap((window) => window.lines));
  const stream = streamOf(lines, withoutValues);
  const declared = new Set(grids.filter(({ origin }) => origin === "declared").flatMap((grid) => grid.lines));
  const marks = marksOf(stream, (line) => declared.has(line));
  const marked = TABLES.flatMap((table): TableWindow[] => {
    const mark = marks[table];
    if (mark === null || known.has(table)) return [];
    const inside = linesBetween(stream, mark.from, mark.to, sliceLine).filter((line) => !claimed.has(line));
    const forms = likelyShapes(shapes(table), stream.text.slice(mark.from, mark.to));
    const near = gridsWithin(grids, inside);
    return [
      {
        table,
        lines: inside,
        forms,
        again: table === "requests" && standsBehind(stream.text, mark.to),
        readings: { [Symbol.iterator]: () => readingsOf(table, inside, near, forms) },
      },
    ];
  });
  const windows = inOrder([...scanned, ...marked]);
  return windows.length > 0 ? windows : windowsByStructure(lines, grids, shapes);
}
