import { writeNumeral } from "../../../text/numerals.ts";
import { attributeOf, type HtmlElement } from "./parse.ts";
import type { Style } from "./style.ts";

/** A list whose items the browser numbers. */
export interface NumberedList {
  readonly sign: string;
  readonly step: 1 | -1;
  next: number;
}

const integer = (text: string | null): number | null => {
  const m = /^\s*([+-]?\d{1,6})/u.exec(text ?? "");
  return m === null ? null : Number(m[1]);
};

/** The list that an element opens; null for one without numbers. */
export function listOf(element: HtmlElement, style: Style): NumberedList | null {
  if (element.tagName !== "ol") return null;
  const start = integer(attributeOf(element, "start"));
  const sign = style.listStyle ?? attributeOf(element, "type") ?? "decimal";
  if (/^none\b/u.test(sign) || /\bnone$/u.test(sign)) return null;
  const reversed = attributeOf(element, "reversed") !== null;
  const items = element.childNodes.filter((node) => node.nodeName === "li").length;
  return { sign, step: reversed ? -1 : 1, next: start ?? (reversed ? items : 1) };
}

const letters = (n: number): string => (n >= 1 && n <= 26 ? String.fromCharCode(0x60 + n) : String(n));

const ROMAN: readonly (readonly [number, string])[] = [
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

function roman(n: number): string {
  if (n < 1 || n > 39) return String(n);
  let rest = n;
  let text = "";
  for (const [value, sign] of ROMAN)
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  return text;
}

/** The number before an item, as a browser prints it; the list counts on. */
export function markerOf(list: NumberedList, item: HtmlElement, style: Style): string {
  const n = integer(attributeOf(item, "value")) ?? list.next;
  list.next = n + list.step;
  const sign = style.listStyle ?? attributeOf(item, "type") ?? list.sign;
  if (/none|disc|circle|square/u.test(sign)) return "";
  if (/chinese|ideographic|cjk/u.test(sign)) return `${writeNumeral(n)}、`;
  if (sign === "A" || /upper-(?:alpha|latin)/u.test(sign)) return `${letters(n).toUpperCase()}. `;
  if (sign === "a" || /lower-(?:alpha|latin)/u.test(sign)) return `${letters(n)}. `;
  if (sign === "I" || /upper-roman/u.test(sign)) return `${roman(n).toUpperCase()}. `;
  if (sign === "i" || /lower-roman/u.test(sign)) return `${roman(n)}. `;
  return `${n}. `;
}
