/** Length of the longest common subsequence of two short strings, in UTF-16 units. */
export function commonLength(a: string, b: string): number {
  let previous = new Uint16Array(b.length + 1);
  let current = new Uint16Array(b.length + 1);
  for (let i = 0; i < a.length; i++) {
    const unit = a.charCodeAt(i);
    for (let j = 0; j < b.length; j++) {
      current[j + 1] =
        unit === b.charCodeAt(j) ? (previous[j] ?? 0) + 1 : Math.max(previous[j + 1] ?? 0, current[j] ?? 0);
    }
    [previous, current] = [current, previous];
  }
  return previous[b.length] ?? 0;
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
