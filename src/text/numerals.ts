/** Chinese numerals and the digits that stand in for them in headings and dates. */

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  "○": 0,
  "◯": 0,
  零: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  两: 2,
  // What is typed for 〇: the letter O in three alphabets.
  O: 0,
  o: 0,
  "\u041e": 0,
  "\u039f": 0,
};

/** 廿 and 卅 are tens with their factor inside. */
const TENS: Readonly<Record<string, number>> = { 十: 1, 廿: 2, 卅: 3 };

/** First character, last character, value of the first. */
const ENCLOSED: readonly (readonly [first: number, last: number, value: number])[] = [
  [0x2460, 0x2473, 1], // ①
  [0x2474, 0x2487, 1], // ⑴
  [0x2488, 0x249b, 1], // ⒈
  [0x2776, 0x277f, 1], // ❶
  [0x3220, 0x3229, 1], // ㈠
  [0x3280, 0x3289, 1], // ㊀
];

/** Characters of Chinese numerals, for use inside a character class of a regular expression. */
export const CHINESE_DIGITS = "〇○◯零一二三四五六七八九十百廿卅";

/** Source of a regular expression for a year in four digits: 2024, 二〇二四, 二O二四. */
export const YEAR_DIGITS = `(?:\\d{4}|[\\d${CHINESE_DIGITS}Oo\u041e\u039f]{4})`;

/** One character that is a number in itself (①, ⑴, ⒈, ㈠), or null. */
export function readEnclosed(char: string): number | null {
  const code = char.charCodeAt(0);
  for (const [first, last, value] of ENCLOSED) if (code >= first && code <= last) return code - first + value;
  return null;
}

/** Digit by digit, mixed with figures or not: 二〇二四 and 二0二四 are 2024. Null when it is not that. */
function readPositional(text: string): number | null {
  let value = 0;
  for (const char of text) {
    const digit = /\d/.test(char) ? Number(char) : DIGITS[char];
    if (digit === undefined) return null;
    value = value * 10 + digit;
  }
  return value;
}

/** 二十三, 一百零五: tens and hundreds named. Null when it is not well formed. */
function readNamed(text: string): number | null {
  const m =
    /^(?:([一二三四五六七八九])百)?(?:零|〇|○)?(?:([一二三四五六七八九])?([十廿卅]))?([一二三四五六七八九])?$/.exec(
      text,
    );
  if (m === null) return null;
  const [, hundreds, factor, tens, ones] = m;
  if (hundreds === undefined && tens === undefined) return null;
  if (factor !== undefined && tens !== "十") return null;
  const ten = tens === undefined ? 0 : (TENS[tens] ?? 0) * (factor === undefined ? 1 : (DIGITS[factor] ?? 0));
  return (
    (hundreds === undefined ? 0 : (DIGITS[hundreds] ?? 0)) * 100 +
    ten * 10 +
    (ones === undefined ? 0 : (DIGITS[ones] ?? 0))
  );
}

/**
 * The whole number from 0 to 9999 that `text` writes: 十二, 二十, 二〇二四, 二○二四, 二零二四, 12, １２, ⑫, ㈢.
 * No blanks. Null for anything else.
 */
export function readNumeral(text: string): number | null {
  if (text.length === 0 || text.length > 7) return null;
  if (text.length === 1) {
    const enclosed = readEnclosed(text);
    if (enclosed !== null) return enclosed;
  }
  if (/^[0-9０-９]{1,4}$/.test(text)) {
    return Number(text.replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)));
  }
  if (/[十百廿卅]/.test(text)) return readNamed(text);
  return text.length <= 4 ? readPositional(text) : null;
}

const NAMES = "〇一二三四五六七八九";

/** A whole number from 1 to 99 as headings write it: 一, 十, 十二, 二十, 九十九. */
export function writeNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99) throw new RangeError(`no heading numeral for ${value}`);
  const ones = value % 10 === 0 ? "" : NAMES.charAt(value % 10);
  if (value < 10) return ones;
  const tens = Math.floor(value / 10);
  return `${tens === 1 ? "" : NAMES.charAt(tens)}十${ones}`;
}
