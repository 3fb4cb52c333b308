import type { Piece } from "./pieces.ts";
import { SETTINGS } from "./settings.ts";

/** The lines of one sheet outside of its tables, top to bottom, and the room that its tables take. */
export interface Rows {
  readonly height: number;
  readonly rows: readonly Piece[];
  /** Top of the first table and bottom of the last one; null without tables. */
  readonly tables: readonly [top: number, bottom: number] | null;
}

/** One of the first or last lines of a sheet, from the edge inwards. */
interface Candidate {
  readonly piece: Piece;
  readonly sheet: number;
  readonly end: "head" | "foot";
  /** Distance of its middle from the edge. */
  readonly distance: number;
  /** Blanks left out, digits made one mark: what running heads have in common. */
  readonly mask: string;
  /** Distance to the next line inwards, in multiples of the font size. */
  readonly clearance: number;
}

const DASHES = "[-‐-―─━－−~～·•.*_|]";
const NUMBER = "(?:\\d{1,4}|[〇零一二三四五六七八九十百]{1,4})";
const PAGE_NUMBER = new RegExp(
  `^(?:${DASHES}{1,3}\\d{1,4}${DASHES}{1,3}` +
    `|[\\[(（【]\\d{1,4}[\\])）】]` +
    `|${DASHES}?第${NUMBER}页${DASHES}?[，,/／]?(?:[(（]?共${NUMBER}页[)）]?)?` +
    `|共${NUMBER}页[，,/／]?第${NUMBER}页` +
    `|\\d{1,4}[/／]\\d{1,4}页?` +
    `|页码[:：]?\\d{1,4}` +
    `|(?:page|p\\.?)\\d{1,4}(?:(?:of|/)\\d{1,4})?)$`,
  "iu",
);
const BARE = /^\d{1,4}$/;
/** What browsers print around a page: its address, the date, the page number. */
const WEB_PRINT =
  /^(?:(?:https?|file):\/\/\S+|\d{1,4}[/-]\d{1,2}[/-]\d{1,4},?\d{1,2}:\d{2}(?:[ap]m)?.*|\d{4}年\d{1,2}月\d{1,2}日\d{1,2}:\d{2}.*)$/iu;

/** Browsers print within this distance of the edge, in points. */
const WEB_MARGIN = 40;

/** Without blanks, full-width digits made ASCII. */
const bare = (text: string): string =>
  text.replace(/\s+/gu, "").replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));

const letters = (mask: string): number => mask.replace(/[\P{L}]/gu, "").length;

function candidatesOf({ height, rows, tables }: Rows, sheet: number): Candidate[] {
  const zone = SETTINGS.edgeZone * height;
  const out: Candidate[] = [];
  const add = (end: Candidate["end"], index: number, inner: Piece | undefined): boolean => {
    const piece = rows[index];
    if (piece === undefined) return false;
    const distance = end === "head" ? piece.mid : height - piece.mid;
    if (distance > zone || piece.vertical) return false;
    if (tables !== null && (end === "head" ? piece.mid > tables[0] : piece.mid < tables[1])) return false;
    const text = bare(piece.text);
    const gap = inner === undefined ? height : Math.abs(inner.mid - piece.mid);
    out.push({ piece, sheet, end, distance, mask: text.replace(/\d+/gu, "#"), clearance: gap / piece.size });
    return true;
  };
  for (let d = 0; d < SETTINGS.edgeLines && add("head", d, rows[d + 1]); d++);
  const last = rows.length - 1;
  for (let d = 0; d < SETTINGS.edgeLines && add("foot", last - d, rows[last - d - 1]); d++);
  return out;
}

/** Numbers in a running head are the same on every page, or count the pages. */
function countAlike(one: Candidate, other: Candidate): boolean {
  if (!one.mask.includes("#")) return true;
  const numbersOf = ({ piece }: Candidate): readonly string[] => bare(piece.text).match(/\d+/gu) ?? [];
  const theirs = numbersOf(other);
  return numbersOf(one).every((number, i) => {
    const difference = Number(number) - Number(theirs[i]);
    return difference === 0 || difference === one.sheet - other.sheet;
  });
}

/** Marks of candidates that stand in the same place on other sheets, too: at least two, and a third of all. */
function repeated(candidates: readonly Candidate[], sheets: number): Set<Candidate> {
  const byMask = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    if (letters(candidate.mask) < 2) continue;
    const key = `${candidate.end}${candidate.mask}`;
    byMask.set(key, [...(byMask.get(key) ?? []), candidate]);
  }
  const out = new Set<Candidate>();
  for (const group of byMask.values())
    for (const one of group) {
      const alike = new Set<number>();
      for (const other of group)
        if (
          Math.abs(other.distance - one.distance) <= SETTINGS.edgeDrift &&
          Math.abs(other.piece.size - one.piece.size) < 0.1 * one.piece.size &&
          countAlike(one, other)
        )
          alike.add(other.sheet);
      if (alike.size >= 2 && alike.size * 3 >= sheets) out.add(one);
    }
  return out;
}

/** Numbers that stand alone and count the sheets: the same distance from the sheet's own number at least twice, or exactly it, well apart. */
function counting(candidates: readonly Candidate[]): Set<Candidate> {
  const bares = candidates.filter((candidate) => BARE.test(bare(candidate.piece.text)));
  const out = new Set<Candidate>();
  const offsetOf = (candidate: Candidate) => Number(bare(candidate.piece.text)) - candidate.sheet;
  for (const one of bares) {
    const alike = bares.some(
      (other) =>
        other.sheet !== one.sheet &&
        other.end === one.end &&
        offsetOf(other) === offsetOf(one) &&
        Math.abs(other.distance - one.distance) <= SETTINGS.edgeDrift,
    );
    if (alike || (offsetOf(one) === 1 && one.clearance >= 1.8)) out.add(one);
  }
  return out;
}

/** A running head keeps this distance from the text, in multiples of its size; the repeated head of a table does not. */
const APART = 2.2;

/** Page numbers, running heads and feet, and what browsers print around a page. Only from the edge inwards: what lies behind real text stays. */
export function furnitureOf(sheets: readonly Rows[]): Set<Piece> {
  const bySheet = sheets.map(candidatesOf);
  const candidates = bySheet.flat();
  const running = repeated(candidates, sheets.length);
  const numbers = counting(candidates);
  const standsAlone = (candidate: Candidate): boolean => {
    const text = bare(candidate.piece.text);
    return (
      numbers.has(candidate) || PAGE_NUMBER.test(text) || (WEB_PRINT.test(text) && candidate.distance < WEB_MARGIN)
    );
  };
  const out = new Set<Piece>();
  for (const own of bySheet)
    for (const end of ["head", "foot"]) {
      let pending: Piece[] = [];
      for (const candidate of own) {
        if (candidate.end !== end) continue;
        const alone = standsAlone(candidate);
        if (!alone && !running.has(candidate)) break;
        pending.push(candidate.piece);
        if (!alone && candidate.clearance < APART) continue;
        for (const piece of pending) out.add(piece);
        pending = [];
      }
    }
  return out;
}
