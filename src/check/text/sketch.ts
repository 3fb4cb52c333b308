/**
 * Sketches of texts (bottom-k MinHash, Broder 1997): the smallest hashes of a text's shingles. Sketches of two texts are samples of
 * the same random choice, so what they share tells how much the texts share, and shingles can still be left out afterwards.
 */

/** Characters of a shingle. */
export const SHINGLE = 5;
/** Hashes of a sketch. */
export const SKETCH = 128;

/** Spreads 32 bits over 32 bits (the finalizer of MurmurHash3). */
export function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Hashes of all shingles of a text, in order; none for a text shorter than one. */
export function shinglesOf(text: string): Uint32Array {
  const hashes = new Uint32Array(Math.max(0, text.length - SHINGLE + 1));
  for (let i = 0; i < hashes.length; i++) {
    let h = 0;
    for (let k = 0; k < SHINGLE; k++) h = Math.imul(h, 0x01000193) ^ text.charCodeAt(i + k);
    hashes[i] = mix(h);
  }
  return hashes;
}

/** The smallest different hashes of all texts together, ascending. */
export function sketchOf(texts: readonly string[]): Uint32Array {
  const parts = texts.map(shinglesOf);
  const all = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  all.sort();
  const sketch = new Uint32Array(SKETCH);
  let size = 0;
  for (let i = 0; i < all.length && size < SKETCH; i++) {
    const hash = all[i] as number;
    if (size === 0 || sketch[size - 1] !== hash) sketch[size++] = hash;
  }
  return sketch.slice(0, size);
}

/** Up to which hash a sketch is complete. */
export const reachOf = (sketch: Uint32Array): number =>
  sketch.length < SKETCH ? 0xffffffff : (sketch[sketch.length - 1] as number);

/**
 * What share of all shingles that either text has both have, as far as samples of their hashes tell that are complete up to `reach`.
 * The samples are ascending.
 */
export function likeness(a: Uint32Array, b: Uint32Array, reach: number): number {
  let both = 0;
  let either = 0;
  for (let i = 0, k = 0; i < a.length || k < b.length; either++) {
    const x = i < a.length ? (a[i] as number) : Number.POSITIVE_INFINITY;
    const y = k < b.length ? (b[k] as number) : Number.POSITIVE_INFINITY;
    if (Math.min(x, y) > reach) break;
    if (x <= y) i++;
    if (y <= x) k++;
    if (x === y) both++;
  }
  return either === 0 ? 0 : both / either;
}
