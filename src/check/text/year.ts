import { readNumeral, YEAR_DIGITS } from "../../text/numerals.ts";
import { excerpt, type Finding, finding } from "../finding.ts";
import type { Examined } from "../subject.ts";
import { FEE_YEAR, LEAD, OTHER_REASON, OWN_YEAR, PLAN, PRESCRIBED, TO_COME } from "../wording.ts";
import { type Paragraph, type Part, pattern, sentencesOf } from "./prose.ts";

const YEAR = `(${YEAR_DIGITS})`;
const NAMED = new RegExp(`${YEAR}年`, "gu");

const plausible = (year: number | null): year is number => year !== null && year >= 2000 && year <= 2100;

/** The first year that one of the patterns finds in a text; null for none. */
function yearBy(sources: readonly string[], text: string): number | null {
  for (const source of sources) {
    const digits = pattern(source, YEAR)
      .exec(text)
      ?.slice(1)
      .find((group) => group !== undefined);
    const year = digits === undefined ? null : readNumeral(digits);
    if (plausible(year)) return year;
  }
  return null;
}

const isPrescribed = (sentence: string): boolean => PRESCRIBED.some((source) => pattern(source).test(sentence));
const hasReason = (sentence: string): boolean => OTHER_REASON.some((source) => pattern(source, YEAR).test(sentence));
const isToCome = (sentence: string): boolean => TO_COME.some((source) => pattern(source).test(sentence));
const names = (text: string, year: number): boolean =>
  [...text.matchAll(NAMED)].some((match) => readNumeral(match[1] ?? "") === year);

/** The other year that the paragraph places the report, or what it tells of, in; null where it names none, or for good reason. */
function otherYear(paragraph: Paragraph, part: Part, isFirst: boolean, year: number): number | null {
  const { text } = paragraph;
  for (const sentence of isFirst ? sentencesOf(text) : []) {
    const own = yearBy(OWN_YEAR, sentence);
    if (own !== null && !names(sentence, year)) return own;
  }
  const sentences = sentencesOf(text).filter((sentence) => !isPrescribed(sentence) || part.subject === 6);
  if (names(sentences.join(""), year)) return null;
  for (const sentence of sentences) {
    const told = yearBy(PATTERNS_OF[part.subject ?? 0] ?? [], sentence);
    if (told === null || hasReason(sentence)) continue;
    if (told < year || (part.subject === 1 && told === year + 1 && !isToCome(sentence))) return told;
  }
  return null;
}

/** How each section of the form tells of a year. */
const PATTERNS_OF: Readonly<Record<number, readonly string[]>> = { 1: LEAD, 5: [...LEAD, ...PLAN], 6: FEE_YEAR };

/** Prose that places the report, or what it tells of, in another year than the report's: once for each paragraph. */
export function wrongYears(of: Examined, parts: readonly Part[]): Finding[] {
  const { year } = of.report.report;
  if (year === null) return [];
  const firstPart = parts.find(({ section }) => section.level > 0);
  return parts.flatMap((part) =>
    part.paragraphs.flatMap((paragraph): Finding[] => {
      const other = otherYear(paragraph, part, part.subject === 0 || part === firstPart, year);
      if (other === null) return [];
      return [
        finding("text.wrongYear", of.report.report, {
          message: `The report is on ${year}, and the text speaks of ${other}.`,
          left: year,
          right: other,
          certain: of.certain("/report/year"),
          places: [of.place("/report/year"), of.quote(paragraph.pointer, excerpt(paragraph.printed))],
        }),
      ];
    }),
  );
}
