import { packed } from "../../scripts/samples/ooxml.mjs";
import type { Document } from "../../src/model/document.ts";
import { readDocx } from "../../src/stages/ingest/docx/index.ts";

export const p = (inner: string, properties = ""): string =>
  `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`;
export const r = (text: string, properties = ""): string =>
  `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const tc = (inner: string, properties = ""): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`;
/** A cell of one paragraph. */
export const cell = (text: string, properties = ""): string => tc(p(r(text)), properties);
export const tr = (...cells: string[]): string => `<w:tr>${cells.join("")}</w:tr>`;
export const tbl = (...rows: string[]): string => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join("")}</w:tbl>`;

/** What the reader makes of a body; throws where it refuses. */
export async function documentOf(body: string, more: Parameters<typeof packed>[1] = {}): Promise<Document> {
  const read = await readDocx(packed(body, more));
  if (!read.ok) throw new Error(`${read.failure.code}: ${read.failure.message}`);
  return read.document;
}

export const textsOf = async (body: string, more: Parameters<typeof packed>[1] = {}): Promise<string[]> =>
  (await documentOf(body, more)).lines.map((line) => line.text);

/** The cells of the first grid as `row.column+spans text`. */
export const cellsOf = async (body: string): Promise<string[]> =>
  ((await documentOf(body)).grids[0]?.cells ?? []).map(
    (c) => `${c.row}.${c.col}${c.rowSpan * c.colSpan > 1 ? `+${c.rowSpan}x${c.colSpan}` : ""} ${c.text}`,
  );
