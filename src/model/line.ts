import { type Box, union } from "./geometry.ts";
import { once } from "./once.ts";

/**
 * A line of text in reading order, of a page or of a text file.
 * `text` is as printed: for a text file exactly the characters of the source line; for a page the glyphs,
 * with single spaces where the page shows a gap.
 */
export interface Line {
  readonly text: string;
  /** From 1; null for flowing text. */
  readonly page: number | null;
  /** Source line from 1, for flowing text; for pages the running number of the line in the document. */
  readonly number: number;
  /** Code points of the source line that stand before `text` (0 unless the line was sliced). */
  readonly offset: number;
  /** Pages: one box for each UTF-16 unit of `text`, null for a synthesised space. Flowing text: null. */
  readonly boxes: readonly (Box | null)[] | null;
  /** Pages: the box of the whole line. */
  readonly box: Box | null;
  /** Pages: the median font size. */
  readonly size: number | null;
  /** Sources that declare their structure (web pages, Word files): where each part of the line stands in it. */
  readonly source?: LineSource;
}

/** A cell of the source's own tables, or a paragraph outside of them; all count from 1 in the order of the source. */
export type DeclaredPlace =
  | { readonly table: number; readonly row: number; readonly column: number }
  | { readonly paragraph: number };

/** Where the text of a line stands in a source that declares its structure. */
export interface LineSource {
  /** In order; each from UTF-16 unit `from` of the line up to the next one's. The first is from 0. */
  readonly parts: readonly { readonly from: number; readonly place: DeclaredPlace }[];
  /**
   * Bytes of the file behind each UTF-16 unit, from the first up to, not including, `ends`; -1 for a synthesised
   * separator. Null where the text is not in the file as such (it is compressed).
   */
  readonly bytes: { readonly starts: Int32Array; readonly ends: Int32Array } | null;
}

/** Where a printed text stands in its source. */
export type Anchor =
  | { readonly page: number; readonly bbox: Box }
  | { readonly line: number; readonly column: number }
  | { readonly place: DeclaredPlace; readonly bytes: readonly [from: number, to: number] | null };

const SURROGATE = /[\ud800-\udbff]/;
/** Whether each character of a line is one UTF-16 unit: long lines are asked for many places. */
const isPlain = once((line: Line) => !SURROGATE.test(line.text));

/** Code points of a line before UTF-16 unit `to`. */
function codePointsBefore(line: Line, to: number): number {
  if (isPlain(line)) return Math.min(to, line.text.length);
  let n = 0;
  for (const _ of line.text.slice(0, to)) n++;
  return n;
}

/** The part of a line from UTF-16 unit `from` up to `to`, with its evidence intact. */
export function sliceLine(line: Line, from: number, to: number): Line {
  const boxes = line.boxes?.slice(from, to) ?? null;
  return {
    ...line,
    text: line.text.slice(from, to),
    offset: line.offset + codePointsBefore(line, from),
    boxes,
    box: boxes === null ? null : union(boxes),
    ...(line.source === undefined ? {} : { source: sliceSource(line.source, from, to) }),
  };
}

function sliceSource({ parts, bytes }: LineSource, from: number, to: number): LineSource {
  const first = Math.max(
    0,
    parts.findLastIndex((part) => part.from <= from),
  );
  return {
    parts: parts
      .slice(first)
      .filter((part, i) => i === 0 || part.from < to)
      .map((part) => ({ ...part, from: Math.max(0, part.from - from) })),
    bytes: bytes === null ? null : { starts: bytes.starts.subarray(from, to), ends: bytes.ends.subarray(from, to) },
  };
}

/** The cell or paragraph in which unit `from` stands, and the bytes behind the units up to `to`. */
function placeIn({ parts, bytes }: LineSource, from: number, to: number): Anchor | null {
  const part = parts.findLast((candidate) => candidate.from <= from) ?? parts[0];
  if (part === undefined) return null;
  if (bytes === null) return { place: part.place, bytes: null };
  const start = bytes.starts.subarray(from, to).find((at) => at >= 0);
  const end = bytes.ends.subarray(from, to).findLast((at) => at >= 0);
  return { place: part.place, bytes: start === undefined || end === undefined ? null : [start, end] };
}

/**
 * Where units `from` to `to` of a line stand: page and box, cell or paragraph, or line and column (both from 1). Null
 * when nothing was drawn there.
 */
export function anchorOf(line: Line, from: number, to: number): Anchor | null {
  if (line.source !== undefined) return placeIn(line.source, from, to);
  if (line.boxes === null) return { line: line.number, column: line.offset + codePointsBefore(line, from) + 1 };
  const bbox = union(line.boxes.slice(from, to));
  return bbox === null || line.page === null ? null : { page: line.page, bbox };
}
