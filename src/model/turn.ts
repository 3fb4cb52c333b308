/** Pixels row by row from the top, all channels of one side by side. */
interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A picture turned clockwise by quarter turns, however many channels it has. */
export function quarterTurned<P extends Pixels>(picture: P, quarters: 0 | 1 | 2 | 3): P {
  if (quarters === 0) return picture;
  const { width, height, data } = picture;
  const channels = data.length / (width * height);
  const [w, h] = quarters === 2 ? [width, height] : [height, width];
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [nx, ny] =
        quarters === 1 ? [height - 1 - y, x] : quarters === 2 ? [width - 1 - x, height - 1 - y] : [y, width - 1 - x];
      const from = (y * width + x) * channels;
      const to = (ny * w + nx) * channels;
      for (let c = 0; c < channels; c++) out[to + c] = data[from + c] as number;
    }
  return { ...picture, width: w, height: h, data: out };
}
