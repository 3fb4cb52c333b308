/** What an OLE compound file holds, told by the names of its streams. */
export type OleKind = "word" | "word-encrypted" | "package-encrypted" | "excel" | "powerpoint" | "other";

/** An entry of the directory: 128 bytes, the name in UTF-16 first and its length in bytes, the closing zero too, at 64. */
const ENTRY = 128;
const NAME_LENGTH = 64;
const TYPE = 66;
const FIRST_SECTOR = 116;
const STREAM = 2;
const HEADER = 512;

/** The entries stand in sectors of the file, in any of them: every place where one can be is looked at. */
function find(file: Buffer, name: string): number | null {
  const length = (name.length + 1) * 2;
  const wanted = Buffer.from(`${name}\0`, "utf16le");
  for (let at = file.indexOf(wanted, HEADER); at >= 0; at = file.indexOf(wanted, at + 2)) {
    if (at % ENTRY !== 0 || at + ENTRY > file.length) continue;
    if (file.readUInt16LE(at + NAME_LENGTH) === length && file[at + TYPE] === STREAM) return at;
  }
  return null;
}

/** Where in the header the size of a sector stands, as a power of two. */
const SECTOR_SHIFT = 30;
/** Word's own header: where it is said what the document is, and that it is encrypted. */
const FLAGS = 10;
const IS_ENCRYPTED = 0x100;

function isEncryptedWord(file: Buffer, entry: number): boolean {
  const size = 1 << Math.min(16, file.readUInt16LE(SECTOR_SHIFT));
  const start = (file.readUInt32LE(entry + FIRST_SECTOR) + 1) * size + FLAGS;
  return start + 2 <= file.length && (file.readUInt16LE(start) & IS_ENCRYPTED) !== 0;
}

export function kindOfOle(bytes: Uint8Array): OleKind {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (file.length < HEADER + ENTRY) return "other";
  const word = find(file, "WordDocument");
  if (word !== null) return isEncryptedWord(file, word) ? "word-encrypted" : "word";
  if (find(file, "EncryptedPackage") !== null) return "package-encrypted";
  if (find(file, "Workbook") !== null || find(file, "Book") !== null) return "excel";
  return find(file, "PowerPoint Document") !== null ? "powerpoint" : "other";
}
