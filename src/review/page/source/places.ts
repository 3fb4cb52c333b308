import type { MarkedFigure } from "../form/marks.ts";

/** Points beside a figure that count as on it. */
const REACH = 14;

/** The figure that is printed at, or next to, a point of a page; null where there is none near. */
export function placedAt(
  figures: ReadonlyMap<string, MarkedFigure>,
  page: number,
  x: number,
  y: number,
): string | null {
  let best: string | null = null;
  let least = REACH;
  for (const [pointer, { evidence }] of figures) {
    if (evidence?.page !== page || evidence.bbox === undefined) continue;
    const [left, top, right, bottom] = evidence.bbox;
    const distance = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
    if (distance < least) [best, least] = [pointer, distance];
  }
  return best;
}

/** The figure that stands at a line and column (from 1, in code points) of a text. */
export function placedInLine(figures: ReadonlyMap<string, MarkedFigure>, line: number, column: number): string | null {
  let best: string | null = null;
  let least = 3;
  for (const [pointer, { evidence }] of figures) {
    if (evidence?.line !== line || evidence.column === undefined) continue;
    const end = evidence.column + Math.max(1, [...evidence.text].length);
    const distance = Math.max(evidence.column - column, 0, column - end + 1);
    if (distance < least) [best, least] = [pointer, distance];
  }
  return best;
}

/** Scrolls so that an element stands in the middle of its pane, unless it is well within it already. */
export function scrollToMiddle(element: Element): void {
  const pane = element.closest(".pane");
  if (pane === null) return;
  const box = element.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  const margin = Math.min(100, frame.height / 5);
  const inside =
    box.top >= frame.top + margin &&
    box.bottom <= frame.bottom - margin &&
    box.left >= frame.left + 10 &&
    box.right <= frame.right - 10;
  if (inside) return;
  pane.scrollBy({
    top: box.top + box.height / 2 - frame.top - frame.height / 2,
    left: box.left + box.width / 2 - frame.left - frame.width / 2,
  });
}
