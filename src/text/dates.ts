import { CHINESE_DIGITS, readNumeral, YEAR_DIGITS } from "./numerals.ts";

const YEAR = `(${YEAR_DIGITS})`;
const PART = `(\\d{1,2}|[${CHINESE_DIGITS}0O]{1,3})`;

/** Source of a regular expression, three groups, for a date written out without blanks: 2024年1月11日, 二〇二四年一月十一日. */
export const WRITTEN_DATE = `${YEAR}年${PART}月${PART}[日号]`;

/** The same, or in figures: 2024-01-11, 2024.1.11, 2024/1/11. Six groups, three of which are set. */
export const ANY_DATE = `(?:${WRITTEN_DATE}|(\\d{4})([-.\\/]\\d{1,2})([-.\\/]\\d{1,2}))`;

/** The date that the groups captured, ISO 8601; null when the calendar has no such day. */
export function isoDate(groups: readonly (string | undefined)[]): string | null {
  const [year, month, day] = groups.filter((g) => g !== undefined).map((g) => readNumeral(g.replace(/^[-./]/, "")));
  if (year == null || month == null || day == null) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}
