import { CHINESE_DIGITS } from "../../text/numerals.ts";
import { HEADING_END, type Known, knownPrefix, subjectOf } from "./known.ts";
import { labelOf } from "./labels.ts";
import { type Row, sliceRow } from "./rows.ts";

/** Where a level-1 label can start: numeral and mark, bracketed numeral, 第一部分. */
const LEVEL_1 = new RegExp(
  `[${CHINESE_DIGITS}]{1,2}[、.]|[（][${CHINESE_DIGITS}]{1,2}）|第[${CHINESE_DIGITS}]{1,2}部分`,
  "g",
);
const LEVEL_2 = new RegExp(`(?<=[。！？；：:”】）])[（]([${CHINESE_DIGITS}]{1,2})）(?![项款条、，])`, "g");

/** Signs before a heading's words that say it is only named, not placed there. */
const NAMED_BEFORE = /[“‘「『《〈"、，；（见照据与和及于为第在至表件]$/;
const NAMED_AFTER = /^[”’」』》〉"、，）的和及与中]/;

const isOpen = (text: string): boolean =>
  text.lastIndexOf("“") > text.lastIndexOf("”") || text.lastIndexOf("《") > text.lastIndexOf("》");

/** Where a heading of the form, label and words, stands inside `text`. */
function* headingsIn(text: string): Generator<{ from: number; to: number; known: Known }> {
  LEVEL_1.lastIndex = 0;
  for (let m = LEVEL_1.exec(text); m !== null; m = LEVEL_1.exec(text)) {
    const label = labelOf(text.slice(m.index, m.index + 8));
    if (label === null) continue;
    const words = m.index + label.end;
    const known = knownPrefix(text.slice(words, words + 40));
    if (known === null) continue;
    const to = words + known.end;
    const before = text.slice(Math.max(0, m.index - 200), m.index);
    if (NAMED_BEFORE.test(before) || isOpen(before) || NAMED_AFTER.test(text.slice(to))) continue;
    LEVEL_1.lastIndex = to;
    yield { from: m.index, to, known };
  }
}

/** A heading in words of its own, and the mark that parts it from its text. */
const OWN_WORDS = new RegExp(`^[^，。；：！？“”]{2,30}${HEADING_END}[。：]`);

/** Units of a row that are a heading in other words than the form's; 0 for none, or where nothing stands behind it. */
function ownHeading(text: string): number {
  const label = labelOf(text);
  if (label?.style !== "numeral" && label?.style !== "part") return 0;
  const words = OWN_WORDS.exec(text.slice(label.end))?.[0] ?? "";
  const to = label.end + words.length;
  return words !== "" && to < text.length && subjectOf(words.slice(0, -1)) !== null ? to : 0;
}

/** A row with the text behind its heading cut off, and with headings in its middle on rows of their own. */
function cutLevel1(row: Row): Row[] {
  const pieces: Row[] = [];
  let done = 0;
  for (const { from, to, known } of headingsIn(row.text)) {
    // A heading with typos that ends where its row ends may go on in the next row.
    if (from > 0 && known.distance > 0 && row.text.length < 60) continue;
    // Leader dots or a page number behind it: an entry of a table of contents.
    if (/^[\d….·_—-]+$/.test(row.text.slice(to))) continue;
    if (from > done) pieces.push(sliceRow(row, done, from, done > 0 || row.cut));
    pieces.push(sliceRow(row, from, to, from > 0 || row.cut));
    done = to;
  }
  if (done === 0) {
    const to = ownHeading(row.text);
    return to === 0 ? [row] : [sliceRow(row, 0, to, row.cut), sliceRow(row, to, row.text.length)];
  }
  const rest = row.text.slice(done);
  if (!/^[。.：；]*(?:[（][^）]{1,24}）)?[。.：；]*$/.test(rest)) {
    const mark = /^[。.：；]*/.exec(rest)?.[0].length ?? 0;
    pieces.push(sliceRow(row, done + mark, row.text.length));
  }
  return pieces;
}

function cutLevel2(row: Row): Row[] {
  const pieces: Row[] = [];
  let done = 0;
  let expected = 1;
  LEVEL_2.lastIndex = 0;
  const first = labelOf(row.text);
  if (first?.style === "bracketed") expected = first.value + 1;
  for (let m = LEVEL_2.exec(row.text); m !== null; m = LEVEL_2.exec(row.text)) {
    const label = labelOf(row.text.slice(m.index, m.index + 6));
    if (label === null || (label.value !== expected && label.value !== 1)) continue;
    if (isOpen(row.text.slice(Math.max(0, m.index - 200), m.index))) continue;
    pieces.push(sliceRow(row, done, m.index, done > 0 || row.cut));
    done = m.index;
    expected = label.value + 1;
  }
  if (done === 0) return [row];
  pieces.push(sliceRow(row, done, row.text.length));
  return pieces;
}

const isNumeralHeading = (piece: Row): boolean =>
  piece.text.length < 40 && /^(?:numeral|part)$/.test(labelOf(piece.text)?.style ?? "");

/**
 * Rows in which headings were glued to what stands before or behind them, cut apart: level 1 by the form's own words,
 * level 2 by its labels, and those only in lines that hold a level-1 heading in their middle.
 */
export function cutGlued(rows: readonly Row[]): Row[] {
  const glued = new Set<number>();
  const cut = rows.flatMap((row) => {
    if (row.table !== null) return [row];
    const pieces = cutLevel1(row);
    const headings = pieces.flatMap((piece, i) => (isNumeralHeading(piece) ? [i] : []));
    const inside = headings.some((i) => i > 0);
    if (inside || (headings.length > 0 && row.text.length > 150)) glued.add(row.line.number);
    return pieces;
  });
  if (glued.size === 0) return cut;
  return cut.flatMap((row) => (row.table === null && glued.has(row.line.number) ? cutLevel2(row) : [row]));
}
