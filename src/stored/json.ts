/**
 * `JSON.parse` of UTF-8, several times faster for a stored report: nearly all of its bytes are ASCII, so the text is parsed as
 * bytes and only the strings that hold others are decoded. Throws SyntaxError as `JSON.parse` does.
 */
export function parseJson(bytes: Buffer): unknown {
  const text = bytes.toString("latin1");
  // A character above ASCII that is escaped would stand beside bytes in one string.
  if (text.includes("\\u") && /\\u(?!00[0-7])/u.test(text)) return JSON.parse(bytes.toString("utf8"));
  const value: unknown = JSON.parse(text);
  return NOT_ASCII.test(text) ? decoded(value) : value;
}

const NOT_ASCII = /[\u0080-\u00ff]/;

function decoded(value: unknown): unknown {
  if (typeof value === "string") return NOT_ASCII.test(value) ? Buffer.from(value, "latin1").toString("utf8") : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = decoded(value[i]);
    return value;
  }
  return decodedRecord(value as Record<string, unknown>);
}

function decodedRecord(record: Record<string, unknown>): Record<string, unknown> {
  // Looked for first: a field that was decoded in place must not be decoded once more.
  for (const key in record) {
    if (NOT_ASCII.test(key))
      return Object.fromEntries(Object.entries(record).map(([name, field]) => [decoded(name), decoded(field)]));
  }
  for (const key in record) {
    const field = record[key];
    if (typeof field === "string" ? NOT_ASCII.test(field) : typeof field === "object") record[key] = decoded(field);
  }
  return record;
}
