import type { Section } from "../../model/report.ts";
import type { Prose } from "../../stored/prose.ts";
import { fold } from "../../text/fold.ts";
import { PRESCRIBED } from "../wording.ts";
import { nameOf, type Part, paragraphsOf, pattern, sentencesOf } from "./prose.ts";

/** A sentence ready to be compared. */
export interface Sentence {
  /** Folded; the agency's own name and the years around the report's as signs. */
  readonly text: string;
  /** Its figures, years apart. */
  readonly figures: string;
  readonly printed: string;
  /** Of its paragraph. */
  readonly pointer: string;
}

/** A stretch of prose that is compared as a whole: a section of level 1 with all in it, or a long one of level 2. */
export interface Unit {
  readonly pointer: string;
  readonly name: string;
  readonly sentences: readonly Sentence[];
  readonly length: number;
}

/** Fewest characters of what is compared, by the form's section: short texts are alike without being copied. */
const SHORTEST: Readonly<Record<number, number>> = { 1: 100, 5: 60, 6: 200 };
const SHORTEST_OTHER = 150;
const SHORTEST_INNER = 150;

/** Endings of places in front of the name of a body. */
const PLACE = /^.{1,20}?(?:省|自治区|市|州|盟|县|区|旗|镇|乡|街道)(?=.{2,})/u;

/** The ways in which a report names its own agency, the longest first. */
function namesOf(agency: string | null): string[] {
  if (agency === null) return [];
  const names = [agency];
  for (let rest = agency.replace(PLACE, ""); rest.length >= 3 && rest !== names.at(-1); rest = rest.replace(PLACE, ""))
    names.push(rest);
  return names;
}

/** Makes sentences of one report comparable with those of another year or agency. */
function comparable(report: Prose): (sentence: string) => string {
  const { agency, year } = report.report;
  const names = namesOf(agency).map((name) => fold(name));
  return (sentence) => {
    let text = fold(sentence);
    for (const name of names) text = text.replaceAll(name, "@");
    if (year !== null) for (const [offset, sign] of YEARS) text = text.replaceAll(`${year + offset}年`, sign);
    return text;
  };
}

const YEARS: readonly (readonly [offset: number, sign: string])[] = [
  [0, "Y年"],
  [-1, "X年"],
  [1, "Z年"],
];

const isPrescribed = (sentence: string): boolean => PRESCRIBED.some((source) => pattern(source).test(sentence));

function unitOf(section: Section, pointer: string, plain: (sentence: string) => string): Unit {
  const sentences = paragraphsOf(section, pointer).flatMap((paragraph) =>
    sentencesOf(paragraph.text)
      .filter((sentence) => !isPrescribed(sentence.replace(/[。！？；]+$/u, "")))
      .map((printed): Sentence => {
        const text = plain(printed);
        return { text, printed, pointer: paragraph.pointer, figures: (text.match(/\d[\d.,]*/gu) ?? []).join(" ") };
      }),
  );
  const length = sentences.reduce((sum, { text }) => sum + text.length, 0);
  return { pointer, name: nameOf(section), sentences, length };
}

/** What of a report is compared with other reports. */
export function unitsOf(report: Prose, parts: readonly Part[]): Unit[] {
  const plain = comparable(report);
  return parts.flatMap(({ section, pointer, subject }): Unit[] => {
    if (subject === 0) return [];
    const whole = unitOf(section, pointer, plain);
    const inner = section.sections.map((part, i) => unitOf(part, `${pointer}/sections/${i}`, plain));
    const least = subject === null ? SHORTEST_OTHER : (SHORTEST[subject] ?? SHORTEST_OTHER);
    return [
      ...(whole.length >= least ? [whole] : []),
      ...inner.filter(({ length }) => length >= Math.max(SHORTEST_INNER, subject === 6 ? 200 : 0)),
    ];
  });
}
