// Reports as text, in the shapes in which text is found. Nothing here needs a tool from outside.
import { drawAligned, drawBoxes, fold } from "./canvas.mjs";
import { cover, gridOf, splitGrid } from "./grid.mjs";
import { random } from "./random.mjs";

/** What a place that its cell does not begin in prints: nothing at all, an empty cell, the text again, or now this, now that. */
function fields(grid, rnd, { span = "drop", rowSpan = span }) {
  const places = cover(grid);
  const choose = (policy) => (policy === "mixed" ? rnd.pick(["drop", "blank"]) : policy);
  return places.map((places, r) => {
    const across = choose(span);
    const down = choose(rowSpan);
    return places.flatMap((c, k) => {
      if (c.row === r && c.col === k) return [c.text];
      const policy = c.row === r || c.col !== k ? across : down;
      return policy === "drop" ? [] : [policy === "repeat" ? c.text : ""];
    });
  });
}

const pipeRow = (cells) => `| ${cells.join(" | ")} |`;

function markdown(grid, rnd, options) {
  const rows = fields(grid, rnd, { span: "blank", ...options });
  const rule = `|${" --- |".repeat(grid.columns)}`;
  return [pipeRow(rows[0]), rule, ...rows.slice(1).map(pipeRow)];
}

/** Labels of a few rows, then the numbers of those rows: how some extractors give a page. */
function apart(grid, rnd) {
  const places = cover(grid);
  const out = [];
  const numbers = [];
  let left = 0;
  places.forEach((row, r) => {
    const anchors = row.filter((c, k) => c.row === r && c.col === k);
    const values = anchors.filter((c) => c.role === "value");
    for (const c of anchors) if (c.role !== "value") out.push(c.text);
    if (values.length === 0) return;
    if (left === 0) left = rnd.int(1, 4);
    numbers.push(values.map((c) => c.text).join(" "));
    left -= 1;
    if (left === 0) out.push(...numbers.splice(0));
  });
  return [...out, ...numbers];
}

/** Label columns, then numbers, each row broken over lines: the label folded, and now and then the numbers too. */
function broken(grid, rnd) {
  return fields(grid, rnd, { span: "drop" }).flatMap((row, r) => {
    const values = grid.cells.filter((c) => c.row === r && c.role === "value").length;
    const labels = row.slice(0, row.length - values).flatMap((t) => fold(t, 20));
    const numbers = row.slice(row.length - values);
    if (values === 0) return labels;
    const cut = rnd.chance(0.3) ? rnd.int(1, values - 1) : values;
    const first = `${labels.length > 0 ? `${labels.at(-1)}  ` : ""}${numbers.slice(0, cut).join("  ")}`;
    return [...labels.slice(0, -1), first, ...(cut < values ? [`  ${numbers.slice(cut).join("  ")}`] : [])];
  });
}

/** Everything of a table in one line with nothing between; `gaps` leaves a blank in so large a share of places. */
function glued(grid, rnd, { gaps = 0 }) {
  const texts = [...grid.cells].sort((a, b) => a.row - b.row || a.col - b.col).map((c) => c.text);
  return [texts.map((t) => t + (rnd.chance(gaps) ? " " : "")).join("")];
}

const SHAPES = {
  tab: (grid, rnd, options) => fields(grid, rnd, options).map((row) => row.join("\t")),
  pipe: (grid, rnd, options) => fields(grid, rnd, options).map(pipeRow),
  markdown,
  aligned: (grid, _, options) => drawAligned(grid, options),
  boxes: (grid, _, options) => drawBoxes(grid, options),
  cells: (grid, rnd) => fields(grid, rnd, { span: "drop" }).flat(),
  apart,
  broken,
  glued,
};

/** Names of the shapes. */
export const TEXT_SHAPES = Object.keys(SHAPES);

/** A table as lines, cut where `breaks` says, with what the page end leaves there. */
function tableLines(grid, shape, rnd, options) {
  const { at, lines = [], header, label } = options.breaks ?? {};
  const draw = (part) => SHAPES[shape](part, rnd, options);
  if (at === undefined || at >= grid.rows) return draw(grid);
  const [first, second] = splitGrid(grid, at, { header, label });
  return [...draw(first), ...lines, ...draw(second)];
}

function sectionLines(model, section, shape, rnd, options) {
  const mark = shape === "markdown" ? "## " : "";
  const lines = [`${mark}${section.number}、${section.heading}`];
  for (const block of section.blocks) {
    if (block.kind === "text") lines.push(`${options.indent ?? ""}${block.text}`);
    else if (block.kind === "sub" && options.subLine)
      lines.push(`${block.number}${block.heading}`, `${options.indent ?? ""}${block.text}`);
    else if (block.kind === "sub") lines.push(`${options.indent ?? ""}${block.number}${block.heading}。${block.text}`);
    else {
      if (block.caption) lines.push(block.caption);
      const breaks = block.table === "table2" ? options.breaks : undefined;
      lines.push(...tableLines(gridOf(model, block.table), shape, rnd, { ...options, breaks }));
    }
    if (shape === "markdown") lines.push("");
  }
  return lines;
}

/**
 * A report as text. The same model, shape and options give the same text.
 * @throws TypeError for a shape that does not exist.
 */
export function renderText(model, shape, options = {}) {
  if (!SHAPES[shape]) throw new TypeError(`no such shape: ${shape}`);
  const rnd = random(`${model.seed}/${shape}`);
  const indent = options.indent ?? "";
  const contents = model.contents
    ? ["目录", ...model.sections.map((s, i) => `${s.number}、${s.heading}${"…".repeat(8)}${i + 1}`)]
    : [];
  const lines = [
    ...(options.before ?? []),
    `${shape === "markdown" ? "# " : ""}${model.title}`,
    "",
    ...contents,
    ...model.preamble.map((p) => indent + p),
    "",
    ...model.sections.flatMap((s) => [...sectionLines(model, s, shape, rnd, options), ...(options.tight ? [] : [""])]),
    ...model.signature,
  ];
  return `${lines.join("\n")}\n`;
}
