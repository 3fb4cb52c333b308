import { cellIds } from "../../identities/equations.ts";
import type { EditionForm, TableForm } from "../../model/edition.ts";
import { READERS, type Reading } from "../../model/vector.ts";
import { type DecodedCell, type DecodedTable, decodeTable, holds, NAMED } from "./decode.ts";
import { isScanned } from "./prove.ts";

/** Cells that hold no value although the form has them. */
export function openCells(table: DecodedTable): number {
  let open = table.absent.reduce((sum, row) => sum + row.columns.length, 0);
  for (const cell of table.cells.values()) if (cell.state === "ambiguous" || cell.state === "unreadable") open++;
  return open;
}

/** Read in plain sight, complete, and consistent: no other reading can be better. */
const isPerfect = (table: DecodedTable): boolean =>
  (table.assignment.foreign.length === 0 || onlyRepeated(table)) &&
  (table.plain || onlyRepeated(table)) &&
  table.violated.length === 0 &&
  openCells(table) === 0;

/** Readers that see each row whole: where they see every value in its place, no other is asked, whatever the sums say. */
const ROW_WISE: ReadonlySet<string> = new Set(["declared", "rules", "separators", "alignment"]);

const isComplete = (table: DecodedTable): boolean =>
  table.plain && openCells(table) === 0 && table.assignment.foreign.length === 0;

/** The table stands twice: each row may be that of either, and nothing else is in doubt. */
const onlyRepeated = (table: DecodedTable): boolean =>
  table.assignment.leftOver.length >= table.form.rows.length && table.proven;

/** How much speaks against a reading: cells without a value first, then what contradicts, then how it came about. */
function demerit(table: DecodedTable): number {
  const blanks = [...table.cells.values()].filter((cell) => cell.state === "blank").length;
  const empty = blanks === table.cells.size ? 10 : 0;
  const rows = table.form.rows.length;
  const alike = table.assignment.likeness.reduce((sum, like) => sum + (like > 0 ? 1 : 0), 0);
  return (
    (isTable(table) ? 0 : table.cells.size) +
    openCells(table) +
    table.absent.length +
    1.5 * table.violated.length +
    3 * table.assignment.foreign.length +
    (table.plain ? 0 : 2) +
    empty +
    0.05 * blanks +
    0.5 * (rows - alike) +
    0.5 * READERS.indexOf(table.reading.reader)
  );
}

/**
 * A reading that is neither plain nor proven tells nothing for certain of its doubtful rows, and if it contradicts itself,
 * of no row at all: those cells stay open rather than say what may be a neighbour's.
 */
function withheld(table: DecodedTable): DecodedTable {
  if (table.plain || table.proven) return table;
  const all = table.violated.length > 0;
  const open = new Set((all ? (table.form.printed ?? table.form.rows) : table.doubtful).flatMap(cellIds));
  const cells = new Map(
    [...table.cells].map(([id, cell]): [string, DecodedCell] => [
      id,
      cell.value === null || !open.has(id) ? cell : { ...cell, value: null, state: "ambiguous" },
    ]),
  );
  return { ...table, cells, violated: all ? [] : table.violated };
}

/** Rows that a reading in plain sight does not have, taken from others in which they stand in plain sight under their own labels. */
function completed(table: DecodedTable, others: readonly DecodedTable[]): DecodedTable {
  if (!table.plain || table.absent.length === 0) return table;
  const cells = new Map(table.cells);
  const lines = new Set(table.lines);
  const absent = table.absent.filter((row) => {
    const j = table.form.rows.indexOf(row);
    const other = others.find(
      (o) => o.form === table.form && o.plain && (o.assignment.likeness[j] ?? 0) >= NAMED && !o.absent.includes(row),
    );
    if (other === undefined) return true;
    for (const id of cellIds(row)) {
      const cell = other.cells.get(id);
      if (cell !== undefined) cells.set(id, cell);
    }
    for (const line of other.lines) lines.add(line);
    return false;
  });
  const violated = table.equations.filter((equation) => !holds(equation, cells));
  return { ...table, cells, absent, violated, lines: [...lines] };
}

