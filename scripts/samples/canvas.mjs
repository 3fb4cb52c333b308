// Tables drawn with blanks or with box characters on a canvas of half-width columns, as terminals and `pdftotext -layout` do.
import { cover } from "./grid.mjs";

/** Columns a text takes on a terminal: two for a Chinese character or full-width sign, one for the rest. */
export const width = (text) =>
  [...text].reduce(
    (n, c) =>
      n +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[“”‘’—…]/u.test(c)
        ? 2
        : 1),
    0,
  );

/** Folds a text into lines of at most `most` columns; an empty text is one empty line. */
export function fold(text, most) {
  const lines = [""];
  for (const c of text) {
    if (width(lines.at(-1) + c) > most && lines.at(-1) !== "") lines.push("");
    lines[lines.length - 1] += c;
  }
  return lines;
}

/** Widths of the grid's columns: enough for the longest number, at most `most` for labels. */
function columnWidths(grid, most) {
  const widths = new Array(grid.columns).fill(4);
  for (const c of grid.cells) {
    if (c.colSpan > 1) continue;
    const need = c.role === "vertical" ? 2 : Math.min(width(c.text), c.role === "value" ? 40 : most);
    widths[c.col] = Math.max(widths[c.col], need);
  }
  return widths;
}

const spanWidth = (widths, c, gap) =>
  widths.slice(c.col, c.col + c.colSpan).reduce((a, b) => a + b, 0) + gap * (c.colSpan - 1);

/** Each cell's text as folded lines, and the height in lines of each row of the grid. */
function measure(grid, widths, gap) {
  const texts = new Map(
    grid.cells.map((c) => [c, fold(c.text, c.role === "vertical" ? 2 : spanWidth(widths, c, gap))]),
  );
  const heights = new Array(grid.rows).fill(1);
  for (const c of [...grid.cells].sort((a, b) => a.rowSpan - b.rowSpan)) {
    const has = heights.slice(c.row, c.row + c.rowSpan).reduce((a, b) => a + b, 0);
    const lacks = texts.get(c).length - has;
    if (lacks > 0) heights[c.row + c.rowSpan - 1] += lacks;
  }
  return { texts, heights };
}

/** A sheet of lines on which text is put at a column; the rest stays blank. */
function sheet(lines) {
  const rows = Array.from({ length: lines }, () => []);
  return {
    put(line, column, text) {
      let at = column;
      for (const c of text) {
        rows[line][at] = c;
        if (width(c) === 2) rows[line][at + 1] = "";
        at += width(c);
      }
    },
    lines: () =>
      rows.map((r) =>
        Array.from(r, (c) => c ?? " ")
          .join("")
          .trimEnd(),
      ),
  };
}

/** Where each of a row of boxes of the given sizes begins, and where the last one ends. */
function starts(sizes, gap, from) {
  const list = [from];
  for (const size of sizes) list.push(list.at(-1) + size + gap);
  return list;
}

/** A grid as lines aligned by blanks, each cell in the middle of its rows, as a page rendered to text looks. */
export function drawAligned(grid, { labelWidth = 22, gap = 2 } = {}) {
  const widths = columnWidths(grid, labelWidth);
  const { texts, heights } = measure(grid, widths, gap);
  const top = starts(heights, 0, 0);
  const left = starts(widths, gap, 2);
  const out = sheet(top.at(-1));
  for (const c of grid.cells) {
    const lines = texts.get(c);
    const room = top[c.row + c.rowSpan] - top[c.row];
    const from = top[c.row] + Math.floor((room - lines.length) / 2);
    const wide = spanWidth(widths, c, gap);
    for (const [i, line] of lines.entries())
      out.put(from + i, left[c.col] + (c.role === "label" ? 0 : Math.floor((wide - width(line)) / 2)), line);
  }
  return out.lines();
}

// Which arms a joint has: 1 right, 2 left, 4 up, 8 down.
const JOINTS = { 0: " ", 3: "─", 5: "└", 6: "┘", 7: "┴", 9: "┌", 10: "┐", 11: "┬", 12: "│", 13: "├", 14: "┤", 15: "┼" };

/** A grid drawn with box characters, text at the top left of its cell, as w3m dumps a ruled table. */
export function drawBoxes(grid, { labelWidth = 22 } = {}) {
  const widths = columnWidths(grid, labelWidth).map((w) => w + (w % 2));
  const { texts, heights } = measure(grid, widths, 1);
  const top = starts(heights, 1, 0);
  const left = starts(widths, 1, 0);
  const places = cover(grid);
  const out = sheet(top.at(-1) + 1);
  const across = (r, c) => c >= 0 && c < grid.columns && places[r - 1]?.[c] !== places[r]?.[c];
  const down = (r, c) => r >= 0 && r < grid.rows && places[r]?.[c - 1] !== places[r]?.[c];
  for (let r = 0; r <= grid.rows; r++) {
    for (let c = 0; c <= grid.columns; c++) {
      const bits = [across(r, c), across(r, c - 1), down(r - 1, c), down(r, c)].reduce(
        (n, b, i) => n | (b ? 1 << i : 0),
        0,
      );
      out.put(top[r], left[c], JOINTS[bits]);
      if (across(r, c)) out.put(top[r], left[c] + 1, "─".repeat(widths[c]));
      if (down(r, c)) for (let y = top[r] + 1; y < top[r + 1]; y++) out.put(y, left[c], "│");
    }
  }
  for (const c of grid.cells)
    for (const [i, line] of texts.get(c).entries()) out.put(top[c.row] + 1 + i, left[c.col] + 1, line);
  return out.lines();
}
