import type { Diagnostic } from "../../model/finding.ts";
import type { Found } from "../../model/outline.ts";
import { readNumeral, YEAR_DIGITS } from "../../text/numerals.ts";
import { foundIn, type Joined } from "./joined.ts";

const YEAR = `(${YEAR_DIGITS})`;
const FIRST_DAY = "(?:1|01|一)月(?:1|01|一)日";
/** 统计期限自2023年1月1日起至2023年12月31日止, in its many wordings. */
const PERIOD = new RegExp(
  `${YEAR}年${FIRST_DAY}(?:起)?[，、]?(?:至|到|[-—–―~～]+)(?:${YEAR}年)?(?:12|十二)月(?:31|三十一)日`,
);
/** The report speaks of itself. */
const SELF = new RegExp(
  `${YEAR}年度?(?:[\\u4e00-\\u9fff]{0,20}?)?政府信息公开(?:工作)?(?:年度|情况)*(?:工作)?(?:年度)?报告|(?:结合|根据|现将|汇总)${YEAR}年`,
);

export interface Witness {
  readonly found: Found<number> | null;
  readonly value: number;
}

const plausible = (value: number | null): value is number => value !== null && value >= 2000 && value <= 2100;

function witness(joined: Joined, pattern: RegExp): Witness | null {
  const m = pattern.exec(joined.text);
  const digits = m?.[1] ?? m?.[2];
  if (m === null || digits === undefined) return null;
  const value = readNumeral(digits);
  if (!plausible(value)) return null;
  const from = m.index + m[0].indexOf(digits);
  return { value, found: foundIn(joined, from, from + digits.length, value) };
}

/** The year of the period of the statistics (1 January to 31 December of one year). */
export const periodYear = (prose: Joined): Witness | null => witness(prose, PERIOD);

/** The year in which the prose places the report itself. */
export const proseYear = (prose: Joined): Witness | null => witness(prose, SELF);

/** The year reported on: the title's, else the period's, else the prose's; and what to say when title and period differ. */
export function decideYear(
  title: Witness | null,
  period: Witness | null,
  prose: Witness | null,
): { year: Found<number> | null; diagnostics: Diagnostic[] } {
  const year = (title ?? period ?? prose)?.found ?? null;
  if (title === null || period === null || title.value === period.value) return { year, diagnostics: [] };
  return {
    year,
    diagnostics: [
      {
        code: "year.disagrees",
        severity: "warning",
        message: `The title speaks of ${title.value}, the period of the statistics of ${period.value}; the title's year is given.`,
        pointer: "/report/year",
      },
    ],
  };
}
