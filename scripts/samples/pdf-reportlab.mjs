// A report as ReportLab sets it: strokes for rules, each label folded by us, table 2 cut where we say.
import { fold } from "./canvas.mjs";
import { gridOf, splitGrid } from "./grid.mjs";
import { python } from "./tools.mjs";

const WIDTHS = { 4: [151, 112, 112, 112], 10: [20, 62, 139, 38, 38, 38, 38, 38, 38, 38], 15: new Array(15).fill(32.4) };
const SIZE = 8;

function tableBlock(grid) {
  const widths = WIDTHS[grid.columns];
  const cells = grid.cells.map((c) => {
    const wide = widths.slice(c.col, c.col + c.colSpan).reduce((a, b) => a + b, 0) - 4;
    return { ...c, text: fold(c.text, c.role === "vertical" ? 2 : Math.floor((wide / SIZE) * 2)).join("\n") };
  });
  return { kind: "table", widths, rows: grid.rows, columns: grid.columns, cells };
}

function blocksOf(model, { breaks, pageBefore = [] }) {
  const text = (kind) => (t) => ({ kind, text: t });
  const block = (b) => {
    if (b.kind === "text") return [text("body")(b.text)];
    if (b.kind === "sub") return [text("body")(`${b.number}${b.heading}。${b.text}`)];
    const caption = b.caption ? [text("caption")(b.caption)] : [];
    const grid = gridOf(model, b.table);
    if (b.table !== "table2" || !breaks) return [...caption, tableBlock(grid)];
    const [first, second] = splitGrid(grid, breaks.at, breaks);
    return [...caption, tableBlock(first), { kind: "page" }, tableBlock(second)];
  };
  return [
    text("title")(model.title),
    ...model.preamble.map(text("body")),
    ...model.sections.flatMap((s, i) => [
      ...(pageBefore.includes(i + 1) ? [{ kind: "page" }] : []),
      text("heading")(`${s.number}、${s.heading}`),
      ...s.blocks.flatMap(block),
    ]),
    ...model.signature.map(text("sign")),
  ];
}

/** The report as PDF bytes. `family` song (not embedded) or zenhei; `grid` stroke, dashed or double; `breaks` as in `TextOptions.breaks`. */
export const reportlabPdf = (model, { family = "song", grid = "stroke", ...look } = {}) =>
  python("./report.py", { family, grid, blocks: blocksOf(model, look) });
