import { createHash } from "node:crypto";

/** One of `of` parts of an archive; `index` counts from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/**
 * The shard that the input at `path` belongs to, from 1: the first eight bytes of the SHA-256 of its path in UTF-8, as an unsigned number with the
 * highest byte first, modulo the number of shards, plus one. It depends on nothing else, so that every machine comes to the same.
 */
export const shardOf = (path: string, of: number): number =>
  Number(createHash("sha256").update(path).digest().readBigUInt64BE(0) % BigInt(of)) + 1;

/** How a shard is called among those that write to one output folder. */
export const shardName = ({ index, of }: Shard): string => `${index}-of-${of}`;
