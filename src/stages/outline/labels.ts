import { CHINESE_DIGITS, readEnclosed, readNumeral } from "../../text/numerals.ts";

/** How a heading is numbered: 第一部分 · 一、 · （一） · 1. · （1） */
export type LabelStyle = "part" | "numeral" | "bracketed" | "digit" | "bracketedDigit";

export interface Label {
  readonly style: LabelStyle;
  readonly value: number;
  /** Units of the label without the mark behind it: 一, （一）, 第一部分. */
  readonly length: number;
  /** Where the text behind the label and its mark starts. */
  readonly end: number;
}

const N = `[${CHINESE_DIGITS}]{1,4}`;

const FORMS: readonly (readonly [style: LabelStyle, form: RegExp])[] = [
  ["part", new RegExp(`^(第(${N}|\\d{1,2})(?:部分|章))[、：.，]?`)],
  ["bracketed", new RegExp(`^([（【〔](${N})[）】〕]|(${N})）)[、.，：]?`)],
  ["bracketedDigit", /^([（【〔](\d{1,2})[）】〕]|(\d{1,2})）)[、.，：]?/],
  ["numeral", new RegExp(`^((${N}))[、.，：·]`)],
  ["digit", /^((\d{1,2}))[.、，](?!\d)/],
];

const BARE = new RegExp(`^(?:[${CHINESE_DIGITS}]{1,2}|\\d{1,2})(?=[^${CHINESE_DIGITS}\\d月年日])`);

/** A numeral without a mark behind it, as a label; whether it is one, its words must tell. */
export function bareLabel(text: string): Label | null {
  const numeral = BARE.exec(text)?.[0] ?? "";
  const value = readNumeral(numeral);
  if (value === null || value < 1 || value > 40) return null;
  const style = /\d/.test(numeral) ? "digit" : "numeral";
  return { style, value, length: numeral.length, end: numeral.length };
}

/** The label at the start of a squeezed text, or null. */
export function labelOf(text: string): Label | null {
  const first = text.charCodeAt(0);
  const enclosed = readEnclosed(text);
  if (enclosed !== null) {
    const mark = /^[、.，]/.test(text.slice(1)) ? 1 : 0;
    const style = first >= 0x3220 ? "bracketed" : first < 0x2474 || first >= 0x2488 ? "digit" : "bracketedDigit";
    return { style, value: enclosed, length: 1, end: 1 + mark };
  }
  for (const [style, form] of FORMS) {
    const m = form.exec(text);
    if (m === null) continue;
    const value = readNumeral(m[2] ?? m[3] ?? "");
    if (value === null || value < 1 || value > 40) continue;
    return { style, value, length: m[1]?.length ?? 0, end: m[0].length };
  }
  return null;
}
