import { unifyIdeographs } from "../../text/ideographs.ts";
import { isWide } from "../../text/width.ts";
import { labelOf } from "./labels.ts";
import type { Row } from "./rows.ts";

/** The text area in which a row stands, in columns. */
interface Area {
  readonly left: number;
  readonly right: number;
}

/** How the prose of a document is set. */
export interface Setting {
  /** The text area of each row. */
  readonly areas: ReadonlyMap<Row, Area>;
  /** Paragraphs run over several rows; else each row is one, and only a page end can break it. */
  readonly wrapped: boolean;
  /** Blank lines part all rows, so they part no paragraphs. */
  readonly doubleSpaced: boolean;
  /** Blank lines part the paragraphs, so that rows without one between them are one paragraph. */
  readonly parted: boolean;
  /** The first row of a paragraph is indented. */
  readonly indented: boolean;
}

const share = (rows: readonly Row[], test: (row: Row) => boolean): number =>
  rows.length === 0 ? 0 : rows.filter(test).length / rows.length;

/** An x that parts the rows of a page set in two columns; null for one column. */
function gutter(rows: readonly Row[]): number | null {
  const sorted = rows.filter((row) => row.line.box !== null).sort((a, b) => a.left - b.left);
  let reach = Number.NEGATIVE_INFINITY;
  for (const [i, row] of sorted.entries()) {
    if (i >= 0.25 * sorted.length && i <= 0.75 * sorted.length && row.left > reach) return row.left;
    reach = Math.max(reach, row.right);
  }
  return null;
}

function areaOf(rows: readonly Row[]): Area {
  const rights = rows.map((row) => row.right).sort((a, b) => a - b);
  const lefts = rows.map((row) => row.left).sort((a, b) => a - b);
  return {
    // A row alone further left (a header, a stray mark) is not the margin.
    left: lefts.find((left, i) => (lefts[i + 1] ?? Number.POSITIVE_INFINITY) - left < 0.6) ?? lefts[0] ?? 0,
    // Single rows jut out (a long address, a footer): the width is what most long rows reach.
    right: rights[Math.floor(0.93 * (rights.length - 1))] ?? 0,
  };
}

/** Fewer rows than these tell nothing about the margins of their page. */
const ENOUGH = 6;

/** Columns by which first rows are indented: two characters. */
const TWO_CHARACTERS = 4;

/** A page that holds nothing but first rows shows their indent where the others show their margin. */
function withMargin(page: Area, common: Area): Area {
  const shift = page.left - common.left;
  return Math.abs(shift - TWO_CHARACTERS) < 0.6 ? { left: common.left, right: page.right } : page;
}

/** Text areas by page and column of type: converters shift and scale every page on its own. */
function areasOf(prose: readonly Row[]): Map<Row, Area> {
  const middle = gutter(prose);
  const sides =
    middle === null ? [prose] : [prose.filter((r) => r.left < middle), prose.filter((r) => r.left >= middle)];
  const areas = new Map<Row, Area>();
  for (const side of sides) {
    const common = areaOf(side);
    const pages: Row[][] = [[]];
    for (const row of side) {
      if (row.top) pages.push([]);
      pages.at(-1)?.push(row);
    }
    for (const page of pages) {
      const area = page.length < ENOUGH ? common : withMargin(areaOf(page), common);
      for (const row of page) areas.set(row, area);
    }
  }
  return areas;
}

const indentOf = (row: Row, areas: ReadonlyMap<Row, Area>): number => row.left - (areas.get(row)?.left ?? row.left);
/** Columns beyond which a row counts as indented; converters place rows by the half character. */
const INDENT = 1.5;

/** Measures how the prose rows of a document are set. */
export function settingOf(rows: readonly Row[]): Setting {
  const prose = rows.filter((row) => row.table === null && !row.cut);
  const areas = areasOf(prose);
  const long = prose.filter((row) => row.text.length > 20);
  const full = (row: Row): boolean => row.right > (areas.get(row)?.right ?? 0) - 8;
  const labelled = prose.filter((row) => labelOf(row.text) !== null);
  const doubleSpaced = share(prose, (row) => row.gap) > 0.85;
  return {
    areas,
    wrapped: prose[0]?.line.box != null || (long.length > 5 && share(long, full) > 0.45),
    doubleSpaced,
    parted: !doubleSpaced && labelled.length > 4 && share(labelled, (row) => row.gap) > 0.9,
    indented: labelled.length > 2 && share(labelled, (row) => indentOf(row, areas) > INDENT) > 0.6,
  };
}

