import type { Print } from "./block.ts";

/** A text that the source does not hold as such: a separator, or a number that the viewer makes. */
export function synthesised(text: string, hasBytes: boolean): Print {
  if (!hasBytes) return { text, bytes: null };
  const none = new Int32Array(text.length).fill(-1);
  return { text, bytes: { starts: none, ends: none } };
}

/** Prints one after the other, as one. They all have bytes, or none has. */
export function joinPrints(prints: readonly Print[]): Print {
  const [first] = prints;
  if (first === undefined) return { text: "", bytes: null };
  if (prints.length === 1) return first;
  const text = prints.map((print) => print.text).join("");
  if (prints.some((print) => print.bytes === null)) return { text, bytes: null };
  const starts = new Int32Array(text.length);
  const ends = new Int32Array(text.length);
  let at = 0;
  for (const { text: part, bytes } of prints) {
    if (bytes === null) continue;
    starts.set(bytes.starts, at);
    ends.set(bytes.ends, at);
    at += part.length;
  }
  return { text, bytes: { starts, ends } };
}

const OPEN = /[0-9A-Za-z.,/+\-—–－]$/u;
const GOES_ON = /^[0-9A-Za-z.,]/u;

/**
 * The paragraphs of one cell as one print: joined without a blank, as Chinese is broken anywhere; but two figures, or two
 * words, that stand one above the other stay apart.
 */
export function joinParagraphs(prints: readonly Print[]): Print {
  const parts: Print[] = [];
  for (const print of prints) {
    if (print.text.trim() === "") continue;
    const last = parts.at(-1);
    if (last !== undefined && OPEN.test(last.text) && GOES_ON.test(print.text))
      parts.push(synthesised(" ", print.bytes !== null));
    parts.push(print);
  }
  return parts.length === 0 ? (prints[0] ?? { text: "", bytes: null }) : joinPrints(parts);
}
