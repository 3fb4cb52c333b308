import type { ReadChar } from "./engines/engine.ts";

/** Marks of prose, and what each is taken for where print is thin, broken or blurred: a comma loses its tail, a small circle its hole. */
const MARKS: Readonly<Record<string, string>> = {
  "，": "，,．.",
  "。": "。·°○•‧",
  "、": "、～~",
  "；": "；;",
  "：": "：:",
};
const MARK = /[，,．.。·°○•‧、～~；;：:]/u;
const DASH = /^[-－—–一·~～_]$/u;
const HYPHEN = /^[-－–·~～_]$/u;
const IDEOGRAPH = /^[\u4e00-\u9fff]$/u;
const DIGIT = /^\d$/u;
/** What a mark of prose may stand behind, besides ideographs and digits. */
const CLOSES = /^[%％》）)”’】A-Za-z]$/u;
/** Less sure than this a character may be another one; a letter is an ideograph that is at least so likely. */
const SURE = 0.9;
const LETTER = /^[A-Za-z「『［【[]$/u;
const LIKELY = 0.1;
/** A colon that is a semicolon at least so likely is that. */
const TAIL = 0.03;

/** A line with its marks as prose has them, and without those that thin print leaves beside strokes. */
export const marked = (chars: readonly ReadChar[]): readonly ReadChar[] =>
  withoutSpots(joinedDashes(chars)).map((char, i, line) => {
    const text = textOf(char, line[i - 1]?.text ?? "", line[i + 1]?.text ?? "");
    return text === char.text ? char : { ...char, text };
  });

function textOf({ text, confidence, others }: ReadChar, before: string, after: string): string {
  const unsure = confidence < SURE;
  // A four whose thin strokes are lost is a cross.
  if (text === "+" && unsure && others[0]?.text === "4") return "4";
  if (LETTER.test(text) && unsure && IDEOGRAPH.test(before) && IDEOGRAPH.test(after)) {
    const [other] = others;
    return other !== undefined && IDEOGRAPH.test(other.text) && other.confidence >= LIKELY ? other.text : text;
  }
  if (!MARK.test(text)) return text;
  if (!IDEOGRAPH.test(before) && !DIGIT.test(before) && !CLOSES.test(before)) return text;
  // A point behind a digit belongs to a number, or numbers what follows.
  if (DIGIT.test(before) && /^[.．·~～:]$/u.test(text)) return text;
  if (/^[·~～:,]$/u.test(text) && !unsure) return text;
  const mark = likeliestMark([{ text, confidence }, ...others]) ?? text;
  // Of a semicolon the tail is the first to go, and no colon follows a share.
  const tailed = /^[%％]$/u.test(before) || others.some((other) => other.text === "；" && other.confidence >= TAIL);
  return mark === "：" && tailed && IDEOGRAPH.test(after) ? "；" : mark;
}

/** The mark for which most speaks, with all that it is taken for. */
function likeliestMark(readings: ReadChar["others"]): string | undefined {
  const weigh = (alike: string): number =>
    readings.reduce((sum, { text, confidence }) => sum + (text !== "" && alike.includes(text) ? confidence : 0), 0);
  const weighed = Object.entries(MARKS).map(([mark, alike]) => ({ mark, weight: weigh(alike) }));
  return weighed.sort((a, b) => b.weight - a.weight)[0]?.mark;
}

/** A dash among ideographs that may be 一 is that, and dashes beside each other are its one stroke, broken; unless they are sure. */
function joinedDashes(chars: readonly ReadChar[]): readonly ReadChar[] {
  const out: ReadChar[] = [];
  for (let i = 0; i < chars.length; ) {
    let end = i;
    while (end < chars.length && DASH.test(chars[end]?.text ?? "")) end++;
    const run = chars.slice(i, end);
    const unsure = run.some(({ text, confidence }) => HYPHEN.test(text) && confidence < SURE);
    const broken = unsure && (run.length > 1 || mayBeOne(run[0]));
    const [first, last] = [run[0], run.at(-1)];
    const among = IDEOGRAPH.test(chars[i - 1]?.text ?? "") && IDEOGRAPH.test(chars[end]?.text ?? "");
    if (broken && among && first !== undefined && last !== undefined)
      out.push({ ...first, text: "一", to: last.to, confidence: Math.max(...run.map((char) => char.confidence)) });
    else out.push(...chars.slice(i, Math.max(end, i + 1)));
    i = Math.max(end, i + 1);
  }
  return out;
}

const mayBeOne = (char: ReadChar | undefined): boolean =>
  char !== undefined &&
  /^[-－–]$/u.test(char.text) &&
  char.others.some(({ text, confidence }) => text === "一" && confidence >= LIKELY);

/** Pieces of a broken digit look like a colon beside it. */
const withoutSpots = (chars: readonly ReadChar[]): readonly ReadChar[] =>
  chars.filter(
    ({ text, confidence }, i) =>
      text !== ":" ||
      confidence >= SURE ||
      !(DIGIT.test(chars[i + 1]?.text ?? "") || DIGIT.test(chars[i - 1]?.text ?? "")),
  );
