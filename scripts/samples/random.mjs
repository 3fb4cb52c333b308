// A small seeded generator of numbers (mulberry32): the same seed gives the same sample on every machine.

/** Turns any seed, number or text, into 32 bits. */
function hash(seed) {
  let h = 2166136261;
  for (const c of String(seed)) {
    h ^= c.codePointAt(0);
    h = Math.imul(h, 16777619);
  }
  return h >>> 0;
}

/** A seeded source of choices. `fork(name)` gives an independent source, so that one more choice here moves nothing there. */
export function random(seed) {
  let state = hash(seed);
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low, high) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    /** A whole number from low to high, both included. */
    int,
    pick: (list) => list[int(0, list.length - 1)],
    chance: (p) => next() < p,
    fork: (name) => random(`${seed}/${name}`),
  };
}
