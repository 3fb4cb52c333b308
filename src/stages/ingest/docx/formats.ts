/** Numbers as a word processor prints them before the paragraphs of a list. */

const COUNTED = "零一二三四五六七八九";
const DIGITAL = "〇一二三四五六七八九";
const LEGAL = "零壹贰叁肆伍陆柒捌玖";
const STEMS = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES = "子丑寅卯辰巳午未申酉戌亥";

/** 一, 十二, 一百零五, 一千零二十: units named. `ten` says whether ten is printed 一十, as in legal numerals. */
function named(value: number, digits: string, units: readonly string[], ten: boolean): string {
  if (value <= 0 || value >= 10 ** units.length) return value === 0 ? digits.charAt(0) : String(value);
  let text = "";
  let gap = false;
  for (let power = units.length - 1; power >= 0; power--) {
    const digit = Math.floor(value / 10 ** power) % 10;
    if (digit === 0) {
      gap = text !== "";
      continue;
    }
    const bare = !ten && power === 1 && digit === 1 && text === "";
    text += `${gap ? digits.charAt(0) : ""}${bare ? "" : digits.charAt(digit)}${units[power]}`;
    gap = false;
  }
  return text;
}

const positional = (value: number, digits: string): string =>
  String(value).replace(/\d/gu, (digit) => digits.charAt(Number(digit)));

function letters(value: number): string {
  if (value < 1) return String(value);
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(20, Math.floor((value - 1) / 26) + 1));
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  let text = "";
  for (const [size, sign] of ROMAN)
    while (rest >= size) {
      text += sign;
      rest -= size;
    }
  return text;
}

/** A character out of a block of numbered ones, from `first` for 1; beyond the block the plain number. */
const enclosed =
  (first: number, most: number) =>
  (value: number): string =>
    value >= 1 && value <= most ? String.fromCodePoint(first + value - 1) : String(value);

const cyclic =
  (signs: string) =>
  (value: number): string =>
    value < 1 ? String(value) : signs.charAt((value - 1) % signs.length);

const counted = (value: number): string => named(value, COUNTED, ["", "十", "百", "千"], false);
const legal = (value: number): string => named(value, LEGAL, ["", "拾", "佰", "仟"], true);
const circled = enclosed(0x2460, 20);
const fullWidth = (value: number): string => positional(value, "０１２３４５６７８９");

/** By the name that the schema gives the format; what is not here is printed in plain figures. */
const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  chineseCounting: counted,
  chineseCountingThousand: counted,
  taiwaneseCounting: counted,
  taiwaneseCountingThousand: counted,
  japaneseCounting: counted,
  koreanCounting: counted,
  ideographDigital: (value) => positional(value, DIGITAL),
  japaneseDigitalTenThousand: (value) => positional(value, DIGITAL),
  taiwaneseDigital: (value) => positional(value, DIGITAL),
  koreanDigital2: (value) => positional(value, DIGITAL),
  chineseLegalSimplified: legal,
  ideographLegalTraditional: legal,
  japaneseLegal: legal,
  ideographTraditional: cyclic(STEMS),
  ideographZodiac: cyclic(BRANCHES),
  ideographEnclosedCircle: enclosed(0x3280, 10),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: enclosed(0x2474, 20),
  decimalEnclosedFullstop: enclosed(0x2488, 20),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalZero: (value) => String(value).padStart(2, "0"),
  lowerLetter: letters,
  upperLetter: (value) => letters(value).toUpperCase(),
  lowerRoman: roman,
  upperRoman: (value) => roman(value).toUpperCase(),
  none: () => "",
};

export const printNumber = (value: number, format: string): string => (FORMATS[format] ?? String)(value);
