import { createHash } from "node:crypto";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/**
 * The numbers from 0 up to, not including, `count` in a random order that `seed` fixes; only what has been asked for is worked out,
 * so that a few of very many cost little (Fisher and Yates, of a list that is written down where it differs from 0, 1, 2, …).
 */
export function* shuffled(count: number, seed: string): Generator<number> {
  const generator = xoroshiro128plus(createHash("sha256").update(seed).digest().readInt32LE());
  const moved = new Map<number, number>();
  for (let i = 0; i < count; i++) {
    const at = uniformInt(generator, i, count - 1);
    yield moved.get(at) ?? at;
    moved.set(at, moved.get(i) ?? i);
    moved.delete(i);
  }
}