const ENDS = /[。！？!?…](?:[”’」』）)】])?$/;
const PAUSES = /[；：;:](?:[”’」』）)】])?$/;
const NEVER_FIRST = /^[，。、；：！？）】》”’」』％%]/;
const ITEM =
  /^(?:[一二三四五六七八九十]+是|[一二三四五六七八九十]+要|第[一二三四五六七八九十]+[，、]|[①-⑳]|\d{1,2}[.、](?!\d)|[（]\d{1,2}）)/;

const widthOf = (text: string): number => {
  let width = 0;
  for (let i = 0; i < text.length; i++) width += isWide(text.charCodeAt(i)) ? 2 : 1;
  return width;
};

/** Columns that the next row's first word takes: it can't be broken, and had no room if the row above is full. */
function firstWord(row: Row): number {
  const m = /^[（(“《〈「『【]*(?:[a-z0-9.:/_%?=&-]+|.)[，。、；：！？）】》”’」』％%]*/i.exec(
    row.line.text.trimStart(),
  );
  return widthOf(m?.[0] ?? "");
}

/**
 * Whether so much room is left behind `row` that the next one's first word had its place there: a paragraph ends.
 * `first` says that the row opens its paragraph; converters that lose indents leave it that much narrower.
 */
function isShort(row: Row, next: Row, setting: Setting, stops: boolean, first: boolean): boolean {
  const area = setting.areas.get(row);
  if (area === undefined) return false;
  const room = area.right - row.right - firstWord(next);
  // Columns of converted pages are rough: where indents, blank lines or an open sentence tell, only plain shortness counts.
  const rough = setting.indented || setting.parted || !stops;
  return room >= (rough ? Math.max(6, 0.25 * (area.right - area.left)) : first ? 7 : 2.5);
}

/** Whether `next` goes on with the paragraph that `row` breaks off; `first` says that `row` opens it. */
export function goesOn(row: Row, next: Row, setting: Setting, first: boolean): boolean {
  if (next.cut || row.table !== null || next.table !== null || row.marked || next.marked) return false;
  if (NEVER_FIRST.test(next.text)) return true;
  const stops = ENDS.test(row.text) || PAUSES.test(row.text);
  const label = labelOf(next.text) !== null;
  if (stops && (label || ITEM.test(next.text))) return false;
  const parted = setting.parted && next.gap && !next.top;
  if (!setting.wrapped) {
    if (setting.parted && !next.gap) return !label;
    return !stops && !label && (row.text.length > 30 || /[，、\d]$/.test(row.text));
  }
  if (isShort(row, next, setting, stops, first)) return false;
  if (setting.parted) return parted ? !stops && !label : true;
  const indented = indentOf(next, setting.areas) > INDENT;
  if (setting.indented) return !indented;
  return !stops || !(next.gap && !next.top && !setting.doubleSpaced);
}

const CONTROL = /[\p{Cc}\p{Cf}]/gu;
/** Markdown: emphasis, marks at the start of a line, escapes. */
const MARKUP = /\*\*|^[#>\s]+|\\(?=[.()[\]*_#+-])/g;
/** Both sides belong to the Chinese line, where a blank is nothing but spacing. */
const CJK = "[\\u2e80-\\u303f\\u3400-\\u9fff\\uf900-\\ufaff\\uff00-\\uff60“”‘’—…]";
const SPACED = new RegExp(`(?<=${CJK})[ ]+(?=${CJK})`, "g");

/** One row's print as prose: control characters and markup gone, runs of blanks one blank, none between Chinese characters. */
export function proseOf(printed: string): string {
  return unifyIdeographs(printed)
    .replace(/[\s\u00a0\u2000-\u200a\u3000]+/g, " ")
    .replace(CONTROL, "")
    .replace(MARKUP, "")
    .replace(SPACED, "")
    .trim();
}

/** Rows of one paragraph as one line: no blank where a Chinese line was broken, one between two Latin words. */
export function joinProse(rows: readonly Row[]): string {
  let out = "";
  for (const row of rows) {
    const text = proseOf(row.line.text);
    const words = /[A-Za-z,.;]$/.test(out) && /^[A-Za-z]/.test(text) && !/:\/\/\S*$/.test(out);
    out += words ? ` ${text}` : text;
  }
  return out;
}
