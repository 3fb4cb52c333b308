import type { Anchor, Line } from "../../model/line.ts";
import { anchorOf } from "../../model/line.ts";
import type { Printed, Token } from "../../model/vector.ts";
import { readPrinted, UNIT } from "../../text/printed.ts";
import { displayColumns } from "../../text/width.ts";

const CJK = /[\u3400-\u9fff]/;
/** A figure with the rest of an overprinted label behind it, as text browsers leave it. */
const OVERPRINTED = /^([+-]?[\d,]+(?:\.\d+)?)[^\d.,].*$/su;

export const hasCjk = (text: string): boolean => CJK.test(text);

/** A printed text as a value; `overprinted` rows keep the figure that stands before debris. */
export function makeToken(
  text: string,
  anchor: Anchor | null,
  left: number,
  right: number,
  overprinted = false,
): Token {
  let printed: Printed = readPrinted(text);
  let cleaned = false;
  if (overprinted && printed.state === "unreadable") {
    const figure = OVERPRINTED.exec(text.trim())?.[1];
    if (figure !== undefined) {
      printed = readPrinted(figure);
      cleaned = printed.state === "number";
    }
  }
  return { text, printed, anchor, left, right, cleaned };
}

/** A blank-delimited part of a line. */
export interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const BLANK = /\s/;

const isBlank = (text: string, i: number): boolean => {
  const code = text.charCodeAt(i);
  // Ideographs and ASCII need no table.
  if (code < 0x7f) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return (code <= 0x3000 || code >= 0xfe00) && BLANK.test(text.charAt(i));
};

const SIGN = /^(?:净?增加?|[减減]少?|[+＋])$/u;
const FIGURE = /^[\d０-９]/u;
const COUNTED = new RegExp(`^(?:${UNIT})(?:[（(].*)?$`, "u");
const OPEN_NOTE = /^[+＋\-－净增加减減少]*[\d０-９].*[（(][^）)]*$/u;

/** Whether a word goes on behind a single blank: a sign, a figure and its unit or its note, which programs set apart. */
const goesOn = (word: string, next: string): boolean =>
  (SIGN.test(word) && FIGURE.test(next)) || (FIGURE.test(word) && COUNTED.test(next)) || OPEN_NOTE.test(word);

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let from = -1;
  for (let i = 0; i <= text.length; i++) {
    const printed = i < text.length && !isBlank(text, i);
    if (printed && from < 0) from = i;
    else if (!printed && from >= 0) {
      const word = { text: text.slice(from, i), from, to: i };
      const last = words.at(-1);
      if (last !== undefined && from === last.to + 1 && goesOn(last.text, word.text))
        words[words.length - 1] = { text: text.slice(last.from, i), from: last.from, to: i };
      else words.push(word);
      from = -1;
    }
  }
  return words;
}

/** Whether a printed cell ends within a note, which must go on elsewhere. */
export const isOpen = (text: string): boolean => OPEN_NOTE.test(text.trim());

/** Left and right edge of units `from` to `to`: points on a page, display columns in text. */
export function extentOf(line: Line, from: number, to: number, columns: readonly number[] | null): [number, number] {
  if (line.boxes !== null) {
    let left = Number.POSITIVE_INFINITY;
    let right = Number.NEGATIVE_INFINITY;
    for (let i = from; i < to; i++) {
      const box = line.boxes[i];
      if (box == null) continue;
      if (box[0] < left) left = box[0];
      if (box[2] > right) right = box[2];
    }
    return [left, right];
  }
  const table = columns ?? displayColumns(line.text);
  return [table[from] ?? Number.NaN, table[to] ?? Number.NaN];
}

/** The part of a line from `from` to `to` as a value. */
export function tokenOf(line: Line, from: number, to: number, columns: readonly number[] | null): Token {
  const [left, right] = extentOf(line, from, to, columns);
  return makeToken(line.text.slice(from, to), anchorOf(line, from, to), left, right);
}
