import { cellIds, type Equation } from "../../identities/equations.ts";
import type { Diagnostic } from "../../model/finding.ts";
import { type Anchor, anchorOf, type Line } from "../../model/line.ts";
import { fold } from "../../text/fold.ts";
import { UNIT } from "../../text/printed.ts";
import { openCells } from "./choose.ts";
import type { DecodedTable } from "./decode.ts";
import { isScanned } from "./prove.ts";

/** A figure or a part of one, with its unit if it has one; folded. */
const FIGURE = new RegExp(`^[+-]?[\\d.,]*\\d[\\d.,]*(?:${UNIT})?$`, "u");
/** The number of the label that follows it. */
const ENUMERATOR = /^\d{1,2}[.,]$/u;
/** Rules that a text draws between cells are no words. */
const WORD = /[^\s|│]+/gu;
/** Signs, points and dashes may stand among figures. */
const TEXT = /[\p{L}\p{N}]/u;

/** A figure of the print, and the cell that it went into. */
interface Figure {
  /** Folded. */
  readonly text: string;
  readonly printed: string;
  /** Behind the first values, and no other words stand on its line. */
  readonly alone: boolean;
  readonly cell: string | null;
  readonly line: number;
  /** Nothing stands before it on its line. */
  readonly opensLine: boolean;
}

/** Whether a place lies within that of a printed value. */
function isWithin(place: Anchor, value: Anchor, text: string): boolean {
  if ("line" in place)
    return (
      "line" in value &&
      place.line === value.line &&
      place.column >= value.column &&
      place.column < value.column + [...text].length
    );
  if ("page" in place) {
    if (!("page" in value) || place.page !== value.page) return false;
    const x = (place.bbox[0] + place.bbox[2]) / 2;
    const y = (place.bbox[1] + place.bbox[3]) / 2;
    return x >= value.bbox[0] && x <= value.bbox[2] && y >= value.bbox[1] && y <= value.bbox[3];
  }
  if (!("place" in value)) return false;
  if (place.bytes === null || value.bytes === null) return JSON.stringify(place.place) === JSON.stringify(value.place);
  return place.bytes[0] >= value.bytes[0] && place.bytes[0] < value.bytes[1];
}

/** Figures with nothing but blanks, signs and line ends between them, up to those right behind the last value. */
function* runsOf(lines: readonly Line[], used: ReadonlySet<number>, cellAt: CellFinder): Generator<Figure[]> {
  const first = lines.findIndex((line) => used.has(line.number));
  const last = lines.findLastIndex((line) => used.has(line.number));
  let run: Figure[] = [];
  for (const [i, line] of lines.entries()) {
    const words = Array.from(line.text.matchAll(WORD), ({ 0: printed, index }) => ({
      printed,
      index,
      text: fold(printed),
    }));
    const bare = words.every(({ text }) => FIGURE.test(text) || !TEXT.test(text));
    if (i > last && !bare) break;
    const alone = bare && i > first;
    for (const { printed, index, text } of words) {
      if (FIGURE.test(text)) {
        const cell = cellAt(line, index, index + printed.length);
        run.push({ text, printed, alone, cell, line: line.number, opensLine: index === words[0]?.index });
      } else if (TEXT.test(text)) {
        const nearest = run.at(-1);
        if (nearest?.opensLine && ENUMERATOR.test(nearest.text)) run.pop();
        yield run;
        run = [];
      }
    }
  }
  yield run;
}

/** The cell whose value covers the units `from` to `to` of a line; null where none does. */
type CellFinder = (line: Line, from: number, to: number) => string | null;

function cellFinder(table: DecodedTable): CellFinder {
  const values = [...table.cells].flatMap(([id, { token }]) =>
    token?.anchor == null ? [] : [{ id, anchor: token.anchor, text: token.text }],
  );
  return (line, from, to) => {
    const place = anchorOf(line, from, to);
    return (place && values.find(({ anchor, text }) => isWithin(place, anchor, text))?.id) ?? null;
  };
}

/** Readers that see cells: the others can't tell one value in two columns from two. */
const SEES_CELLS: ReadonlySet<string> = new Set(["rules", "separators"]);

/** A figure of a run that went into no cell; a value that spans several columns may be printed in the cell of each. */
function strayIn(run: readonly Figure[], seesCells: boolean): Figure | null {
  const isCopy = (figure: Figure): boolean =>
    seesCells && run.some(({ cell, text, line }) => cell !== null && text === figure.text && line === figure.line);
  return run.find((figure) => figure.cell === null && !isCopy(figure)) ?? null;
}

/**
 * A figure that stands among the values of a table, or right behind the last one, and went into no cell: what was read beside it may be a
 * part of what is printed (`8858. 93`, or an amount that goes on in the next line). Looked for only beside cells that no identity
 * proves: those that stand in none, and those of one that fails. The cells of a source that declares them are whole.
 */
export function strayFigure(table: DecodedTable, lines: readonly Line[]): Diagnostic[] {
  if (table.reading.reader === "declared" || table.reading.reader === "structure" || isScanned(table)) return [];
  const summed = cellsIn(table.equations);
  const unproven = cellsIn(table.violated);
  for (const id of table.form.rows.flatMap(cellIds)) if (!summed.has(id)) unproven.add(id);
  if (unproven.size === 0) return [];
  // Where cells are open, what stands apart from all others may be theirs; where sums tell, it is no part of any.
  const anywhere = summed.size === 0 && openCells(table) === 0;
  for (const run of runsOf(lines, new Set(table.lines), cellFinder(table))) {
    if (!run.some(({ cell, alone }) => (cell === null ? alone && anywhere : unproven.has(cell)))) continue;
    const stray = strayIn(run, SEES_CELLS.has(table.reading.reader));
    if (stray === null) continue;
    const beside = run.find(({ cell }) => cell !== null)?.cell;
    return [
      {
        code: "figure.stray",
        severity: "warning",
        message: `“${stray.printed}” stands among the values and belongs to no cell.`,
        pointer: `/tables/${table.form.table}${beside == null ? "" : `/${beside}`}`,
      },
    ];
  }
  return [];
}

const cellsIn = (equations: readonly Equation[]): Set<string> =>
  new Set(equations.flatMap(({ left, right }) => [...left, ...right]));
