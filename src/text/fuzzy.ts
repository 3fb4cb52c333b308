/**
 * Where a folded label stands in a text, allowing `edits` characters lost, added or changed (Sellers' algorithm):
 * the start of the best match from `from` on, the first of several as good; -1 when there is none.
 */
export function fuzzyIndex(text: string, label: string, edits: number, from = 0): number {
  const m = label.length;
  let distance = Uint16Array.from({ length: m + 1 }, (_, i) => i);
  let start = new Int32Array(m + 1).fill(from);
  let next = new Uint16Array(m + 1);
  let nextStart = new Int32Array(m + 1);
  let best = edits + 1;
  let at = -1;
  for (let j = from; j < text.length; j++) {
    next[0] = 0;
    nextStart[0] = j + 1;
    for (let i = 1; i <= m; i++) {
      const same = label.charCodeAt(i - 1) === text.charCodeAt(j) ? 0 : 1;
      const change = (distance[i - 1] ?? 0) + same;
      const added = (distance[i] ?? 0) + 1;
      const lost = (next[i - 1] ?? 0) + 1;
      if (change <= added && change <= lost) {
        next[i] = change;
        nextStart[i] = i === 1 ? j : (start[i - 1] ?? j);
      } else if (added <= lost) {
        next[i] = added;
        nextStart[i] = start[i] ?? j;
      } else {
        next[i] = lost;
        nextStart[i] = nextStart[i - 1] ?? j;
      }
    }
    if ((next[m] ?? edits + 1) < best) {
      best = next[m] ?? best;
      at = nextStart[m] ?? -1;
    }
    [distance, next] = [next, distance];
    [start, nextStart] = [nextStart, start];
  }
  return at;
}
