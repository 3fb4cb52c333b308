import { Bytes } from "../../text/bytes.ts";

/**
 * JSON for people and diffs: keys in their order, two spaces of indent, and one line for each record or list that holds
 * no further records (a row of a table, a check, a piece of evidence). The same value always gives the same text,
 * which ends in a line feed.
 */
export function toJson(value: unknown): string {
  return `${format(value, "")}\n`;
}

const bytes = new Bytes();

/**
 * The same text in UTF-8; good until the next call. It is put together in one buffer, piece by piece: the whole text as one
 * string would be written twice over before it is encoded, each time to memory that is new to the process.
 */
export function toJsonBytes(value: object): Buffer {
  // What a call that threw left behind.
  bytes.clear();
  if (isFlat(value) || Array.isArray(value)) bytes.write(format(value, ""));
  else for (const piece of fieldsOf(value, "")) bytes.write(piece);
  bytes.write("\n");
  return bytes.view();
}

/** `indent` stands before the value's first line. Fields that are undefined are left out. */
function format(value: unknown, indent: string): string {
  if (value === null || typeof value !== "object" || isFlat(value)) return JSON.stringify(value);
  if (!Array.isArray(value)) {
    let text = "";
    for (const piece of fieldsOf(value, indent)) text += piece;
    return text;
  }
  const inner = `${indent}  `;
  return `[\n${inner}${value.map((item) => format(item, inner)).join(`,\n${inner}`)}\n${indent}]`;
}

/** The text of a record that is not flat, in pieces: one for each of its fields, and its end. */
function* fieldsOf(record: object, indent: string): Generator<string> {
  const inner = `${indent}  `;
  let before = `{\n${inner}`;
  for (const [key, field] of Object.entries(record)) {
    if (field === undefined) continue;
    yield `${before}${JSON.stringify(key)}: ${format(field, inner)}`;
    before = `,\n${inner}`;
  }
  yield `\n${indent}}`;
}

/** True of lists and records of plain values and of lists of plain values. */
function isFlat(value: object): boolean {
  if (Array.isArray(value)) return value.every(isPlainOrList);
  for (const key in value) if (!isPlainOrList((value as Readonly<Record<string, unknown>>)[key])) return false;
  return true;
}

const isPlainOrList = (item: unknown): boolean => isPlain(item) || (Array.isArray(item) && item.every(isPlain));

const isPlain = (value: unknown): boolean => value === null || typeof value !== "object";
