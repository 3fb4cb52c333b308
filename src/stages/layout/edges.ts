import type { Fill, Rule } from "../../model/page.ts";
import { inside, isWhite } from "./color.ts";
import { SETTINGS } from "./settings.ts";

/** A straight border, whole: `at` on its own axis, from one end to the other. */
export interface Edge {
  readonly axis: "h" | "v";
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** The visible rules of a page, snapped and joined: dashes and double lines made one. Ordered by axis (h first) and position. */
export function edgesOf(rules: readonly Rule[], fills: readonly Fill[]): Edge[] {
  const dark = rules.filter((rule) => !isWhite(rule.color));
  const visible = dark.length === rules.length ? dark : [...dark, ...onShades(rules, fills)];
  return joinedIn(visible);
}

/** The white rules that separate something: those drawn on shading. */
function onShades(rules: readonly Rule[], fills: readonly Fill[]): Rule[] {
  const shades = fills.filter((fill) => !isWhite(fill.color));
  const white = rules.filter((rule) => isWhite(rule.color));
  if (white.length * shades.length > SETTINGS.maxCrossings) return [];
  return white.filter((rule) => {
    const along = (rule.from + rule.to) / 2;
    const x = rule.axis === "h" ? along : rule.at;
    const y = rule.axis === "h" ? rule.at : along;
    return shades.some((fill) => inside(fill.box, x, y));
  });
}

/** The sides of shaded boxes as edges, for tables whose cells are told by shading alone. */
export function fillEdges(fills: readonly Fill[]): Edge[] {
  const sides: Rule[] = [];
  for (const { box, color } of fills) {
    const [left, top, right, bottom] = box;
    sides.push({ axis: "h", at: top, from: left, to: right, width: 0, color });
    sides.push({ axis: "h", at: bottom, from: left, to: right, width: 0, color });
    sides.push({ axis: "v", at: left, from: top, to: bottom, width: 0, color });
    sides.push({ axis: "v", at: right, from: top, to: bottom, width: 0, color });
  }
  return joinedIn(sides);
}

/** Snaps and joins tables one by one, as far as heights tell them apart: columns of one table are no concern of the next. */
function joinedIn(rules: readonly Rule[]): Edge[] {
  const bands = bandsOf(rules);
  return [...bands.flatMap((band) => joined("h", band)), ...bands.flatMap((band) => joined("v", band))];
}

/** Rules in groups between which there is room without any, top to bottom. */
function bandsOf(rules: readonly Rule[]): Rule[][] {
  const top = (rule: Rule): number => (rule.axis === "v" ? rule.from : rule.at);
  const bottom = (rule: Rule): number => (rule.axis === "v" ? rule.to : rule.at);
  const sorted = [...rules].sort((a, b) => top(a) - top(b));
  const bands: Rule[][] = [];
  let band: Rule[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const rule of sorted) {
    if (band.length === 0 || top(rule) > end + SETTINGS.dashGap) {
      band = [];
      bands.push(band);
    }
    band.push(rule);
    if (bottom(rule) > end) end = bottom(rule);
  }
  return bands;
}

function joined(axis: "h" | "v", rules: readonly Rule[]): Edge[] {
  const sorted = rules.filter((rule) => rule.axis === axis && rule.to >= rule.from).sort((a, b) => a.at - b.at);
  const edges: Edge[] = [];
  for (let i = 0; i < sorted.length; ) {
    const first = (sorted[i] as Rule).at;
    let end = i + 1;
    while (
      end < sorted.length &&
      (sorted[end] as Rule).at - (sorted[end - 1] as Rule).at <= SETTINGS.snap &&
      (sorted[end] as Rule).at - first <= SETTINGS.snapExtent
    )
      end++;
    joinCluster(axis, sorted.slice(i, end), edges);
    i = end;
  }
  return edges;
}

/** Joins the rules of one snapped position, which is their middle weighted by length, so that dashes and stubs do not move a border. */
function joinCluster(axis: "h" | "v", cluster: Rule[], edges: Edge[]): void {
  let weight = 0;
  let sum = 0;
  for (const rule of cluster) {
    const length = rule.to - rule.from + 0.01;
    weight += length;
    sum += length * rule.at;
  }
  const at = sum / weight;
  cluster.sort((a, b) => a.from - b.from);
  const gap = gapOf(cluster);
  const push = (from: number, to: number) => {
    if (to - from >= SETTINGS.shortest) edges.push({ axis, at, from, to });
  };
  let { from, to } = cluster[0] as Rule;
  for (const rule of cluster) {
    if (rule.from > to + gap) {
      push(from, to);
      from = rule.from;
      to = rule.to;
    } else if (rule.to > to) to = rule.to;
  }
  push(from, to);
}

/** Dashes lie no further apart than this multiple of their own length; dots that do belong to borders of the other axis. */
const SPARSE = 2.5;

/** The gap that pieces of one border may leave: wider where most pieces are dashes with regular gaps, one of which may be missing. */
function gapOf(cluster: readonly Rule[]): number {
  if (cluster.length < 4) return SETTINGS.join;
  const gaps: number[] = [];
  let length = 0;
  let short = 0;
  let to = Number.NEGATIVE_INFINITY;
  for (const rule of cluster) {
    if (rule.to - rule.from <= SETTINGS.dash) {
      short++;
      length += rule.to - rule.from;
    }
    if (rule.from > to && to > Number.NEGATIVE_INFINITY) gaps.push(rule.from - to);
    to = Math.max(to, rule.to);
  }
  if (short * 2 < cluster.length || gaps.length < 3) return SETTINGS.join;
  gaps.sort((a, b) => a - b);
  const gap = gaps[gaps.length >> 1] as number;
  if (gap > (SPARSE * length) / short) return SETTINGS.join;
  return Math.max(SETTINGS.join, Math.min(SETTINGS.dashGap, 2.6 * gap));
}
