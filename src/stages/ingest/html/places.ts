import { MOST_COLUMNS } from "./forming.ts";
import { attributeOf, type HtmlElement, isElement } from "./parse.ts";
import { type Style, type StyleSheet, styleOf } from "./style.ts";

const MOST_ROWS = 65_534;

/** A span as browsers read it: digits at the start, nothing else counts. A row span of 0 reaches to the end of its group. */
export function spanOf(element: HtmlElement, name: "rowspan" | "colspan"): number {
  const digits = /^\s*\+?(\d+)/u.exec(attributeOf(element, name) ?? "")?.[1];
  if (digits === undefined) return 1;
  const span = Number(digits);
  if (name === "rowspan") return Math.min(span, MOST_ROWS);
  return span === 0 ? 1 : Math.min(span, MOST_COLUMNS);
}

interface Place {
  readonly at?: { readonly row: number; readonly col: number };
  readonly rowSpan: number;
  readonly colSpan: number;
}

/** A line of a grid, and how far from it: `2`, `2 / span 3`, `span 3`, `2 / 5`. */
function lineOf(first: string | undefined, second: string | undefined): { line: number | null; span: number } | null {
  const a = /^(span\s+)?(\d{1,4})$/u.exec(first?.trim() ?? "");
  const b = /^(span\s+)?(\d{1,4})$/u.exec(second?.trim() ?? "");
  if (a === null) return null;
  const n = Number(a[2]);
  if (a[1] !== undefined) return { line: null, span: Math.max(1, n) };
  if (b === null) return { line: n, span: 1 };
  const m = Number(b[2]);
  return { line: n, span: Math.max(1, b[1] === undefined ? m - n : m) };
}

/** Where the style puts a cell of a grid; null when it says nothing of it. */
export function placeOf(style: Style): Place | null {
  const area = style.gridArea?.split("/");
  const rows = style.gridRow?.split("/") ?? [area?.[0], area?.[2]];
  const cols = style.gridColumn?.split("/") ?? [area?.[1], area?.[3]];
  const row = lineOf(rows[0], rows[1]);
  const col = lineOf(cols[0], cols[1]);
  if (row === null && col === null) return null;
  const spans = { rowSpan: row?.span ?? 1, colSpan: Math.min(col?.span ?? 1, MOST_COLUMNS) };
  if (row?.line == null || col?.line == null || row.line < 1 || col.line < 1) return spans;
  return { at: { row: row.line - 1, col: col.line - 1 }, ...spans };
}

/** Columns that a grid declares: `1fr 2fr 1fr`, `repeat(4, 1fr)`. */
function columnsOf(template: string | undefined): number {
  if (template === undefined || /auto-fi/u.test(template)) return 0;
  const single = template.replace(/repeat\(\s*(\d{1,3})\s*,([^()]*(?:\([^()]*\)[^()]*)*)\)/gu, (_, n, part) =>
    `${part} `.repeat(Math.min(Number(n), MOST_COLUMNS)),
  );
  return single
    .replace(/\[[^\]]*\]/gu, " ")
    .replace(/\([^()]*\)/gu, "")
    .trim()
    .split(/\s+/u)
    .filter(Boolean).length;
}

/** Columns of a grid whose cells tell their place, or whose template tells how many there are; null for a grid of the layout. */
export function templateOf(element: HtmlElement, style: Style, sheet: StyleSheet): number | null {
  const columns = columnsOf(style.columns);
  if (columns > 1) return columns;
  const cells = element.childNodes.filter(isElement);
  const placed = cells.filter((cell) => placeOf(styleOf(cell, sheet))?.at !== undefined);
  return placed.length > 3 && placed.length * 2 > cells.length ? 1 : null;
}
