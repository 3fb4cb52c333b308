import type { Line } from "../../model/line.ts";
import { fold } from "../../text/fold.ts";

/** A page number that says so by its words (folded) or by its dashes (as printed: dashes further apart are values). */
const PAGE_NUMBER = /^(?:第\d+页(?:[,/]?共?\d+页)?|\d{1,3}\/\d{1,3}页?)$/u;
const DASHED_NUMBER = /^[-‐–—―－]{1,2} ?[\d０-９]{1,3} ?[-‐–—―－]{1,2}$/u;
const BARE_NUMBER = /^\d{1,3}$/u;

/** A page number is a line of its own. */
const LONGEST = 40;

/** Bare numbers that stand last on their page and count the pages, in a text whose pages end with form feeds. */
function bareNumbers(lines: readonly Line[]): Set<number> {
  const pages: Line[][] = [[]];
  for (const line of lines) {
    if (line.text.includes("\f")) pages.push([]);
    if (line.text.trim() !== "") pages.at(-1)?.push(line);
  }
  const last = pages.map((page) => page.at(-1)).filter((line) => line !== undefined);
  const numbered = last.filter((line, i) => fold(line.text) === String(i + 1));
  return pages.length > 1 && numbered.length >= pages.length - 1
    ? new Set(numbered.map((line) => line.number))
    : new Set();
}

/** Lines without page numbers; for flowing text, where nobody has taken them out before. */
export function withoutPageNumbers(lines: readonly Line[]): readonly Line[] {
  if (lines[0]?.page != null) return lines;
  const bare = bareNumbers(lines);
  return lines.filter((line) => {
    const text = line.text.trim();
    if (text === "" || text.length > LONGEST) return true;
    const folded = fold(text);
    return !(
      DASHED_NUMBER.test(text) ||
      PAGE_NUMBER.test(folded) ||
      (BARE_NUMBER.test(folded) && bare.has(line.number))
    );
  });
}
