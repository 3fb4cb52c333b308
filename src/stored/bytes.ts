import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** Nearly every report fits; a larger file gets memory of its own. */
const KEPT = 2 ** 20;

/** Read into again and again: fresh memory for each file takes several times longer than reading it. */
const kept = Buffer.allocUnsafeSlow(KEPT);

/** The bytes of a file, good until the next call; null where there are more than `most`. Throws where it can't be read. */
export function bytesOf(name: string, most: number): Buffer | null {
  const file = openSync(name, "r");
  try {
    const { size } = fstatSync(file);
    if (size > most) return null;
    const buffer = size <= KEPT ? kept : Buffer.allocUnsafeSlow(size);
    let end = 0;
    for (let read = 1; end < size && read > 0; end += read) read = readSync(file, buffer, end, size - end, end);
    return buffer.subarray(0, end);
  } finally {
    closeSync(file);
  }
}
