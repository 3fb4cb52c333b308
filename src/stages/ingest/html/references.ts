import { parseFragment } from "parse5";

/**
 * From where to where in the source each UTF-16 unit of a text stands: one after the other from a place on, as almost
 * always, or each for itself.
 */
export type Units = number | { readonly starts: Int32Array; readonly ends: Int32Array };

const REFERENCE = /&(?:#\d+;?|#x[\da-f]+;?|[a-z][\da-z]*;?)/iy;

const known = new Map<string, string>();
/** Pages use a few dozen references; more are looked up anew each time. */
const MOST_KNOWN = 500;

/** What a character reference, and the letters that follow it without a sign between, are read as. */
function decoded(reference: string): string {
  const cached = known.get(reference);
  if (cached !== undefined) return cached;
  const [node] = parseFragment(reference).childNodes;
  const text = node !== undefined && "value" in node ? node.value : reference;
  if (known.size < MOST_KNOWN) known.set(reference, text);
  return text;
}

/** Units that two texts have in common at their ends. */
function commonEnd(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a.charAt(a.length - 1 - n) === b.charAt(b.length - 1 - n)) n++;
  return n;
}

/** The reference that begins at `at`: its length in the source, and how many units it stands for; null when it is none. */
function referenceAt(source: string, at: number): { length: number; units: number } | null {
  REFERENCE.lastIndex = at;
  const printed = REFERENCE.exec(source)?.[0];
  if (printed === undefined) return null;
  const text = decoded(printed);
  if (text === printed) return null;
  const rest = commonEnd(text, printed);
  return { length: printed.length - rest, units: text.length - rest };
}

/** The units of a text from one of them on. */
export const unitsFrom = (units: Units, from: number): Units =>
  typeof units === "number" ? units + from : { starts: units.starts.subarray(from), ends: units.ends.subarray(from) };

/** Finds the units of a text in the part of the source that it was read from: line ends and character references differ. */
export function locate(text: string, source: string, from: number, to: number): Units {
  if (to - from === text.length && source.startsWith(text, from)) return from;
  const starts = new Int32Array(text.length);
  const ends = new Int32Array(text.length);
  let at = from;
  for (let i = 0; i < text.length; ) {
    const unit = source.charAt(at);
    let length = 1;
    let units = 1;
    if (unit === "&") {
      const reference = referenceAt(source, at);
      length = reference?.length ?? 1;
      units = reference?.units ?? 1;
    } else if (unit === "\r") {
      length = source.charAt(at + 1) === "\n" ? 2 : 1;
      // The line end behind <pre> is none of its text.
      if (text.charAt(i) !== "\n") units = 0;
    } else if (at < to && unit !== text.charAt(i)) units = 0;
    for (let k = 0; k < units && i < text.length; k++, i++) {
      starts[i] = Math.min(at, to);
      ends[i] = Math.min(at + length, to);
    }
    at += length;
    if (at >= to && units === 0) {
      starts.fill(to, i);
      ends.fill(to, i);
      break;
    }
  }
  return { starts, ends };
}
