import { type Box, union } from "../../model/geometry.ts";
import type { Glyph } from "../../model/page.ts";
import { joinTexts } from "./chars.ts";
import { isLabel } from "./cut.ts";
import type { Edge } from "./edges.ts";
import { across } from "./order.ts";
import { type Piece, piecesOf } from "./pieces.ts";
import type { Run } from "./runs.ts";

/** A row of a table that only horizontal rules draw: its runs, and all that stands in it as one line. */
export interface Band {
  readonly runs: readonly Run[];
  readonly piece: Piece;
}

/** Fewer rules than this draw no rows. */
const LEAST_RULES = 4;
/** A row is no higher than this many times its text. */
const HIGHEST = 12;
/** What a figure, a dash or 无 has. */
const FIGURE = /[\d０-９\-—–/\\无]/u;
const isValue = (text: string): boolean => FIGURE.test(text) && !isLabel(text);
/** Runs of one cell may stand this far apart, in em. */
const WITHIN = 0.5;

/**
 * The rows that lie between two horizontal rules each, where a cell has several lines of text: a label, a figure with its note.
 * What lies between rules but has two figures one below the other is more than a row.
 */
export function bandsOf(
  glyphs: readonly Glyph[],
  runs: readonly Run[],
  edges: readonly Edge[],
  spacing: number,
): Band[] {
  const rules = edges.filter((edge) => edge.axis === "h").sort((a, b) => a.at - b.at);
  if (rules.length < LEAST_RULES) return [];
  const groups = new Map<string, Run[]>();
  for (const run of runs) {
    const key = run.vertical ? null : betweenRules(run, rules);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [run]);
    else group.push(run);
  }
  return [...groups.values()].flatMap((group) => {
    if (!hasTwoLines(group)) return [];
    const cells = cellsOf(group).map((cell) => piecesOf(glyphs, cell, spacing));
    const figures = cells.map((lines) => lines.filter((line) => isValue(line.text)).length);
    if (cells.length < 2 || !figures.includes(1) || figures.some((count) => count > 1)) return [];
    // A note goes on below its figure; a figure below other text is another row's.
    if (cells.some(([, ...below]) => below.some((line) => isValue(line.text)))) return [];
    return [{ runs: group, piece: across(cells.map(joined)) }];
  });
}

/** Names the two rules between which a run stands; null when they are not there or too far apart for a row. */
function betweenRules(run: Run, rules: readonly Edge[]): string | null {
  const x = (run.left + run.right) / 2;
  let above: Edge | null = null;
  for (const rule of rules) {
    if (x < rule.from || x > rule.to) continue;
    if (rule.at <= run.mid) {
      above = rule;
      continue;
    }
    if (above === null || rule.at - above.at > HIGHEST * run.size) return null;
    return `${above.at}/${rule.at}`;
  }
  return null;
}

const hasTwoLines = (runs: readonly Run[]): boolean => {
  const [first] = runs;
  return first !== undefined && runs.some((run) => Math.abs(run.mid - first.mid) > 0.5 * first.size);
};

/** Runs one below the other, or next to one another, are of one cell; left to right. */
function cellsOf(runs: readonly Run[]): Run[][] {
  const cells: { right: number; runs: Run[] }[] = [];
  for (const run of [...runs].sort((a, b) => a.left - b.left)) {
    const last = cells.at(-1);
    if (last !== undefined && run.left < last.right + WITHIN * run.size) {
      last.runs.push(run);
      last.right = Math.max(last.right, run.right);
    } else cells.push({ right: run.right, runs: [run] });
  }
  return cells.map((cell) => cell.runs);
}

/** The lines of a cell as one. */
function joined(lines: readonly Piece[]): Piece {
  const first = lines[0] as Piece;
  if (lines.length === 1) return first;
  let text = "";
  const boxes: (Box | null)[] = [];
  for (const line of lines) {
    const longer = joinTexts(text, line.text);
    if (longer.length > text.length + line.text.length) boxes.push(null);
    text = longer;
    for (const box of line.boxes) boxes.push(box);
  }
  const box = union(lines.map((line) => line.box)) ?? first.box;
  return { ...first, text, boxes, box, mid: (box[1] + box[3]) / 2 };
}
