import type { Diagnostic } from "../../model/finding.ts";
import type { Grid } from "../../model/grid.ts";
import type { Line } from "../../model/line.ts";
import type { Page } from "../../model/page.ts";
import { assemble } from "./assemble.ts";
import { cleanGlyphs } from "./clean.ts";
import { furnitureOf } from "./furniture.ts";
import { itemsOf, marginsOf, readSheet } from "./page.ts";
import { sheetsOf } from "./sheets.ts";

/** What a set of pages says: lines in reading order without furniture, the ruled tables among them, and what was noticed. */
export interface Layout {
  readonly lines: Line[];
  readonly grids: Grid[];
  readonly diagnostics: Diagnostic[];
}

const info = (code: string, message: string): Diagnostic => ({ code, severity: "info", message, pointer: null });

const tooComplex = (page: number): Diagnostic => ({
  code: "page.too-complex",
  severity: "warning",
  message: `Page ${page} holds more drawing than a report does, and not all of it was looked at`,
  pointer: null,
});

/**
 * Reads pages: drops what is not seen, groups glyphs into lines in reading order, removes page furniture, finds ruled tables and
 * makes one grid of a table that goes over several pages. Never throws for odd pages; a page too complex for tables is diagnosed.
 */
export function layout(pages: readonly Page[]): Layout {
  const diagnostics: Diagnostic[] = [];
  let hidden = 0;
  const seen = pages.map((page) => {
    const visible = cleanGlyphs(page);
    hidden += visible.hidden;
    const { number, width, height, rules, fills } = page;
    return { number, width, height, rules, fills, glyphs: visible.glyphs, complete: visible.complete };
  });
  const readings = sheetsOf(seen).flatMap((sheets, i) => {
    const read = sheets.map(readSheet);
    if (seen[i]?.complete !== true || read.some((reading) => !reading.complete))
      diagnostics.push(tooComplex((pages[i] as Page).number));
    return read;
  });
  if (hidden > 0)
    diagnostics.push(info("text.hidden", `${hidden} characters were left out: hidden text, or a watermark`));
  const furniture = furnitureOf(readings.map(marginsOf));

  const { lines, grids, notes } = assemble(
    readings.map((reading) => ({
      page: reading.sheet.page,
      items: itemsOf(reading, furniture),
    })),
  );
  for (const { page, repeated, rejoined } of notes) {
    if (repeated > 0)
      diagnostics.push(info("table.header-repeated", `Page ${page} repeats ${repeated} header rows of its table`));
    if (rejoined)
      diagnostics.push(
        info("table.row-rejoined", `A table row that was cut at the head of page ${page} was made whole`),
      );
  }
  return { lines, grids, diagnostics };
}