/**
 * Every reading under every shape of the form, the best first; stops at the first perfect one, or, if that is by rulings,
 * at the reading by position that follows it: a second opinion.
 */
export function chooseReading(
  readings: Iterable<Reading>,
  shapes: readonly { edition: EditionForm; form: TableForm }[],
): DecodedTable[] {
  const decoded: DecodedTable[] = [];
  let settled: DecodedTable | null = null;
  for (const reading of readings) {
    // Beside the rulings only the positions on the line tell the cells independently.
    if (settled !== null && reading.reader !== "alignment") break;
    // A second opinion under another shape of the form would be none.
    const known = settled?.form;
    const likely = known === undefined ? likeliestFirst(shapes, reading) : shapes.filter((s) => s.form === known);
    for (const { edition, form } of likely) {
      if (!plausible(reading, form)) continue;
      const table = decodeTable(reading, edition, form);
      if (table.cells.size === 0) continue;
      const enough =
        isPerfect(table) || (ROW_WISE.has(reading.reader) && (isComplete(table) || (table.plain && isScanned(table))));
      if (settled !== null) return [settled, table, ...decoded];
      if (enough && reading.reader !== "rules") return [table, ...decoded];
      if (enough) {
        settled = table;
        break;
      }
      decoded.push(table);
    }
    // Where the source itself tells every row and cell, its text says nothing else, and nothing better.
    if (reading.reader === "declared" && decoded.some((table) => table.absent.length === 0)) break;
  }
  if (settled !== null) return [settled, ...decoded];
  const ranked = decoded
    .map((table, order) => ({ table, order, demerit: demerit(withheld(table)) }))
    .sort((a, b) => a.demerit - b.demerit || a.order - b.order)
    .map(({ table }) => table);
  const [best, ...others] = ranked;
  return best === undefined ? [] : [completed(withheld(best), others), ...others];
}

/** Shapes with as many rows as the reading has full ones come first: most readings need no other. */
function likeliestFirst<T extends { form: TableForm }>(shapes: readonly T[], reading: Reading): T[] {
  const distance = ({ form }: T): number => {
    const rows = form.printed ?? form.rows;
    const longest = Math.max(...rows.map((row) => row.columns.length));
    const full = reading.vectors.filter((vector) => vector.tokens.length >= longest).length;
    const due = rows.filter((row) => row.columns.length === longest).length;
    return Math.abs(full - due);
  };
  return shapes
    .map((shape, order) => ({ shape, order, distance: distance(shape) }))
    .sort((a, b) => a.distance - b.distance || a.order - b.order)
    .map(({ shape }) => shape);
}

/** A reading that cuts a table into many more pieces than it has rows has not found the rows. */
function plausible(reading: Reading, form: TableForm): boolean {
  const rows = (form.printed ?? form.rows).length;
  const short = reading.vectors.filter((vector) => vector.tokens.length < 3).length;
  if (reading.vectors.length > MOST_VECTORS) return false;
  return rows < SHORT_TABLE || short <= 2 * rows;
}

/** No table, whatever else stands around it, has as many rows. */
const MOST_VECTORS = 1000;

/** Tables with fewer rows than this have rows of one value. */
const SHORT_TABLE = 15;

/**
 * Whether what was read is the table at all, and not prose that names its rows: a quarter of the rows print a value, or
 * most of them are there with their cells empty, as in a form that nobody has filled in.
 */
export function isTable(table: DecodedTable): boolean {
  const rows = table.form.rows;
  const cellsOf = (row: (typeof rows)[number]): (DecodedCell | undefined)[] =>
    cellIds(row).map((id) => table.cells.get(id));
  const printed = rows.filter((row) =>
    cellsOf(row).some((cell) => cell?.token != null && cell.token.text !== ""),
  ).length;
  const located = rows.filter((row) => cellsOf(row).some((cell) => cell !== undefined)).length;
  return printed * 4 >= rows.length || located * 5 >= rows.length * 3;
}
