/**
 * JSON for people and diffs: keys in their order, two spaces of indent, and one line for each record or list that holds
 * no further records (a row of a table, a check, a piece of evidence). The same value always gives the same text,
 * which ends in a line feed.
 */
export function toJson(value: unknown): string {
  return `${format(value, "")}\n`;
}

/** `indent` stands before the value's first line. Fields that are undefined are left out. */
function format(value: unknown, indent: string): string {
  if (value === null || typeof value !== "object" || isFlat(value)) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return `[\n${inner}${value.map((item) => format(item, inner)).join(`,\n${inner}`)}\n${indent}]`;
  }
  const fields: string[] = [];
  for (const [key, field] of Object.entries(value)) {
    if (field !== undefined) fields.push(`${JSON.stringify(key)}: ${format(field, inner)}`);
  }
  return `{\n${inner}${fields.join(`,\n${inner}`)}\n${indent}}`;
}

/** True of lists and records of plain values and of lists of plain values. */
function isFlat(value: object): boolean {
  return Object.values(value).every((item) => isPlain(item) || (Array.isArray(item) && item.every(isPlain)));
}

const isPlain = (value: unknown): boolean => value === null || typeof value !== "object";
