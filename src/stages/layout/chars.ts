/** Classes of characters, as far as spacing depends on them. */
export const DIGIT = 1;
export const LATIN = 2;
export const CJK = 3;
export const OTHER = 4;

/** The class of a UTF-16 unit; halves of surrogate pairs are ideographs here. */
export function classOf(unit: number): number {
  if (unit >= 0x2e80) return unit >= 0xff10 && unit <= 0xff19 ? DIGIT : CJK;
  if (unit >= 48 && unit <= 57) return DIGIT;
  if ((unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)) return LATIN;
  return OTHER;
}

/** Blanks of every width, and controls; a glyph without text is none. */
export function isBlank(text: string): boolean {
  if (text.length !== 1) return text.length > 1 && text.trim() === "";
  const unit = text.charCodeAt(0);
  return (
    unit <= 0x20 ||
    (unit >= 0x7f && unit <= 0xa0) ||
    unit === 0x3000 ||
    (unit >= 0x2000 && unit <= 0x200f) ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0xfeff
  );
}

const NUMERIC = /^[0-9０-９.,:%+\-/，．％＋－]$/;

/** Stands in a number, a date or a word of letters: two of these on different lines must not be run together. */
function sticks(unit: string): boolean {
  const kind = classOf(unit.charCodeAt(0));
  return kind === DIGIT || kind === LATIN || NUMERIC.test(unit);
}

/** Two lines of one text made one: Chinese without a blank, numbers and letters kept apart. */
export function joinTexts(upper: string, lower: string): string {
  if (upper === "" || lower === "") return upper + lower;
  return sticks(upper.charAt(upper.length - 1)) && sticks(lower.charAt(0)) ? `${upper} ${lower}` : upper + lower;
}
