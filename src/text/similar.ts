/** Labels are short; what is longer is cut, which only ever lowers a likeness that is low already. */
const LONGEST = 255;
/** As many units of the shorter text find room in one number. */
const WORD = 32;

/** For each UTF-16 unit, where it stands in the shorter text; all zero between calls. */
const places = new Int32Array(1 << 16);
/** Rows of the table of subsequences for two long texts, used again at each call. */
let previous = new Uint8Array(LONGEST + 1);
let current = new Uint8Array(LONGEST + 1);

/** Length of the longest common subsequence of two short strings, in UTF-16 units; at most 255 units of each count. */
export function commonLength(a: string, b: string): number {
  const n = Math.min(a.length, LONGEST);
  const m = Math.min(b.length, LONGEST);
  if (n <= WORD) return commonInWord(a, n, b, m);
  return m <= WORD ? commonInWord(b, m, a, n) : commonInTable(a, n, b, m);
}

/**
 * A row of the table of subsequences grows by at most one from unit to unit, so a bit each holds it (Hyyrö): a zero for each
 * unit of the shorter text at which it grows. Labels are compared some thousand times a report.
 */
function commonInWord(short: string, n: number, long: string, m: number): number {
  for (let i = 0; i < n; i++) {
    const unit = short.charCodeAt(i);
    places[unit] = (places[unit] as number) | (1 << i);
  }
  let row = -1;
  for (let j = 0; j < m; j++) {
    const met = row & (places[long.charCodeAt(j)] as number);
    row = (row + met) | 0 | (row & ~met);
  }
  for (let i = 0; i < n; i++) places[short.charCodeAt(i)] = 0;
  let common = 0;
  for (let grown = n === WORD ? ~row : ~row & ((1 << n) - 1); grown !== 0; grown &= grown - 1) common++;
  return common;
}

function commonInTable(a: string, n: number, b: string, m: number): number {
  previous.fill(0, 0, m + 1);
  for (let i = 0; i < n; i++) {
    const unit = a.charCodeAt(i);
    let left = 0;
    for (let j = 0; j < m; j++) {
      const up = previous[j + 1] as number;
      if (unit === b.charCodeAt(j)) left = (previous[j] as number) + 1;
      else if (up > left) left = up;
      current[j + 1] = left;
    }
    [previous, current] = [current, previous];
  }
  return previous[m] as number;
}

/**
 * How much a printed label resembles a label of the form, 0 to 1. Both folded.
 * A label printed with the group's label or a neighbour before or behind it still counts as whole: what matters is
 * how much of the form's label is there, and, less, how much else is.
 */
export function likeness(printed: string, label: string): number {
  if (printed === label) return 1;
  if (printed.length === 0 || label.length === 0) return 0;
  const common = commonLength(printed, label);
  const covered = common / label.length;
  const used = common / printed.length;
  return 0.7 * covered + 0.3 * used;
}
