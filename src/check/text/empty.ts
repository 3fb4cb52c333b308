import type { Section } from "../../model/report.ts";
import { type Finding, finding } from "../finding.ts";
import type { Examined } from "../subject.ts";
import { FEE, NOTHING } from "../wording.ts";
import { nameOf, type Part, pattern, squeeze } from "./prose.ts";

/** The table that a section of the form consists of. */
const TABLE_OF: Readonly<Record<number, "disclosure" | "requests" | "disputes">> = {
  2: "disclosure",
  3: "requests",
  4: "disputes",
};
/** Sections in which 无 says nothing: there is always something to tell. */
const ALWAYS = new Set([1, 5]);

const hasTable = (section: Section): boolean => section.tables.length > 0 || section.sections.some(hasTable);
const isNothing = (text: string): boolean => NOTHING.some((source) => pattern(source).test(text));

function isEmpty({ section, subject, paragraphs }: Part): boolean {
  if (hasTable(section)) return false;
  const text = paragraphs.map((paragraph) => paragraph.text).join("");
  return text === "" || (ALWAYS.has(subject ?? 0) && isNothing(text));
}

/**
 * Sections of the form that say nothing. One whose table was read stands for it wherever the table is; where a heading comes twice,
 * as in a table of contents, one of them with content is enough.
 */
export function emptyParts(of: Examined, parts: readonly Part[]): Finding[] {
  const { report } = of;
  const filled = new Set(parts.filter((part) => !isEmpty(part)).map(({ subject }) => subject));
  const seen = new Set<number>();
  return parts.flatMap((part): Finding[] => {
    const { subject, section, pointer } = part;
    if (subject === null || subject === 0 || filled.has(subject) || seen.has(subject)) return [];
    seen.add(subject);
    const table = TABLE_OF[subject];
    if (table !== undefined && report.tables[table] !== null) return [];
    return [
      finding("text.empty", report.report, {
        at: nameOf(section),
        message: "The section says nothing.",
        certain: table === undefined || of.certain(`/tables/${table}`),
        places: [of.quote(pointer, section.heading)],
      }),
    ];
  });
}

/** Section 六 of the form of 2021 without a word on the fee for providing information. One that says nothing at all is empty. */
export function missingFee(of: Examined, parts: readonly Part[]): Finding[] {
  const { report } = of;
  if (report.report.edition !== "2021") return [];
  const remarks = parts.filter(({ subject }) => subject === 6);
  const [first] = remarks;
  if (first === undefined || remarks.every(isEmpty)) return [];
  const headings = (section: Section): string => section.heading + section.sections.map(headings).join("");
  const says = ({ section, paragraphs }: Part): boolean => {
    const text = squeeze(headings(section)) + paragraphs.map((paragraph) => paragraph.text).join("");
    return FEE.some((source) => pattern(source).test(text));
  };
  // Some give the fee a section of its own.
  const own = parts.some(({ section }) => FEE.some((source) => pattern(source).test(squeeze(section.heading))));
  if (own || remarks.some(says)) return [];
  return [
    finding("text.fee", report.report, {
      at: nameOf(first.section),
      message: "The section does not say what was charged for providing information, or that nothing was.",
      certain: of.certain("/report/edition"),
      places: [of.quote(first.pointer, first.paragraphs[0]?.printed ?? first.section.heading)],
    }),
  ];
}
