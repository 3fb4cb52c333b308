/** Widest line in characters; a value that fits on one line is not broken up. */
const WIDTH = 120;

/**
 * JSON for people and diffs: keys in their order, two spaces of indent, short objects and arrays on one line.
 * The same value always gives the same text, which ends in a line feed.
 */
export function toJson(value: unknown): string {
  return `${format(value, "")}\n`;
}

function format(value: unknown, indent: string): string {
  const flat = JSON.stringify(value);
  if (value === null || typeof value !== "object" || indent.length + flat.length <= WIDTH) return flat;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return `[\n${value.map((item) => inner + format(item, inner)).join(",\n")}\n${indent}]`;
  }
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .map(([key, field]) => `${inner}${JSON.stringify(key)}: ${format(field, `${inner}`)}`);
  return `{\n${fields.join(",\n")}\n${indent}}`;
}
