import type { Report, Section } from "../../model/report.ts";
import { type Finding, finding } from "../finding.ts";
import { valueAt } from "../pointers.ts";

/** Mentions against the prose: each is the text at its place, and its value the number in that. */
export function checkMentions(path: string, report: Report): Finding[] {
  return report.mentions.flatMap((mention, i) => {
    const place = { report: path, pointer: `/mentions/${i}`, value: mention.value, text: mention.text, evidence: null };
    const say = (code: "mention.place" | "mention.value", message: string): Finding[] => [
      finding(code, report.report, { message, places: [place] }),
    ];
    const section = valueAt(report, mention.section) as Section | undefined;
    const paragraph = section?.paragraphs?.[mention.paragraph];
    if (typeof paragraph !== "string") return say("mention.place", `There is no such paragraph in ${mention.section}.`);
    if (paragraph.slice(mention.start, mention.end) !== mention.text)
      return say("mention.place", `“${paragraph.slice(mention.start, mention.end)}” stands there.`);
    const number = LAST_NUMBER.exec(mention.text.slice(-LONGEST))?.[1];
    return number === undefined || Number(number.replaceAll(",", "")) !== mention.value
      ? say("mention.value", `The number printed is ${number ?? "none"}, the value ${mention.value}.`)
      : [];
  });
}

/** The number before the unit at the end of a clause. */
const LAST_NUMBER = /(\d[\d,]*(?:\.\d+)?)\D*$/u;
/** A number with its unit is no longer. */
const LONGEST = 60;
