import type { Counter } from "./numbering.ts";
import { isShaded, type Print, printOf, type Reading } from "./runs.ts";
import { isContentsControl, shownIn } from "./shown.ts";
import { listPlaceOf } from "./styles.ts";
import { UNSPOKEN } from "./symbols.ts";
import { childOf, childrenOf, type Element, isOn, valOf } from "./xml.ts";

/** A paragraph, or a table, in the order of the document. */
export type Item = Paragraph | Table;

export interface Paragraph {
  readonly kind: "paragraph";
  /** Place among the paragraphs outside of tables, from 1; null for one within a table. */
  readonly number: number | null;
  /** Its lines, parted by the breaks that it holds; the number of its list before the first. */
  readonly lines: readonly string[];
}

export interface Table {
  readonly kind: "table";
  /** Place among all tables, nested ones too, from 1. */
  readonly number: number;
  readonly rows: readonly TableRow[];
}

interface TableRow {
  /** Columns that are left out before its first cell. */
  readonly skipped: number;
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  readonly colSpan: number;
  /** It goes on with the cell above, or with the one on its left; `opens`: the cell below may go on with it. */
  readonly joins: "above" | "left" | null;
  readonly opens: boolean;
  readonly items: readonly Item[];
}

/** What the walk carries along. */
export interface Walk {
  readonly reading: Reading;
  readonly counter: Counter;
  paragraphs: number;
  tables: number;
  /** A part of another file stands in the document, and is not read. */
  foreign: boolean;
}

/** Where paragraphs stand: in the document itself, in a text box of the paragraph of that number, or in a table. */
type Within = "body" | number | "table";

/** The paragraphs and tables of a document's body. */
export const itemsOfBody = (body: Element, walk: Walk): Item[] => itemsIn(body, walk, "body");

function itemsIn(element: Element, walk: Walk, within: Within): Item[] {
  const items: Item[] = [];
  /** The text of paragraphs whose ends were deleted: it belongs to the next one. */
  let carried = "";
  let number: number | null = within === "body" ? walk.paragraphs : within === "table" ? null : within;
  for (const child of shownIn(element)) {
    if (child.name === "w:tbl") items.push(tableOf(child, walk));
    else if (child.name === "w:altChunk" || child.name === "w:subDoc") walk.foreign = true;
    else if (isContentsControl(child)) countSkipped(child, walk, within);
    else if (child.name === "w:p") {
      if (within === "body") number = ++walk.paragraphs;
      const properties = childOf(child, "w:pPr");
      const print = printOfParagraph(child, properties, walk.reading);
      const mark = childOf(properties, "w:rPr");
      if (childOf(mark, "w:del") !== null || childOf(mark, "w:moveFrom") !== null) {
        carried += print.text;
        continue;
      }
      const text = carried + print.text;
      carried = "";
      const vanished = text.trim() === "" && isOn(mark, "w:vanish");
      const lines = vanished ? [] : linesOf(text, properties, within === "table", walk);
      items.push(...print.before.flatMap((box) => itemsInBox(box, walk, number)));
      if (!print.contents && !vanished)
        items.push({ kind: "paragraph", number, lines: withPicture(lines, print, number) });
      items.push(...print.behind.flatMap((box) => itemsInBox(box, walk, number)));
    }
  }
  if (carried.trim() !== "") items.push({ kind: "paragraph", number, lines: carried.split("\n") });
  return items;
}

function printOfParagraph(paragraph: Element, properties: Element | null, reading: Reading): Print {
  const outer = reading.shaded;
  reading.shaded ||= isShaded(properties);
  const print = printOf(paragraph, reading);
  reading.shaded = outer;
  return print;
}

/** The text of a paragraph, behind the number that its list gives it, as lines. */
function linesOf(text: string, properties: Element | null, inTable: boolean, walk: Walk): string[] {
  const label = walk.counter.next(listPlaceOf(properties), valOf(properties, "w:pStyle"));
  const lines = (inTable ? text.replaceAll("\t", " ") : text).split("\n");
  // An empty paragraph outside of a table shows nothing but its number.
  if (label === "" || (!inTable && text.trim() === "")) return lines;
  const [first = "", ...rest] = lines;
  return [`${label}${/[0-9A-Za-z.)]$/u.test(label) ? " " : ""}${first.trimStart()}`, ...rest];
}

/** A cell that holds a picture and no text is not empty. */
const withPicture = (lines: readonly string[], { picture }: Print, number: number | null): readonly string[] =>
  picture && number === null && lines.every((line) => line.trim() === "") ? [UNSPOKEN] : lines;

function itemsInBox(box: Element, walk: Walk, number: number | null): Item[] {
  const { reading } = walk;
  const outer = reading.shaded;
  reading.shaded = true;
  const items = itemsIn(box, walk, number ?? "table");
  reading.shaded = outer;
  return items;
}

/** The table of contents repeats what the text says; its paragraphs count all the same. */
function countSkipped(control: Element, walk: Walk, within: Within): void {
  for (const child of childrenOf(control).flatMap((content) => [...shownIn(content)])) {
    if (child.name === "w:p" && within === "body") walk.paragraphs++;
    else if (child.name === "w:tbl") walk.tables++;
  }
}

function tableOf(element: Element, walk: Walk): Table {
  const number = ++walk.tables;
  const { reading } = walk;
  const outer = reading.shaded;
  const looks = childOf(element, "w:tblPr");
  reading.shaded ||= childOf(looks, "w:tblStyle") !== null || isShaded(looks);
  const rows: TableRow[] = [];
  for (const child of shownIn(element)) {
    if (child.name !== "w:tr") continue;
    const properties = childOf(child, "w:trPr");
    if (childOf(properties, "w:del") !== null || isOn(properties, "w:hidden")) continue;
    rows.push({ skipped: spanOf(valOf(properties, "w:gridBefore"), 0), cells: cellsOf(child, walk) });
  }
  reading.shaded = outer;
  return { kind: "table", number, rows };
}

function cellsOf(row: Element, walk: Walk): TableCell[] {
  const cells: TableCell[] = [];
  for (const child of shownIn(row)) {
    if (child.name !== "w:tc") continue;
    const properties = childOf(child, "w:tcPr");
    if (childOf(properties, "w:cellDel") !== null) continue;
    const { reading } = walk;
    const outer = reading.shaded;
    const open = reading.fields.length;
    reading.shaded ||= isShaded(properties);
    const items = itemsIn(child, walk, "table");
    reading.shaded = outer;
    // A field that begins in a cell ends in it, whatever a damaged file says.
    reading.fields.length = Math.min(reading.fields.length, open);
    cells.push({ colSpan: spanOf(valOf(properties, "w:gridSpan"), 1), ...joinOf(properties), items });
  }
  return cells;
}

function joinOf(properties: Element | null): Pick<TableCell, "joins" | "opens"> {
  const accepted = childOf(properties, "w:cellMerge")?.attributes.vMerge;
  const vertical = accepted ?? valOf(properties, "w:vMerge");
  const horizontal = valOf(properties, "w:hMerge");
  const left = horizontal !== null && horizontal !== "restart";
  const above = vertical !== null && !/^rest/u.test(vertical);
  return { joins: left ? "left" : above ? "above" : null, opens: vertical !== null };
}

/** More columns than any table has. */
const MOST_COLUMNS = 500;

function spanOf(text: string | null, least: number): number {
  const value = Number(text ?? "");
  return Number.isSafeInteger(value) ? Math.min(Math.max(value, least), MOST_COLUMNS) : least;
}
