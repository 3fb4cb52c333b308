/** A grey picture: one byte a pixel, 0 black, rows from the top. */
export interface Gray {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Ink: 1 where a pixel is dark, rows from the top. */
export type Ink = Gray;

/** A rectangle of whole pixels: right and bottom are the first outside of it. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const WHITE = 255;

/** Colours that are further apart than this are a seal, a stamp or a pen, not ink that has faded. */
const COLOURED = 40;
/** How much of its colour is taken off the paper. */
const BLEACH = 0.6;

/** How dark a pixel is once red seals and blue pens are taken off: the brightest of its colours, and lighter the more colour it has. */
export function inkOf(r: number, g: number, b: number): number {
  const most = Math.max(r, g, b);
  const least = Math.min(r, g, b);
  const spread = most - least;
  // Ink under a seal is dark, whatever tinge the seal gives it.
  return spread > COLOURED ? Math.min(WHITE, most + (BLEACH * spread * most) / WHITE) : most;
}

/** The grey picture of pixels with `channels` bytes each, red first or, as PDFium draws, blue first; the order does not matter. */
export function grayOf(
  source: Uint8Array,
  from: number,
  stride: number,
  channels: number,
  width: number,
  height: number,
): Gray {
  const data = new Uint8Array(width * height);
  for (let y = 0, to = 0; y < height; y++) {
    let at = from + y * stride;
    if (channels === 1) {
      data.set(source.subarray(at, at + width), to);
      to += width;
      continue;
    }
    for (let x = 0; x < width; x++, at += channels, to++)
      data[to] = inkOf(source[at] as number, source[at + 1] as number, source[at + 2] as number);
  }
  return { width, height, data };
}

/** A picture `factor` times smaller, each pixel the mean of those it stands for. */
export function shrink({ width, height, data }: Gray, factor: number): Gray {
  if (factor <= 1) return { width, height, data };
  const w = Math.floor(width / factor);
  const h = Math.floor(height / factor);
  const out = new Uint8Array(w * h);
  const area = factor * factor;
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      let sum = 0;
      for (let j = 0; j < factor; j++) {
        const at = (y * factor + j) * width + x * factor;
        for (let i = 0; i < factor; i++) sum += data[at + i] as number;
      }
      out[y * w + x] = sum / area;
    }
  return { width: w, height: h, data: out };
}

/** The part of a picture inside a rectangle; what lies outside of the picture is white. */
export function crop({ width, height, data }: Gray, { left, top, right, bottom }: Rect): Gray {
  const w = Math.max(1, right - left);
  const h = Math.max(1, bottom - top);
  const out = new Uint8Array(w * h).fill(WHITE);
  const from = Math.max(0, left);
  const to = Math.min(width, right);
  for (let y = Math.max(0, top); y < Math.min(height, bottom); y++)
    if (to > from) out.set(data.subarray(y * width + from, y * width + to), (y - top) * w + from - left);
  return { width: w, height: h, data: out };
}

/** Width and height changed; pixels between others are mixed of them, and of many that make one the mean is taken. */
export function resized({ width, height, data }: Gray, w: number, h: number): Gray {
  if (w === width && h === height) return { width, height, data };
  const across = axisOf(width, w);
  const down = axisOf(height, h);
  const rows = new Float32Array(w * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < w; x++) {
      const { from, weights } = across[x] as Weights;
      let sum = 0;
      for (let i = 0; i < weights.length; i++) sum += (weights[i] as number) * (data[y * width + from + i] as number);
      rows[y * w + x] = sum;
    }
  const out = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    const { from, weights } = down[y] as Weights;
    for (let x = 0; x < w; x++) {
      let sum = 0.5;
      for (let i = 0; i < weights.length; i++) sum += (weights[i] as number) * (rows[(from + i) * w + x] as number);
      out[y * w + x] = sum;
    }
  }
  return { width: w, height: h, data: out };
}

interface Weights {
  readonly from: number;
  readonly weights: Float32Array;
}

/** For each new pixel the old ones that it is made of: a triangle as wide as the larger of both pixels. */
function axisOf(size: number, wanted: number): Weights[] {
  const scale = size / wanted;
  const reach = Math.max(1, scale);
  return Array.from({ length: wanted }, (_, i) => {
    const middle = (i + 0.5) * scale - 0.5;
    const from = Math.max(0, Math.ceil(middle - reach));
    const to = Math.min(size - 1, Math.floor(middle + reach));
    const weights = new Float32Array(Math.max(1, to - from + 1));
    let sum = 0;
    for (let j = 0; j < weights.length; j++)
      sum += weights[j] = Math.max(1e-6, 1 - Math.abs(from + j - middle) / reach);
    for (let j = 0; j < weights.length; j++) weights[j] = (weights[j] as number) / sum;
    return { from: Math.min(from, size - 1), weights };
  });
}

/** Shares of the pixels that become black and white: all ink is not as dark, and paper is not even. */
const BLACK = 0.01;
const PAPER = 0.3;
/** A picture with less between its darkest and its paper holds nothing to be made clearer. */
const CONTRAST = 30;

/** The picture with its ink black and its paper white. */
export function stretched({ width, height, data }: Gray): Gray {
  const counts = new Uint32Array(256);
  for (const value of data) counts[value] = (counts[value] as number) + 1;
  let low = 0;
  for (let seen = counts[0] as number; low < 255 && seen < BLACK * data.length; ) seen += counts[++low] as number;
  let high = 255;
  for (let seen = counts[255] as number; high > 0 && seen < PAPER * data.length; ) seen += counts[--high] as number;
  if (high - low < CONTRAST) return { width, height, data };
  const scale = 255 / (high - low);
  return { width, height, data: data.map((value) => Math.min(255, Math.max(0, (value - low) * scale))) };
}

/** A picture a little out of focus: each pixel mixed with those around it. */
export function softened({ width, height, data }: Gray): Gray {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0;
      let weights = 0;
      for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++)
        for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
          const weight = (u === x ? 2 : 1) * (v === y ? 2 : 1);
          sum += weight * (data[v * width + u] as number);
          weights += weight;
        }
      out[y * width + x] = Math.round(sum / weights);
    }
  return { width, height, data: out };
}
