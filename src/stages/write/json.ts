/**
 * JSON for people and diffs: keys in their order, two spaces of indent, and one line for each record or list that holds
 * no further records (a row of a table, a check, a piece of evidence). The same value always gives the same text,
 * which ends in a line feed.
 */
export function toJson(value: unknown): string {
  return `${format(value, "")}\n`;
}

/** The most bytes that a UTF-16 unit takes in UTF-8. */
const WIDEST = 3;
let scratch = Buffer.alloc(1 << 18);

/**
 * The same text in UTF-8; good until the next call. It is put together in one buffer, piece by piece: the whole text as one
 * string would be written twice over before it is encoded, each time to memory that is new to the process.
 */
export function toJsonBytes(value: object): Buffer {
  let end = 0;
  for (const piece of pieces(value)) {
    const room = end + piece.length * WIDEST + 1;
    if (room > scratch.length) scratch = Buffer.concat([scratch.subarray(0, end)], 2 * room);
    end += scratch.write(piece, end);
  }
  return scratch.subarray(0, end + scratch.write("\n", end));
}

/** The text of a record in pieces, one for each of its fields. */
function* pieces(record: object): Generator<string> {
  if (isFlat(record) || Array.isArray(record)) {
    yield format(record, "");
    return;
  }
  let before = "{\n  ";
  for (const [key, field] of Object.entries(record)) {
    if (field === undefined) continue;
    yield `${before}${JSON.stringify(key)}: ${format(field, "  ")}`;
    before = ",\n  ";
  }
  yield "\n}";
}

/** `indent` stands before the value's first line. Fields that are undefined are left out. */
function format(value: unknown, indent: string): string {
  if (value === null || typeof value !== "object" || isFlat(value)) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return `[\n${inner}${value.map((item) => format(item, inner)).join(`,\n${inner}`)}\n${indent}]`;
  }
  let fields = "";
  for (const key of Object.keys(value)) {
    const field = (value as Readonly<Record<string, unknown>>)[key];
    if (field === undefined) continue;
    if (fields !== "") fields += `,\n${inner}`;
    fields += `${JSON.stringify(key)}: ${format(field, inner)}`;
  }
  return `{\n${inner}${fields}\n${indent}}`;
}

/** True of lists and records of plain values and of lists of plain values. */
function isFlat(value: object): boolean {
  if (Array.isArray(value)) return value.every(isPlainOrList);
  for (const key in value) if (!isPlainOrList((value as Readonly<Record<string, unknown>>)[key])) return false;
  return true;
}

const isPlainOrList = (item: unknown): boolean => isPlain(item) || (Array.isArray(item) && item.every(isPlain));

const isPlain = (value: unknown): boolean => value === null || typeof value !== "object";
