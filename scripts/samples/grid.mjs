// The three tables as grids of cells with spans: the one description that every renderer, text or PDF, draws from.
import { CORNER, DISCLOSURE, OUTCOMES, RESULTS, requestRows } from "./forms.mjs";
import { random } from "./random.mjs";

const cell = (row, col, rowSpan, colSpan, role, text) => ({ row, col, rowSpan, colSpan, role, text });

function disclosureGrid(model) {
  const cells = [];
  let row = 0;
  const spread = (header) => (header.length === 1 ? [3] : header.length === 2 ? [1, 2] : [1, 1, 1]);
  const line = (first, texts, role) => {
    cells.push(cell(row, 0, 1, 1, role === "value" ? "label" : "header", first));
    let col = 1;
    spread(texts).forEach((width, i) => {
      cells.push(cell(row, col, 1, width, role, texts[i]));
      col += width;
    });
    row += 1;
  };
  for (const block of DISCLOSURE[model.edition]) {
    cells.push(cell(row, 0, 1, 4, "header", block.item));
    row += 1;
    line("信息内容", block.header, "header");
    for (const [key, label] of block.rows)
      line(
        label,
        model.tables.table1[key].map((c) => c.text),
        "value",
      );
  }
  return { columns: 4, rows: row, headerRows: 0, cells };
}

function requestsGrid(model) {
  const cells = [
    cell(0, 0, 3, 3, "header", CORNER),
    cell(0, 3, 1, 7, "header", "申请人情况"),
    cell(1, 3, 2, 1, "header", "自然人"),
    cell(1, 4, 1, 5, "header", "法人或其他组织"),
    cell(1, 9, 2, 1, "header", "总计"),
    ...["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"].map((t, i) =>
      cell(2, 4 + i, 1, 1, "header", t),
    ),
  ];
  const rows = requestRows(model.unitemized);
  rows.forEach((spec, i) => {
    const row = 3 + i;
    if (spec.level === 1) cells.push(cell(row, 0, 1, 3, "label", spec.label));
    if (spec.key === "granted") cells.push(cell(row, 0, rows.length - 3, 1, "vertical", RESULTS));
    if (spec.level === 2) cells.push(cell(row, 1, 1, 2, "label", spec.label));
    if (spec.level === 3) {
      if (spec.number === 1) cells.push(cell(row, 1, spec.of, 1, "label", spec.group));
      cells.push(cell(row, 2, 1, 1, "label", `${spec.number}.${spec.label}`));
    }
    for (const [k, c] of model.tables.table2[spec.key].entries()) cells.push(cell(row, 3 + k, 1, 1, "value", c.text));
  });
  return { columns: 10, rows: 3 + rows.length, headerRows: 3, cells };
}

function disputesGrid(model) {
  const { review, direct, afterReview } = model.tables.table3;
  return {
    columns: 15,
    rows: 4,
    headerRows: 3,
    cells: [
      cell(0, 0, 1, 5, "header", "行政复议"),
      cell(0, 5, 1, 10, "header", "行政诉讼"),
      ...OUTCOMES.map((t, i) => cell(1, i, 2, 1, "header", t)),
      cell(1, 5, 1, 5, "header", "未经复议直接起诉"),
      cell(1, 10, 1, 5, "header", "复议后起诉"),
      ...[...OUTCOMES, ...OUTCOMES].map((t, i) => cell(2, 5 + i, 1, 1, "header", t)),
      ...[...review, ...direct, ...afterReview].map((c, i) => cell(3, i, 1, 1, "value", c.text)),
    ],
  };
}

/** Labels as careless hands type them: other brackets, another sign after a number, blanks inside, a lost character. */
function disfigure(rnd, text, { brackets, dot, blanks, lost }) {
  let out = text;
  if (lost && out.length >= 8 && rnd.chance(lost)) {
    const at = rnd.int(4, out.length - 2);
    if (/\p{Script=Han}/u.test(out[at])) out = out.slice(0, at) + out.slice(at + 1);
  }
  if (brackets === "half") out = out.replaceAll("（", "(").replaceAll("）", ")");
  if (dot) out = out.replace(/^(\d)\./, `$1${dot}`);
  if (blanks) out = [...out].map((c, i) => (i > 1 && rnd.chance(blanks) ? ` ${c}` : c)).join("");
  return out;
}

/** The grid of one of the tables of a report: `table1`, `table2` or `table3`. Rows are in printed order, cells by row and column. */
export function gridOf(model, table) {
  const grid = { table1: disclosureGrid, table2: requestsGrid, table3: disputesGrid }[table](model);
  const rnd = random(`${model.seed}/${table}`);
  const cells = grid.cells.map((c) => (c.role === "value" ? c : { ...c, text: disfigure(rnd, c.text, model.label) }));
  return { ...grid, cells };
}

/** For every place of a grid, the cell that covers it: `cover[row][column]`. */
export function cover(grid) {
  const places = Array.from({ length: grid.rows }, () => new Array(grid.columns));
  for (const c of grid.cells)
    for (let r = c.row; r < c.row + c.rowSpan; r++) for (let k = c.col; k < c.col + c.colSpan; k++) places[r][k] = c;
  return places;
}

/**
 * Cuts a grid before a row, as a page end does. The second part starts with the header when `header` is set; a label
 * that spanned the cut stands again in the second part when `label` is set, and is an empty cell otherwise.
 */
export function splitGrid(grid, at, { header = false, label = false } = {}) {
  const shift = at - (header ? grid.headerRows : 0);
  const first = grid.cells.filter((c) => c.row < at).map((c) => ({ ...c, rowSpan: Math.min(c.rowSpan, at - c.row) }));
  const head = header ? grid.cells.filter((c) => c.row < grid.headerRows) : [];
  const rest = grid.cells
    .filter((c) => c.row + c.rowSpan > at)
    .map((c) => {
      const row = Math.max(c.row, at);
      const cut = c.row < at;
      return { ...c, row: row - shift, rowSpan: c.row + c.rowSpan - row, text: cut && !label ? "" : c.text };
    });
  return [
    { ...grid, rows: at, cells: first },
    { ...grid, rows: grid.rows - shift, headerRows: header ? grid.headerRows : 0, cells: [...head, ...rest] },
  ];
}
