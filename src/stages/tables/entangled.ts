import type { Line } from "../../model/line.ts";
import type { Token } from "../../model/vector.ts";

/** A line, or lines that belong together, with the values at the end. */
export interface Part {
  readonly lines: readonly Line[];
  readonly values: { readonly label: string; readonly tokens: readonly Token[] } | null;
  readonly folded: string;
}

/** Rows of fewer values are more often broken over lines than set upon one another. */
const WIDE = 5;

/** Lines above the first value among which the labels of entangled rows may stand. */
const REACH = 3;

/** Values one below the other, as columns from the left, each from the top; `tokens` in printed order. */
function columnsOf(tokens: readonly Token[]): Token[][] {
  const columns: { right: number; tokens: Token[] }[] = [];
  for (const token of [...tokens].sort((a, b) => a.left - b.left)) {
    const last = columns.at(-1);
    if (last === undefined || token.left >= last.right) columns.push({ right: token.right, tokens: [token] });
    else {
      last.tokens.push(token);
      last.right = Math.max(last.right, token.right);
    }
  }
  return columns.map((column) => tokens.filter((token) => column.tokens.includes(token)));
}

/**
 * Rows that a program set upon one another, a line for each value: the values of one row alternate with those of the next,
 * each under its column. They are taken apart by their columns where that makes as many whole rows as there are labels.
 */
export function untangle(parts: readonly Part[], labels: ReadonlyMap<string, number>): Part[] {
  const due = Math.max(...labels.values());
  const isLabel = (part: Part | undefined): boolean =>
    part !== undefined && [...labels.keys()].some((label) => (part.values?.label ?? part.folded).endsWith(label));
  const single = (part: Part | undefined): boolean => part?.values?.tokens.length === 1;
  const out: Part[] = [];
  for (let i = 0; i < parts.length; i++) {
    let end = i;
    while (single(parts[end])) end++;
    const run = parts.slice(i, end);
    const tokens = run.flatMap((part) => part.values?.tokens ?? []);
    const rows = tokens.length / due;
    const first = Math.max(0, out.length - REACH);
    const above = out.slice(first).map((part, k) => ({ part, at: first + k }));
    const heads = [
      ...above.filter(({ part }) => part.values === null && isLabel(part)).map(({ part, at }) => ({ part, at })),
      ...run.filter((part) => part.values?.label !== "" && isLabel(part)).map((part) => ({ part, at: -1 })),
    ];
    const columns =
      due >= WIDE && rows >= 2 && Number.isInteger(rows) && heads.length === rows ? columnsOf(tokens) : [];
    const part = parts[i];
    // One value after the other of the same column, before any of the next.
    const inTurn = columns.every((column, c) => column.every((token, row) => token === tokens[c * rows + row]));
    if (columns.length !== due || !inTurn || columns.some((column) => column.length !== rows)) {
      if (part !== undefined) out.push(part);
      continue;
    }
    const taken = new Set(heads.map(({ at }) => at));
    const kept = out.filter((_, at) => !taken.has(at));
    out.splice(0, out.length, ...kept);
    heads.forEach(({ part: head }, row) => {
      const label = head.values?.label ?? head.folded;
      const own = columns.flatMap((column) => column[row] ?? []);
      out.push({ lines: run.flatMap((p) => p.lines), values: { label, tokens: own }, folded: label });
    });
    i = end - 1;
  }
  return out;
}
