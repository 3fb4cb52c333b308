import type { Box } from "../../model/geometry.ts";
import type { Fill, Glyph, Rule } from "../../model/page.ts";
import { isBlank } from "./chars.ts";

/** A printed page: a page of the file, or one of the two that stand side by side on it. */
export interface Sheet {
  /** Page of the file, from 1. */
  readonly page: number;
  readonly box: Box;
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  readonly fills: readonly Fill[];
}

/** A gutter is at least this wide, in points. */
const GUTTER = 24;

/** A line that goes over this much of half a page is one of a page of that size. */
const FULL = 0.55;

/** A page of the file with what can be seen on it. */
export interface Seen extends Pick<Sheet, "glyphs" | "rules" | "fills"> {
  readonly number: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The sheets of each page: the page itself, or the left and the right one where two stand side by side. Pages are set so
 * together: where one of them is, those of its size with nothing in the middle are, too.
 */
export function sheetsOf(pages: readonly Seen[]): Sheet[][] {
  const middles = pages.map((page) =>
    page.width < 1.15 * page.height || page.width > 1.8 * page.height ? null : gutterOf(page.width, page),
  );
  const sizeOf = ({ width, height }: Seen): string => `${Math.round(width)}/${Math.round(height)}`;
  const paired = new Set<string>();
  pages.forEach((page, i) => {
    const middle = middles[i] ?? null;
    if (middle !== null && looksLikePage(page, middle)) paired.add(sizeOf(page));
  });
  return pages.map((page, i) => {
    const middle = middles[i] ?? null;
    return middle !== null && paired.has(sizeOf(page)) ? halvesOf(page, middle) : [wholeOf(page)];
  });
}

const wholeOf = ({ number, width, height, glyphs, rules, fills }: Seen): Sheet => ({
  page: number,
  box: [0, 0, width, height],
  glyphs,
  rules,
  fills,
});

function halvesOf({ number: page, width, height, ...drawn }: Seen, middle: number): Sheet[] {
  const glyphs = halves(drawn.glyphs, ({ box }) => box[0] + box[2] < 2 * middle);
  const rules = halves(drawn.rules, (rule) => (rule.axis === "v" ? rule.at : rule.to) < middle);
  const fills = halves(drawn.fills, ({ box }) => box[0] + box[2] < 2 * middle);
  return [
    { page, box: [0, 0, middle, height], glyphs: glyphs[0], rules: rules[0], fills: fills[0] },
    { page, box: [middle, 0, width, height], glyphs: glyphs[1], rules: rules[1], fills: fills[1] },
  ];
}

function halves<T>(items: readonly T[], isLeft: (item: T) => boolean): [T[], T[]] {
  const left: T[] = [];
  const right: T[] = [];
  for (const item of items) (isLeft(item) ? left : right).push(item);
  return [left, right];
}

/** The middle of an empty band down the middle of the page; null when something stands in it or goes across. */
function gutterOf(width: number, { glyphs, rules }: Pick<Sheet, "glyphs" | "rules">): number | null {
  const centre = width / 2;
  let left = 0;
  let right = width;
  const clear = (from: number, to: number): boolean => {
    if (to <= centre) left = Math.max(left, to);
    else if (from >= centre) right = Math.min(right, from);
    else return false;
    return true;
  };
  for (const { text, box } of glyphs) if (!isBlank(text) && !clear(box[0], box[2])) return null;
  for (const rule of rules) if (!(rule.axis === "h" ? clear(rule.from, rule.to) : clear(rule.at, rule.at))) return null;
  const middle = (left + right) / 2;
  return right - left >= GUTTER && Math.abs(middle - centre) < 0.1 * width ? centre : null;
}

/** Whether the left half is set as a page of its own: at least three lines of text, or rules, go over most of its width. */
function looksLikePage({ glyphs, rules }: Pick<Sheet, "glyphs" | "rules">, middle: number): boolean {
  let lines = 0;
  let from = 0;
  let previous: Glyph | null = null;
  for (const glyph of glyphs) {
    if (isBlank(glyph.text)) continue;
    const { box, size } = glyph;
    const goesOn =
      previous !== null && Math.abs(box[1] - previous.box[1]) < 0.5 * size && Math.abs(box[0] - previous.box[2]) < size;
    if (!goesOn) from = box[0];
    if (box[2] < middle && box[2] - from > FULL * middle) {
      lines++;
      from = Number.POSITIVE_INFINITY;
    }
    previous = glyph;
  }
  return lines + wideRules(rules, middle) >= 3;
}

/** How many heights of the left half are ruled over most of its width, in one piece or cell by cell. */
function wideRules(rules: readonly Rule[], middle: number): number {
  const ruled = new Map<number, number>();
  for (const { axis, at, from, to } of rules) {
    if (axis !== "h" || to > middle) continue;
    const height = Math.round(at);
    ruled.set(height, (ruled.get(height) ?? 0) + to - from);
  }
  let wide = 0;
  for (const length of ruled.values()) if (length > FULL * middle) wide++;
  return wide;
}
