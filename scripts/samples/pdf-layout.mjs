// A report laid out on pages by ourselves, as drawn things in points from the top left: what the raw PDF writer prints.
import { fold } from "./canvas.mjs";
import { gridOf } from "./grid.mjs";

const MARGIN = 54;
const BODY = 10.5;
const SMALL = 8;

/** Widths of the columns as shares of the table's width. */
const SHARES = { 4: [31, 23, 23, 23], 10: [5, 13, 26, 8, 8, 8, 8, 8, 8, 8], 15: new Array(15).fill(6.66) };

/** Height of every row: what its own cells need; a group label that needs more makes its last row higher. */
function rowHeights(grid, lines, leading) {
  const heights = new Array(grid.rows).fill(leading + 3);
  for (const c of [...grid.cells].sort((a, b) => a.rowSpan - b.rowSpan)) {
    if (c.role === "vertical") continue;
    const has = heights.slice(c.row, c.row + c.rowSpan).reduce((a, b) => a + b, 0);
    const need = lines.get(c).length * leading + 3;
    if (need > has) heights[c.row + c.rowSpan - 1] += need - has;
  }
  return heights;
}

/**
 * Rows dealt to pages. A band is a row, or a part of a row that a page end cuts: `head` above the cut, `tail` below it.
 * `breaks` lists rows before which a page ends; with `cut` the page ends inside that row instead.
 */
function dealRows(grid, heights, leading, { breaks = [], repeat = false }, flow) {
  const segments = [];
  let bands = [];
  const close = () => {
    segments.push({ page: flow.page(), bands });
    bands = [];
    flow.newPage();
    if (repeat)
      for (let r = 0; r < grid.headerRows; r++)
        bands.push({ row: r, part: "whole", top: flow.take(heights[r]), height: heights[r] });
  };
  const add = (row, part, height) => bands.push({ row, part, top: flow.take(height), height });
  for (let r = 0; r < grid.rows; r++) {
    const asked = breaks.find((b) => b.at === r);
    if (asked?.cut) {
      add(r, "head", leading + 2);
      close();
      add(r, "tail", heights[r] - leading - 2);
      continue;
    }
    if (asked || !flow.fits(heights[r])) close();
    add(r, "whole", heights[r]);
  }
  segments.push({ page: flow.page(), bands });
  return segments;
}

/** The part of a cell that stands in a segment, or null: its box and whether a page end leaves it open. */
function partOf(c, { bands }, left, width) {
  const own = bands.filter((b) => b.row >= c.row && b.row < c.row + c.rowSpan);
  if (own.length === 0) return null;
  const [first, last] = [own[0], own.at(-1)];
  return {
    x: left,
    y: first.top,
    w: width,
    h: last.top + last.height - first.top,
    openTop: first.part === "tail",
    openBottom: last.part === "head",
  };
}

/** Text of a cell in a box: labels from the left, the rest in the middle; a vertical label downwards. */
function drawText(page, c, box, lines, { size, leading, measure }) {
  if (c.role === "vertical") {
    const top = box.y + Math.max(0, (box.h - c.text.length * size) / 2);
    page.items.push({ kind: "vertical", x: box.x + box.w / 2, y: top, size, text: c.text });
    return;
  }
  const top = box.y + (box.h - lines.length * leading) / 2;
  lines.forEach((text, i) => {
    if (text === "") return;
    const x = c.role === "label" ? box.x + 2 : box.x + (box.w - measure(text, size)) / 2;
    page.items.push({ kind: "text", x, y: top + leading * (i + 0.5) + size * 0.36, size, text });
  });
}

