import { crc32, deflateSync } from "node:zlib";
import type { Picture } from "../../model/picture.ts";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Eight bits a channel, true colour, the one compression and filter method there is, not interlaced. */
const FORMAT = [8, 2, 0, 0, 0];

/** A picture as a PNG file. */
export function toPng({ width, height, scale, data }: Picture): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set(FORMAT, 8);
  // A point is 1/72 inch; the file says pixels a metre.
  const density = Buffer.alloc(9);
  const perMetre = Math.round((scale * 72) / 0.0254);
  density.writeUInt32BE(perMetre, 0);
  density.writeUInt32BE(perMetre, 4);
  density[8] = 1;
  const parts = [chunk("IHDR", header), chunk("pHYs", density), chunk("IDAT", rowsOf(data, width, height))];
  return new Uint8Array(Buffer.concat([SIGNATURE, ...parts, chunk("IEND", Buffer.alloc(0))]));
}

/** Every row begins with the number of its filter: 0, none. */
function rowsOf(data: Uint8Array, width: number, height: number): Buffer {
  const bytes = width * 3;
  const rows = Buffer.alloc(height * (bytes + 1));
  for (let y = 0; y < height; y++) rows.set(data.subarray(y * bytes, (y + 1) * bytes), y * (bytes + 1) + 1);
  return deflateSync(rows);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  frame.set(body, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}
