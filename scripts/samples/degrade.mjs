// What a printer, paper, stamp, scanner and fax do to a page: seeded functions over pixels, { width, height, data } with three
// bytes a pixel, rows from the top.

const clamp = (value) => Math.min(255, Math.max(0, value));

/** Draws a picture anew: `from(x, y)` tells where in the old one a pixel comes from; outside is white. */
function moved({ width, height, data }, w, h, from) {
  const out = new Uint8Array(w * h * 3).fill(255);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const [sx, sy] = from(x, y);
      const left = Math.floor(sx);
      const top = Math.floor(sy);
      if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) continue;
      const u = sx - left;
      const v = sy - top;
      for (let c = 0; c < 3; c++) {
        const at = (top * width + left) * 3 + c;
        const above = data[at] * (1 - u) + data[at + 3] * u;
        const below = data[at + width * 3] * (1 - u) + data[at + width * 3 + 3] * u;
        out[(y * w + x) * 3 + c] = Math.round(above * (1 - v) + below * v);
      }
    }
  return { width: w, height: h, data: out };
}

/** Lies askew: lines fall to the right by so many degrees. */
export function skewed(picture, degrees) {
  const { width, height } = picture;
  const cos = Math.cos((-degrees * Math.PI) / 180);
  const sin = Math.sin((-degrees * Math.PI) / 180);
  const [cx, cy] = [width / 2, height / 2];
  return moved(picture, width, height, (x, y) => [
    cos * (x - cx) - sin * (y - cy) + cx,
    sin * (x - cx) + cos * (y - cy) + cy,
  ]);
}

/** Bowed, as a sheet that does not lie flat: lines sag in the middle by so many pixels. */
export const bowed = (picture, pixels) =>
  moved(picture, picture.width, picture.height, (x, y) => [x, y - pixels * Math.sin((Math.PI * x) / picture.width)]);

/** Turned clockwise by quarter turns. */
export function quarterTurned(picture, quarters) {
  const { width, height, data } = picture;
  const [w, h] = quarters % 2 === 0 ? [width, height] : [height, width];
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [nx, ny] =
        quarters === 1
          ? [height - 1 - y, x]
          : quarters === 2
            ? [width - 1 - x, height - 1 - y]
            : quarters === 3
              ? [y, width - 1 - x]
              : [x, y];
      out.set(data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3), (ny * w + nx) * 3);
    }
  return { width: w, height: h, data: out };
}

/** Every pixel made anew from its old value, its place and its colour. */
function pixelwise({ width, height, data }, value) {
  const out = new Uint8Array(data.length);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++) for (let c = 0; c < 3; c++, at++) out[at] = clamp(value(data[at], x, y, c));
  return { width, height, data: out };
}

/** Lit from one side, darker towards a corner by so much, with a fold's shadow. */
export const lit = (picture, depth) =>
  pixelwise(picture, (value, x, y) => {
    const far = Math.hypot(x / picture.width - 0.15, y / picture.height - 0.1);
    const fold = Math.exp(-(((y / picture.height - 0.52) * 60) ** 2));
    return value * (1 - depth * far - 0.25 * depth * fold);
  });

/** Grey ink on grey paper: neither black nor white. */
export const faded = (picture, ink) => pixelwise(picture, (value) => ink + (value * (250 - ink)) / 255);

/** Noise of the sensor, by so many levels. */
export const noisy = (picture, levels, rng) =>
  pixelwise(picture, (value) => value + levels * (rng.next() + rng.next() + rng.next() - 1.5));

/** The other side of the sheet shines through, mirrored. */
export const shownThrough = (picture, other, share) =>
  pixelwise(picture, (value, x, y, c) => {
    const [w, h] = [other.width, other.height];
    const back = other.data[(Math.min(h - 1, y) * w + Math.max(0, w - 1 - x)) * 3 + c];
    return value - share * (255 - back);
  });

/** Out of focus: each pixel mixed with its neighbours, so many times. */
export function blurred(picture, times) {
  let current = picture;
  for (let i = 0; i < times; i++) {
    const { width, height, data } = current;
    const out = data.slice();
    for (let y = 1; y + 1 < height; y++)
      for (let x = 1; x + 1 < width; x++)
        for (let c = 0; c < 3; c++) {
          const at = (y * width + x) * 3 + c;
          const across = data[at - 3] + data[at + 3];
          const down = data[at - width * 3] + data[at + width * 3];
          out[at] = (4 * data[at] + across + down) / 8;
        }
    current = { width, height, data: out };
  }
  return current;
}

/** A round red seal with a star, over what is printed: its middle and radius in shares of the width. */
export function sealed(picture, x0, y0, radius) {
  const { width } = picture;
  const [cx, cy, r] = [x0 * width, y0 * width, radius * width];
  return pixelwise(picture, (value, x, y, c) => {
    const d = Math.hypot(x - cx, y - cy) / r;
    const angle = Math.atan2(y - cy, x - cx);
    const ring = d < 1 && d > 0.93;
    const star = d < 0.3 * (0.65 + 0.35 * Math.cos(5 * (angle + Math.PI / 2)));
    const script = d > 0.66 && d < 0.84 && Math.sin(angle * 22) > 0.1 && angle < 2.4;
    if (!ring && !star && !script) return value;
    return (value * [0.88, 0.24, 0.26][c]) | 0;
  });
}

/** Black or white, as a fax sends it; `level` tells ink from paper. */
export const bilevel = (picture, level) => {
  const { width, height, data } = picture;
  const out = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 3)
    out.fill(data[at] + data[at + 1] + data[at + 2] < 3 * level ? 0 : 255, at, at + 3);
  return { width, height, data: out };
};

/** Specks and holes: so many of a thousand pixels turned over. */
export function specked(picture, share, rng) {
  const data = picture.data.slice();
  const count = Math.round((share / 1000) * picture.width * picture.height);
  for (let i = 0; i < count; i++) {
    const at = 3 * rng.int(0, picture.width * picture.height - 1);
    data.fill(255 - data[at], at, at + 3);
  }
  return { ...picture, data };
}
