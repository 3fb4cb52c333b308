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

/** Lines of aligned values as vectors, each with the label fragments that stand around it. */
export function vectorsOfAlignedLines(lines: readonly Line[]): Vector[] {
  const parts = lines.map((line) => ({ line, values: valuesOfLine(line), folded: fold(line.text) }));
  const vectors: Vector[] = [];
  let before = "";
  parts.forEach(({ line, values, folded }, i) => {
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
    vectors.push({
      label: values.label,
      around: `${before}${values.label}${after}`,
      tokens: values.tokens,
      mode: "words",
      labelColumn: -1,
      lines: [line.number],
    });
    before = "";
  });
  return vectors;
}
