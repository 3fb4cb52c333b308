import { ANY_DATE } from "../../../text/dates.ts";
import { fold } from "../../../text/fold.ts";
import type { Box } from "./rope.ts";
import type { Flow } from "./walk.ts";
import { hasTableWords, isHeading, isTitle } from "./words.ts";

/** The boxes of the report: from the first up to, not including, the last. */
export interface Body {
  readonly from: number;
  readonly to: number;
  /** The report's title stands in it. */
  readonly titled: boolean;
}

/** So many marks place a report; a hostile page may have thousands. */
const MOST_MARKS = 500;
/** Headings that make a report without its tables. */
const FEWEST_HEADINGS = 3;
/** A signature stands at most so many paragraphs behind what it signs. */
const SIGNATURE = 6;
const LONGEST_SIGNATURE = 60;
const DATE = new RegExp(`${ANY_DATE}\\)?$`);

/** Headings and titles are short; of a long paragraph, which may hold a whole report, only the words of tables are asked. */
const LONG = 200;
const LONGEST = 400_000;

const foldedText = (box: Box): string =>
  box.kind === "text" && box.print.text.length <= LONG ? fold(box.print.text) : "";

/** What marks the report: its tables, and its headings where these are no links of a menu. */
function marksOf(boxes: readonly Box[]): { index: number; table: boolean }[] {
  const marks: { index: number; table: boolean }[] = [];
  const linked: { index: number; table: boolean }[] = [];
  for (const [index, box] of boxes.entries()) {
    if (marks.length > MOST_MARKS) break;
    if (box.kind === "table") {
      const folded = fold(box.cells.map((cell) => cell.print.text).join(""));
      if (hasTableWords(folded)) marks.push({ index, table: true });
      continue;
    }
    const table = hasTableWords(fold(box.print.text.slice(0, LONGEST)));
    if (table || isHeading(foldedText(box))) (box.linked ? linked : marks).push({ index, table });
  }
  return marks.length > 0 ? marks : linked;
}

/** The innermost element that holds both. */
function common(flow: Flow, a: number, b: number): number {
  let outer = a;
  while (outer >= 0 && !(outer <= b && b < (flow.ends[outer] ?? 0))) outer = flow.parents[outer] ?? -1;
  return Math.max(outer, 0);
}

/** The boxes that stand in an element, from the first up to the last. */
function within(flow: Flow, element: number): { from: number; to: number } {
  const end = flow.ends[element] ?? 0;
  const inside = (box: Box): boolean => box.element >= element && box.element < end;
  return { from: flow.boxes.findIndex(inside), to: flow.boxes.findLastIndex(inside) + 1 };
}

const NAME = /(?:政府|局|委员会|委|办公室|办公厅|厅|院|中心|镇|乡|街道|办事处|县|区|市|省|所|站|处|大队|支队|管委会)$/u;

/** A title over several paragraphs begins with the agency, or the year, above the words that tell it. */
function startOfTitle(boxes: readonly Box[], at: number, from: number): number {
  let start = at;
  for (let i = at - 1; i >= Math.max(from, at - 3); i--) {
    const box = boxes[i];
    const folded = box === undefined ? "" : foldedText(box);
    if (box?.kind !== "text" || box.linked || folded.length > 30) break;
    if (!NAME.test(folded) && !/^(?:附件\d?:?|20\d\d年?度?|二〇..年度?)$/u.test(folded)) break;
    start = i;
  }
  return start;
}

/** Pages nest their text in a dozen elements or two. */
const MOST_AROUND = 50;

/** An element and those around it, from the inside out. */
function around(flow: Flow, element: number): number[] {
  const found: number[] = [];
  for (let at = element; at >= 0 && found.length < MOST_AROUND; at = flow.parents[at] ?? -1) found.push(at);
  return found.at(-1) === 0 ? found : [...found, 0];
}

/** The nearest title above the first mark: in the common element of the marks, else in the elements around it. */
function titleAbove(flow: Flow, core: number, first: number): number | null {
  for (const element of around(flow, core)) {
    const { from } = within(flow, element);
    const found: number[] = [];
    for (let i = Math.max(0, from); i < first; i++) {
      const box = flow.boxes[i];
      if (box?.kind === "text" && !box.linked && isTitle(foldedText(box))) found.push(i);
    }
    const [title] = element === core ? found : found.slice(-1);
    if (title !== undefined) return startOfTitle(flow.boxes, title, Math.max(0, from));
  }
  return null;
}

/** Some paragraphs behind the signature; it may stand outside of the element that holds the marks. */
function endOfSignature(flow: Flow, last: number, to: number): number {
  const dated = (i: number): boolean => {
    const box = flow.boxes[i];
    return (
      box?.kind === "text" && !box.linked && box.print.text.length <= LONGEST_SIGNATURE && DATE.test(foldedText(box))
    );
  };
  for (let i = last + 1; i < to; i++) if (dated(i)) return Math.min(to, i + 1 + SIGNATURE);
  for (let i = to; i < Math.min(flow.boxes.length, to + SIGNATURE); i++) {
    const box = flow.boxes[i];
    if (box?.kind !== "text" || box.linked || box.print.text.length > LONGEST_SIGNATURE) break;
    if (dated(i)) return i + 1;
  }
  return to;
}

/**
 * The report among all that a page shows: the smallest element that holds its tables and headings, with the title above
 * and the signature below it, wherever these stand. Null when the page holds no report.
 */
export function findBody(flow: Flow): Body | null {
  const marks = marksOf(flow.boxes);
  const first = marks[0];
  const last = marks.at(-1);
  if (first === undefined || last === undefined) return null;
  if (!marks.some((mark) => mark.table) && marks.length < FEWEST_HEADINGS) return null;
  const core = marks.reduce(
    (outer, { index }) => common(flow, outer, flow.boxes[index]?.element ?? 0),
    flow.boxes[first.index]?.element ?? 0,
  );
  const { from, to } = within(flow, core);
  const title = titleAbove(flow, core, first.index);
  return {
    from: title ?? Math.max(0, from),
    to: endOfSignature(flow, last.index, to),
    titled: title !== null,
  };
}
