// Truth files as text: indented, each row of numbers on one line.

/** JSON with arrays of plain values kept on one line. */
export function truthJson(truth) {
  const text = JSON.stringify(truth, null, 1);
  return `${text.replace(/\[\s*((?:(?:-?[\d.]+|null),?\s*)+)\]/g, (_, inner) => `[${inner.trim().replace(/,\s+/g, ", ")}]`)}\n`;
}
