import type { Document } from "../../model/document.ts";
import { DEFAULT_LIMITS } from "../../model/limits.ts";
import type { Line } from "../../model/line.ts";
import type { Office } from "../../model/office.ts";
import type { MediaType } from "../../stages/ingest/detect.ts";
import type { FlowAnswer, FlowBlock, FlowCell } from "../protocol.ts";
import type { OpenSource } from "./open.ts";

/** Kinds that declare their paragraphs and tables. */
const FLOWS: ReadonlySet<MediaType> = new Set([
  "text/html",
  "text/markdown",
  "multipart/related",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.ms-wordml",
  "application/msword",
  "application/rtf",
  "application/vnd.oasis.opendocument.text",
]);

export const isFlowing = (type: MediaType): boolean => FLOWS.has(type);

/** Blocks, and characters, that are shown of one source; a report has some hundred, and some ten thousand. */
const MOST = 20_000;
const LONGEST = 2_000_000;

/**
 * The words and tables of a source that flows, numbered as evidence numbers them: what the project's own readers find in it, as plain
 * text. Null where they find nothing. `office`: the report was read by way of LibreOffice, whose places are its own. For a thread with
 * bounds: what is read may be made to take any time and memory.
 */
export async function flowOf(source: OpenSource, office: Office | null): Promise<FlowAnswer | null> {
  // Loaded with the first such source: it brings all readers with it.
  const { FLOWING } = await import("../../pipeline.ts");
  const reader = FLOWING[source.type];
  if (reader === undefined) return null;
  const bytes = await source.bytes();
  const read = bytes === null ? null : await reader(bytes, DEFAULT_LIMITS, office);
  if (read === null || !read.ok) return null;
  const blocks = blocksOf(read.document);
  const shown = beginningOf(blocks);
  return { blocks: shown, cut: shown.length < blocks.length };
}

/** As many of the first blocks as a browser shows without being held up. */
function beginningOf(blocks: readonly FlowBlock[]): FlowBlock[] {
  let left = LONGEST;
  const end = blocks.findIndex((block, i) => {
    left -= block.kind === "table" ? charactersOf(block.rows.flat()) : block.text.length;
    return left < 0 || i >= MOST;
  });
  return blocks.slice(0, end < 0 ? blocks.length : end);
}

/** A cell takes the room of some characters, even of none. */
const charactersOf = (cells: readonly FlowCell[]): number => cells.reduce((sum, { text }) => sum + text.length + 20, 0);

type Spans = Pick<FlowCell, "rowSpan" | "colSpan">;

const key = (table: number, row: number, column: number): string => `${table}/${row}/${column}`;

/** Lines as blocks: those of one table, one after the other, are one table again. */
export function blocksOf({ lines, grids }: Document): FlowBlock[] {
  const spans = new Map<string, Spans>();
  const gridded = new Set(grids.flatMap((grid) => grid.lines));
  for (const { rowSpan, colSpan, anchors } of grids.flatMap((grid) => grid.cells))
    for (const anchor of anchors)
      if ("place" in anchor && "table" in anchor.place)
        spans.set(key(anchor.place.table, anchor.place.row, anchor.place.column), { rowSpan, colSpan });
  const blocks: FlowBlock[] = [];
  for (const line of lines) {
    const number = gridded.has(line.number) ? tableOf(line) : null;
    const last = blocks.at(-1);
    if (number === null) blocks.push(loose(line));
    else if (last?.kind === "table" && last.number === number) (last.rows as FlowCell[][]).push(cellsOf(line, spans));
    else blocks.push({ kind: "table", number, rows: [cellsOf(line, spans)] });
  }
  return blocks;
}

function tableOf({ source }: Line): number | null {
  const place = source?.parts[0]?.place;
  return place !== undefined && "table" in place ? place.table : null;
}

function loose({ text, number, source }: Line): FlowBlock {
  const place = source?.parts[0]?.place;
  return place === undefined ? { kind: "line", number, text } : { kind: "paragraph", ...place, text };
}

function cellsOf({ text, source }: Line, spans: ReadonlyMap<string, Spans>): FlowCell[] {
  const parts = source?.parts ?? [];
  return parts.flatMap(({ from, place }, i): FlowCell[] => {
    if (!("table" in place)) return [];
    const { table, row, column } = place;
    const span = spans.get(key(table, row, column)) ?? { rowSpan: 1, colSpan: 1 };
    return [{ row, column, ...span, text: text.slice(from, parts[i + 1]?.from ?? text.length).trim() }];
  });
}
