// A ZIP archive written by hand, so that no clock and no library's version shows in the samples, and so that it can lie.
import { crc32, deflateRawSync } from "node:zlib";
import { fromBufferPromise } from "yauzl";

const UTF8 = 0x800;
/** 1 January 1980, midnight. */
const DATE = 0x21;

/**
 * An archive of `files`, each `{ name, bytes, size?, stored?, mangled? }`: `size` is what the archive says of the unpacked size, `mangled`
 * gives the bytes of a name that is not in UTF-8.
 */
export function zip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { name, bytes, size = bytes.length, stored = false, mangled } of files) {
    const title = mangled ?? Buffer.from(name);
    const packed = stored ? Buffer.from(bytes) : deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(mangled ? 0 : UTF8, 2);
    fields.writeUInt16LE(stored ? 0 : 8, 4);
    fields.writeUInt16LE(DATE, 8);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(size, 18);
    fields.writeUInt16LE(title.length, 22);
    parts.push(Buffer.from("PK\x03\x04", "latin1"), fields, title, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), fields, rest, title);
    offset += 30 + title.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
}

/** An archive with the same files, made anew: no time stands in it, nor in the properties of an Office document. */
export async function withoutTimes(bytes) {
  const archive = await fromBufferPromise(bytes, { lazyEntries: true });
  const files = [];
  for await (const entry of archive.eachEntry()) {
    const chunks = [];
    for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString("latin1");
    const fixed = entry.fileName.startsWith("docProps/")
      ? text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/gu, "2024-01-01T00:00:00Z")
      : text;
    files.push({ name: entry.fileName, bytes: Buffer.from(fixed, "latin1") });
  }
  return zip(files);
}
