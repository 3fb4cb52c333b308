// Borders of table cells as PDF operators, in each way that producers draw them. Boxes in points from the top left.

const n = (x) => String(Math.round(x * 100) / 100);

/** The edges of the cells, each once: two cells that touch share one. */
function edges(cells) {
  const seen = new Map();
  for (const { x, y, w, h, openTop, openBottom } of cells) {
    const all = [
      ...(openTop ? [] : [{ axis: "h", at: y, from: x, to: x + w }]),
      ...(openBottom ? [] : [{ axis: "h", at: y + h, from: x, to: x + w }]),
      { axis: "v", at: x, from: y, to: y + h },
      { axis: "v", at: x + w, from: y, to: y + h },
    ];
    for (const e of all) seen.set([e.axis, n(e.at), n(e.from), n(e.to)].join(), e);
  }
  return [...seen.values()];
}

const ends = (e, high) =>
  e.axis === "h" ? [e.from, high - e.at, e.to, high - e.at] : [e.at, high - e.from, e.at, high - e.to];

const strokes = (list, high, width) =>
  [
    `${width} w`,
    ...list.map((e) => {
      const [a, b, c, d] = ends(e, high).map(n);
      return `${a} ${b} m ${c} ${d} l S`;
    }),
  ].join("\n");

/** Thin filled rectangles, one an edge, as word processors paint borders. */
const fills = (list, high, width) =>
  list
    .map((e) => {
      const [a, b, c, d] = ends(e, high);
      const [w, h] = e.axis === "h" ? [c - a, width] : [width, b - d];
      return `${n(a)} ${n(Math.min(b, d))} ${n(w)} ${n(h)} re f`;
    })
    .join("\n");

const shifted = (list, by) => list.map((e) => ({ ...e, at: e.at + by }));

const STYLES = {
  stroke: (list, high) => strokes(list, high, 0.5),
  fill: (list, high) => fills(list, high, 0.48),
  double: (list, high) =>
    [strokes(shifted(list, -0.8), high, 0.35), strokes(shifted(list, 0.8), high, 0.35)].join("\n"),
  dashed: (list, high) => `[2 1.5] 0 d\n${strokes(list, high, 0.5)}\n[] 0 d`,
  horizontal: (list, high) =>
    strokes(
      list.filter((e) => e.axis === "h"),
      high,
      0.5,
    ),
  none: () => "",
};

/** Operators that draw the borders of the cells on a page `high` points high. `style` is one of stroke, fill, double, dashed, horizontal, none. */
export const drawRules = (cells, high, style) => STYLES[style](edges(cells), high);
