/**
 * `JSON.parse` of UTF-8, several times faster for a stored report: nearly all of its bytes are ASCII, so the text is parsed as
 * bytes and only the strings that hold others are decoded. Throws SyntaxError as `JSON.parse` does.
 */
export function parseJson(bytes: Buffer): unknown {
  const { value, encoded } = parseOctets(bytes.toString("latin1"));
  return encoded ? decoded(value) : value;
}

/** Parses UTF-8 that has a character for each byte; `encoded` where strings of the value are still such. Throws SyntaxError. */
export function parseOctets(octets: string): { readonly value: unknown; readonly encoded: boolean } {
  // A character above ASCII that is escaped would stand beside bytes in one string.
  if (octets.includes("\\u") && /\\u(?!00[0-7])/u.test(octets))
    return { value: JSON.parse(Buffer.from(octets, "latin1").toString("utf8")), encoded: false };
  return { value: JSON.parse(octets), encoded: NOT_ASCII.test(octets) };
}

const NOT_ASCII = /[\u0080-\u00ff]/;

/** The value, changed in place, with its strings and names decoded. */
export function decoded(value: unknown): unknown {
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
