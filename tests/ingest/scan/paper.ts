import type { Gray } from "../../../src/stages/ingest/scan/gray.ts";

/** White paper to draw on. */
export class Paper implements Gray {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;

  constructor(width: number, height: number, paper = 255) {
    this.width = width;
    this.height = height;
    this.data = new Uint8Array(width * height).fill(paper);
  }

  fill(left: number, top: number, right: number, bottom: number, value = 0): this {
    for (let y = Math.max(0, top); y < Math.min(this.height, bottom); y++)
      for (let x = Math.max(0, left); x < Math.min(this.width, right); x++) this.data[y * this.width + x] = value;
    return this;
  }

  /** A table of lines two pixels thick; `bend` moves each column of pixels down by so much. */
  grid(xs: readonly number[], ys: readonly number[], bend: (x: number) => number = () => 0): this {
    const [left = 0] = xs;
    const right = xs.at(-1) ?? 0;
    const [top = 0] = ys;
    const bottom = ys.at(-1) ?? 0;
    for (const y of ys) for (let x = left; x < right + 2; x++) this.fill(x, y + bend(x), x + 1, y + bend(x) + 2);
    for (const x of xs) this.fill(x, top + bend(x), x + 2, bottom + bend(x) + 2);
    return this;
  }

  /** Marks such as characters make, `size` high, beside each other. */
  text(left: number, top: number, count: number, size: number): this {
    for (let i = 0; i < count; i++) {
      const x = left + i * (size + 4);
      this.fill(x, top, x + size, top + 3).fill(x, top + size - 3, x + size, top + size);
      this.fill(x, top, x + 3, top + size).fill(x + size - 3, top, x + size, top + size);
    }
    return this;
  }

  /** As ink: 1 where it is dark. */
  get ink(): Gray {
    return { width: this.width, height: this.height, data: this.data.map((value) => (value < 128 ? 1 : 0)) };
  }
}
