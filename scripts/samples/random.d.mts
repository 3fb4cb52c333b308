/** A seeded source of choices. */
export interface Random {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number from low to high, both included. */
  int(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  chance(p: number): boolean;
  /** An independent source. */
  fork(name: string): Random;
}

export function random(seed: number | string): Random;
