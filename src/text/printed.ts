import type { Printed } from "../model/vector.ts";
import { fold, foldUnit } from "./fold.ts";

/** A rule drawn with many dashes is no value. */
const DASH = /^(?:[/\\-]{1,4}|无)$/;
/** What figures are counted in: the source of a regular expression. */
export const UNIT = "[万亿]?元|件次?|人次?|项目?|[条宗份个次例起部]";
const NUMBER = new RegExp(
  `^(?:(增加?|[+]|净增)|(减少?|[-]|減少?))?(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|\\.\\d+)(${UNIT})?(?:\\(.*\\)?)?$`,
);

/** Figures with a blank between them may be one or two, and a dash before a blank is no sign. */
const PARTED = /[\d０-９/—–-][\s\u00a0\u3000]+[\d０-９]/u;

/** As most values are printed: nothing to fold. */
const PLAIN = /^(?:0|[1-9]\d{0,8})$/;
/** What a value begins with, folded. */
const BEGINNING = /[\d+\-.增减減净/\\无]/;

/** The first character that a text has once it is folded; "" for a blank text. */
function beginning(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const unit = foldUnit(text.charAt(i));
    if (unit !== "") return unit.charAt(0);
  }
  return "";
}

/**
 * Reads one cell as printed: `1,234`, `减3`, `201件`, `55（含自然失效29件）`, `＋30`, a dash or 无, or nothing.
 * A sign in words or characters belongs to the value. Anything else is unreadable, never a guess.
 */
export function readPrinted(text: string): Printed {
  if (PLAIN.test(text)) return { state: "number", value: Number(text), unit: "" };
  const start = beginning(text);
  if (start === "") return { state: "blank" };
  if (!BEGINNING.test(start)) return { state: "unreadable" };
  if (PARTED.test(text)) return { state: "unreadable" };
  const folded = fold(text);
  if (DASH.test(folded)) return { state: "dash" };
  const m = NUMBER.exec(folded);
  if (m === null) return { state: "unreadable" };
  const digits = (m[3] ?? "").replaceAll(",", "");
  const size = Number(digits);
  if (!Number.isFinite(size) || digits.length > 17) return { state: "unreadable" };
  const value = m[2] !== undefined && size !== 0 ? -size : size;
  return { state: "number", value, unit: m[4] ?? "" };
}
