import { HEADINGS } from "../../../editions/headings.ts";
import type { ReadChar } from "./engines/engine.ts";

/** Less sure than this a character may be another one, and that one must be at least so likely. */
const SURE = 0.9;
const LIKELY = 0.02;

/** What the day of a date is taken for. */
const DAY = /^[口曰目]$/u;
const DIGIT = /^\d$/u;

/** Characters that stand beside each other in the form's own headings: 申请, 公开, 工作. */
const PAIRS: ReadonlySet<string> = new Set(
  HEADINGS.flat().flatMap((heading) =>
    [...heading].flatMap((char, i, all) => (all[i + 1] === undefined ? [] : [char + all[i + 1]])),
  ),
);

/** A line whose unsure characters are the others that they may be, where only those make one of the form's words or a date. */
export const worded = (chars: readonly ReadChar[]): readonly ReadChar[] =>
  chars.map((char, i) => {
    if (char.confidence >= SURE) return char;
    const before = chars[i - 1]?.text ?? "";
    const after = chars[i + 1]?.text ?? "";
    const endsDate = DAY.test(char.text) && (DIGIT.test(before) || (before === "" && after === "，"));
    const fits = (text: string): boolean =>
      PAIRS.has(before + text) || PAIRS.has(text + after) || (text === "日" && endsDate);
    if (fits(char.text)) return char;
    const other = char.others.find(({ text, confidence }) => confidence >= LIKELY && fits(text));
    return other === undefined ? char : { ...char, text: other.text };
  });
