import type { Glyph } from "../../model/page.ts";
import { isBlank } from "./chars.ts";
import { SETTINGS } from "./settings.ts";

/** Side of the squares by which glyphs are looked up, in points: wider than any tolerance. */
const SQUARE = 8;
/** Glyphs of one square that are compared at most; a page that has more of one character there is not a page of text. */
const MAX_CHAIN = 64;

/** Fake bold and shadows: of one character drawn several times within a fraction of its size, only the first copy. */
export function dropDoubles(glyphs: readonly Glyph[]): readonly Glyph[] {
  let buckets = 64;
  while (buckets < 2 * glyphs.length) buckets *= 2;
  const heads = new Int32Array(buckets).fill(-1);
  const next = new Int32Array(glyphs.length);
  const mask = buckets - 1;
  let doubles: Uint8Array | null = null;
  for (let i = 0; i < glyphs.length; i++) {
    const glyph = glyphs[i] as Glyph;
    if (isBlank(glyph.text)) continue;
    const box = glyph.box;
    const x = (box[0] + box[2]) / 2;
    const y = (box[1] + box[3]) / 2;
    const dy = Math.min(SETTINGS.doubleEm * glyph.size, SQUARE / 2);
    const dx = Math.min(dy, 0.4 * (box[2] - box[0]));
    const unit = glyph.text.length > 0 ? glyph.text.charCodeAt(0) : 0;
    const right = Math.floor((x + dx) / SQUARE);
    const bottom = Math.floor((y + dy) / SQUARE);
    let double = false;
    for (let u = Math.floor((x - dx) / SQUARE); u <= right && !double; u++) {
      for (let v = Math.floor((y - dy) / SQUARE); v <= bottom && !double; v++) {
        let steps = 0;
        for (let k = heads[hash(u, v, unit) & mask] as number; k >= 0 && steps < MAX_CHAIN; k = next[k] as number) {
          steps++;
          const other = glyphs[k] as Glyph;
          const o = other.box;
          if (
            Math.abs((o[0] + o[2]) / 2 - x) < dx &&
            Math.abs((o[1] + o[3]) / 2 - y) < dy &&
            other.text === glyph.text &&
            Math.abs(other.size - glyph.size) < 0.1 * glyph.size
          ) {
            double = true;
            break;
          }
        }
      }
    }
    if (double) {
      doubles ??= new Uint8Array(glyphs.length);
      doubles[i] = 1;
      continue;
    }
    const h = hash(Math.floor(x / SQUARE), Math.floor(y / SQUARE), unit) & mask;
    next[i] = heads[h] as number;
    heads[h] = i;
  }
  if (doubles === null) return glyphs;
  const marks = doubles;
  return glyphs.filter((_, i) => marks[i] === 0);
}

const hash = (u: number, v: number, unit: number): number =>
  Math.imul(u, 73856093) ^ Math.imul(v, 19349663) ^ Math.imul(unit, 83492791);
