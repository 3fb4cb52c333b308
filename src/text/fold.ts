import { unifyIdeographs } from "./ideographs.ts";

/** A text reduced to what matching needs, and the way back to the print. */
export interface Folded {
  readonly text: string;
  /** For each UTF-16 unit of `text`, the unit of the printed text it came from; one more entry at the end holds the printed length. */
  readonly map: readonly number[];
}

const MAPPED: Readonly<Record<string, string>> = {
  "［": "[",
  "］": "]",
  "【": "[",
  "】": "]",
  "〔": "(",
  "〕": ")",
  "﹙": "(",
  "﹚": ")",
  "︵": "(",
  "︶": ")",
  "。": ".",
  "．": ".",
  "｡": ".",
  "﹒": ".",
  "、": ",",
  "﹑": ",",
  "､": ",",
  "，": ",",
  "：": ":",
  "；": ";",
  "‘": "'",
  "’": "'",
  "“": '"',
  "”": '"',
  "「": '"',
  "」": '"',
  "〝": '"',
  "〞": '"',
  "—": "-",
  "–": "-",
  "‐": "-",
  "‑": "-",
  "―": "-",
  "−": "-",
  "─": "-",
  "﹣": "-",
  "○": "〇",
};

/** Blank, invisible or a control character: never part of a label. */
const BLANK = /[\s\p{Cc}\p{Cf}]/u;

/** What one UTF-16 unit of print becomes; "" for what is never part of a label. */
export function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code < 0x80) return code <= 0x20 || code === 0x7f ? "" : unit;
  if (code >= 0x4e00 && code <= 0x9fff) return unit;
  if (BLANK.test(unit)) return "";
  const mapped = MAPPED[unit];
  if (mapped !== undefined) return mapped;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return unifyIdeographs(unit);
}

/** Removes blanks, unifies width, brackets, dashes, radicals; keeps where each character came from. */
export function foldWithMap(printed: string): Folded {
  const map: number[] = [];
  let text = "";
  for (let i = 0; i < printed.length; i++) {
    const folded = foldUnit(printed.charAt(i));
    for (let k = 0; k < folded.length; k++) map.push(i);
    text += folded;
  }
  map.push(printed.length);
  return { text, map };
}

/** `foldWithMap` without the way back. */
export function fold(printed: string): string {
  let text = "";
  for (let i = 0; i < printed.length; i++) text += foldUnit(printed.charAt(i));
  return text;
}
