/** A compound file of these streams, each a whole number of sectors long. */
export function compoundFile(streams: Readonly<Record<string, Buffer>>): Buffer {
  const SECTOR = 512;
  const header = Buffer.alloc(SECTOR);
  header.write("d0cf11e0a1b11ae1", "hex");
  header.writeUInt16LE(9, 30);
  header.writeUInt32LE(1, 44);
  header.writeInt32LE(1, 48);
  header.fill(0xff, 76);
  header.writeInt32LE(0, 76);
  const names = Object.keys(streams);
  const directorySectors = Math.ceil((names.length + 1) / 4);
  const chain: number[] = [-3];
  const link = (sectors: number): void => {
    for (let i = 1; i <= sectors; i++) chain.push(i === sectors ? -2 : chain.length + 1);
  };
  link(directorySectors);
  const directory = Buffer.alloc(directorySectors * SECTOR);
  const put = (at: number, name: string, type: number, start: number, size: number): void => {
    directory.write(name, at * 128, "utf16le");
    directory.writeUInt16LE((name.length + 1) * 2, at * 128 + 64);
    directory[at * 128 + 66] = type;
    directory.writeInt32LE(start, at * 128 + 116);
    directory.writeUInt32LE(size, at * 128 + 120);
  };
  put(0, "Root Entry", 5, -2, 0);
  for (const [i, name] of names.entries()) {
    const { length } = streams[name] as Buffer;
    put(i + 1, name, 2, chain.length, length);
    link(length / SECTOR);
  }
  const table = Buffer.alloc(SECTOR, 0xff);
  for (const [i, next] of chain.entries()) table.writeInt32LE(next, i * 4);
  return Buffer.concat([header, table, directory, ...Object.values(streams)]);
}
