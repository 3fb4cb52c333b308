/**
 * The logarithm of the probability that a recogniser's output, step by step, spells `text`: all paths counted. `logs` holds
 * for each step those of no character and of each one of `alphabet`.
 */
export function spells(text: string, alphabet: string, logs: Float32Array): number {
  const size = alphabet.length + 1;
  const letters = [...text].map((char) => alphabet.indexOf(char) + 1);
  if (letters.includes(0)) return Number.NEGATIVE_INFINITY;
  // Between, before and behind all letters there may be none.
  const states = [0, ...letters.flatMap((letter) => [letter, 0])];
  let now = states.map((_, s) => (s === 0 ? 0 : Number.NEGATIVE_INFINITY));
  for (let at = 0; at < logs.length; at += size) {
    const first = at === 0;
    now = states.map((state, s) => {
      const skips = state !== 0 && s > 1 && state !== states[s - 2];
      const from = first
        ? s <= 1
          ? 0
          : Number.NEGATIVE_INFINITY
        : added(
            added(now[s] as number, now[s - 1] ?? Number.NEGATIVE_INFINITY),
            skips ? (now[s - 2] as number) : Number.NEGATIVE_INFINITY,
          );
      return from + (logs[at + state] as number);
    });
  }
  return added(now.at(-1) as number, now.at(-2) ?? Number.NEGATIVE_INFINITY);
}

/** The logarithm of the sum of two numbers given by their logarithms. */
export function added(a: number, b: number): number {
  if (a === Number.NEGATIVE_INFINITY) return b;
  if (b === Number.NEGATIVE_INFINITY) return a;
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
}
