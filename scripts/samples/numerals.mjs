// Chinese numerals, as headings and dates print them.
const DIGITS = "〇一二三四五六七八九";

/** 1 to 99 as 一, 十, 二十一. */
export function chinese(n) {
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  if (tens === 0) return DIGITS[ones];
  return `${tens > 1 ? DIGITS[tens] : ""}十${ones ? DIGITS[ones] : ""}`;
}

/** 2024 as 二〇二四. */
export const digitByDigit = (n) => [...String(n)].map((d) => DIGITS[Number(d)]).join("");

/** An ISO date as the signature prints it: 2024年1月11日, or 二〇二四年一月十一日. */
export function printDate(iso, style) {
  const [year, month, day] = iso.split("-").map(Number);
  return style === "chinese"
    ? `${digitByDigit(year)}年${chinese(month)}月${chinese(day)}日`
    : `${year}年${month}月${day}日`;
}
