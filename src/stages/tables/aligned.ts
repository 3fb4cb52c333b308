import type { Line } from "../../model/line.ts";
import type { Token, Vector } from "../../model/vector.ts";
import { fold } from "../../text/fold.ts";
import { displayColumns } from "../../text/width.ts";
import { hasCjk, tokenOf, wordsOf } from "./token.ts";

/** How much label text above and below a line of values may belong to it, in folded characters. */
const AROUND = 80;

interface ValueLine {
  readonly label: string;
  readonly tokens: readonly Token[];
}

/**
 * A line as a label with the values at its end. Values are the words at the right that read as figures or dashes;
 * null for a line without any.
 */
export function valuesOfLine(line: Line): ValueLine | null {
  const words = wordsOf(line.text);
  const columns = line.boxes === null ? displayColumns(line.text) : null;
  const tokens: Token[] = [];
  let i = words.length - 1;
  for (; i >= 0; i--) {
    const word = words[i];
    if (word === undefined) break;
    const token = tokenOf(line, word.from, word.to, columns);
    if (token.printed.state === "unreadable" && hasCjk(word.text)) break;
    if (token.printed.state === "unreadable" && !/\d/.test(word.text)) break;
    tokens.push(token);
  }
  if (tokens.length === 0) return null;
  const label = words
    .slice(0, i + 1)
    .map((word) => fold(word.text))
    .join("");
  return { label, tokens: tokens.reverse() };
}

interface Part {
  readonly lines: readonly Line[];
  readonly values: ValueLine | null;
  readonly folded: string;
}

/** Two lines of a page that stand side by side rather than one below the other, and whose values don't overlap. */
function besideEachOther(a: Part, b: Part): boolean {
  const above = a.lines[0]?.box ?? null;
  const below = b.lines[0]?.box ?? null;
  if (above === null || below === null || a.values === null || b.values === null) return false;
  if (a.lines[0]?.page !== b.lines[0]?.page) return false;
  if (a.values.label !== "" && b.values.label !== "") return false;
  const shared = Math.min(above[3], below[3]) - Math.max(above[1], below[1]);
  if (shared < 0.5 * Math.min(above[3] - above[1], below[3] - below[1])) return false;
  const others = b.values.tokens;
  return a.values.tokens.every((s) => others.every((t) => s.right <= t.left || t.right <= s.left));
}

const sideBySide = (a: Part, b: Part): Part => ({
  lines: [...a.lines, ...b.lines],
  values: {
    label: (a.values?.label ?? "") + (b.values?.label ?? ""),
    tokens: [...(a.values?.tokens ?? []), ...(b.values?.tokens ?? [])].sort((s, t) => s.left - t.left),
  },
  folded: a.folded + b.folded,
});

/** A row drawn again where a page ends: the same values at the same places under the same label. */
const drawnAgain = (a: Vector | undefined, b: Vector): boolean =>
  a !== undefined &&
  a.label === b.label &&
  a.tokens.length === b.tokens.length &&
  a.tokens.every((token, i) => {
    const other = b.tokens[i];
    if (other === undefined || token.anchor === null || other.anchor === null) return false;
    if (!("page" in token.anchor) || !("page" in other.anchor) || token.anchor.page === other.anchor.page) return false;
    return token.text === other.text && Math.abs(token.left - other.left) < 1;
  });

/** Lines of aligned values as vectors, each with the label fragments that stand around it. */
export function vectorsOfAlignedLines(lines: readonly Line[]): Vector[] {
  const parts: Part[] = [];
  for (const line of lines) {
    const part: Part = { lines: [line], values: valuesOfLine(line), folded: fold(line.text) };
    const last = parts.at(-1);
    if (last !== undefined && besideEachOther(last, part)) parts[parts.length - 1] = sideBySide(last, part);
    else parts.push(part);
  }
  const vectors: Vector[] = [];
  let before = "";
  parts.forEach(({ lines: on, values, folded }, i) => {
    if (values === null) {
      before = (before + folded).slice(-AROUND);
      return;
    }
    let after = "";
    for (let k = i + 1; k < parts.length && after.length < AROUND; k++) {
      const next = parts[k];
      if (next === undefined || next.values !== null) break;
      after += next.folded;
    }
    const vector: Vector = {
      label: values.label,
      around: `${before}${values.label}${after}`,
      tokens: values.tokens,
      mode: "words",
      labelColumn: -1,
      lines: on.map((line) => line.number),
    };
    if (!drawnAgain(vectors.at(-1), vector)) vectors.push(vector);
    before = "";
  });
  return vectors;
}
