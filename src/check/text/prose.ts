import type { Section } from "../../model/report.ts";
import { subjectOf } from "../../stages/outline/known.ts";

/** A paragraph and where it stands. */
export interface Paragraph {
  readonly pointer: string;
  /** As the report has it, and without blanks. */
  readonly printed: string;
  readonly text: string;
}

/** A section of level 0 or 1 with all that stands in it. */
export interface Part {
  readonly section: Section;
  readonly pointer: string;
  /** 1 to 6, which of the form's sections it is; 0 for what stands before the first; null for another. */
  readonly subject: number | null;
  readonly paragraphs: readonly Paragraph[];
}

export const squeeze = (text: string): string => text.replace(/\s+/gu, "");

/** The paragraphs of a section and of those in it, in order. */
export function paragraphsOf(section: Section, pointer: string): Paragraph[] {
  const own = section.paragraphs.map((printed, i) => ({
    pointer: `${pointer}/paragraphs/${i}`,
    printed,
    text: squeeze(printed),
  }));
  return [...own, ...section.sections.flatMap((inner, i) => paragraphsOf(inner, `${pointer}/sections/${i}`))];
}

export function partsOf(sections: readonly Section[]): Part[] {
  return sections.map((section, i) => {
    const pointer = `/sections/${i}`;
    const subject = section.level === 0 ? 0 : subjectOf(squeeze(section.heading));
    return { section, pointer, subject, paragraphs: paragraphsOf(section, pointer) };
  });
}

/** Sentences with the marks that end them. */
export const sentencesOf = (text: string): string[] => text.match(/[^。！？；]+[。！？；]*/gu) ?? [];

const PATTERNS = new Map<string, RegExp>();

/** The expression of a source in wording.ts; `year` stands where it says YEAR. */
export function pattern(source: string, year = ""): RegExp {
  const known = PATTERNS.get(source);
  if (known !== undefined) return known;
  const made = new RegExp(source.replaceAll("YEAR", year), "u");
  PATTERNS.set(source, made);
  return made;
}

/** Names of a section for people: its label and heading. */
export const nameOf = ({ number, heading }: Section): string =>
  number === null ? heading : /^[（(]/u.test(number) ? `${number}${heading}` : `${number}、${heading}`;