function drawTable(grid, look, flow) {
  const { size = SMALL, measure } = look;
  const leading = size * 1.35;
  const total = SHARES[grid.columns].reduce((a, b) => a + b, 0);
  const widths = SHARES[grid.columns].map((s) => (s / total) * flow.width);
  const left = (c) => MARGIN + widths.slice(0, c.col).reduce((a, b) => a + b, 0);
  const wide = (c) => widths.slice(c.col, c.col + c.colSpan).reduce((a, b) => a + b, 0);
  const lines = new Map(grid.cells.map((c) => [c, fold(c.text, Math.floor(((wide(c) - 4) / size) * 2))]));
  const heights = rowHeights(grid, lines, leading);
  const segments = dealRows(grid, heights, leading, look, flow);
  for (const c of grid.cells) {
    const parts = segments.map((s) => ({ page: s.page, box: partOf(c, s, left(c), wide(c)) })).filter((p) => p.box);
    for (const { page, box } of parts) page.cells.push({ ...box, role: c.role });
    const header = c.row < grid.headerRows;
    const cut = parts.length > 1 && c.rowSpan === 1 && !header;
    const largest = parts.reduce((a, b) => (b.box.h > a.box.h ? b : a));
    for (const [i, { page, box }] of parts.entries()) {
      if (cut && c.role === "label")
        drawText(page, c, box, i === 0 ? lines.get(c).slice(0, 1) : lines.get(c).slice(1), { size, leading, measure });
      else if (cut ? i === 0 : header || look.repeatLabel || box === largest.box)
        drawText(page, c, box, lines.get(c), { size, leading, measure });
    }
  }
}

/** Where the next thing goes: pages of one size, filled from the top. */
function makeFlow({ landscape = [], high = 842, wide = 595 }) {
  const pages = [];
  let y = 0;
  const newPage = () => {
    const turned = landscape.includes(pages.length + 1);
    pages.push({ width: turned ? high : wide, height: turned ? wide : high, items: [], cells: [], turned });
    y = MARGIN;
  };
  newPage();
  const page = () => pages.at(-1);
  return {
    pages,
    page,
    newPage,
    fits: (h) => y + h <= page().height - MARGIN,
    take: (h) => {
      y += h;
      return y - h;
    },
    get width() {
      return page().width - 2 * MARGIN;
    },
  };
}

function drawParagraph(text, flow, { size = BODY, indent = 2, align = "left", measure, bold = false }) {
  const leading = size * 1.7;
  const fits = Math.floor((flow.width / size) * 2) - indent;
  fold(text, fits).forEach((line, i) => {
    if (!flow.fits(leading)) flow.newPage();
    const top = flow.take(leading);
    const room = flow.width - measure(line, size);
    const x = MARGIN + (align === "center" ? room / 2 : align === "right" ? room : i === 0 ? indent * size : 0);
    flow.page().items.push({ kind: "text", x, y: top + leading * 0.7, size, text: line, bold });
  });
}

/**
 * Pages of a report: `items` (text, vertical text) and `cells` (boxes of table cells, `openTop` or `openBottom` where a page end
 * cuts them). `look`: `measure(text, size)` in points; `breaks` of table 2 (see `dealRows`); `repeat` its header and `repeatLabel` the
 * labels that span a page end; `pageBefore` lists sections (1 to 6) that begin a page; `landscape` lists pages; `footer` with # for the number.
 */
export function layOut(model, look) {
  const flow = makeFlow(look);
  const { measure } = look;
  drawParagraph(model.title, flow, { size: 16, indent: 0, align: "center", measure, bold: look.bold });
  for (const text of model.preamble) drawParagraph(text, flow, { measure });
  model.sections.forEach((s, i) => {
    if (look.pageBefore?.includes(i + 1)) flow.newPage();
    drawParagraph(`${s.number}、${s.heading}`, flow, { size: 12, indent: 0, measure, bold: look.bold });
    for (const b of s.blocks) {
      if (b.kind === "table") {
        if (b.caption) drawParagraph(b.caption, flow, { indent: 0, align: "center", measure });
        drawTable(gridOf(model, b.table), b.table === "table2" ? look : { ...look, breaks: [], repeat: false }, flow);
        flow.take(8);
      } else drawParagraph(b.kind === "sub" ? `${b.number}${b.heading}。${b.text}` : b.text, flow, { measure });
    }
  });
  for (const text of model.signature) drawParagraph(text, flow, { indent: 0, align: "right", measure });
  flow.pages.forEach((p, i) => {
    if (!look.footer) return;
    const text = look.footer.replace("#", String(i + 1));
    p.items.push({ kind: "text", x: (p.width - measure(text, 9)) / 2, y: p.height - 30, size: 9, text });
  });
  return flow.pages;
}
