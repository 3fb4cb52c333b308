import { inflateSync } from "node:zlib";

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue at a pixel. */
  at(x: number, y: number): readonly [number, number, number];
}

/** Reads a PNG of eight-bit true colour whose rows have no filter. */
export function readPng(file: Uint8Array): Pixels {
  const bytes = Buffer.from(file);
  const data: Buffer[] = [];
  let header = Buffer.alloc(0);
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") header = body;
    if (type === "IDAT") data.push(body);
    at += length + 12;
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const rows = inflateSync(Buffer.concat(data));
  const stride = width * 3 + 1;
  return {
    width,
    height,
    at(x, y) {
      const from = y * stride + 1 + x * 3;
      return [rows[from] as number, rows[from + 1] as number, rows[from + 2] as number];
    },
  };
}
