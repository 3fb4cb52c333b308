import { InvalidArgumentError } from "commander";
import type { Shard } from "../batch/shard.ts";

/** A whole number from 1, for commander. */
export function count(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < 1) {
    throw new InvalidArgumentError("It must be a whole number from 1 on.");
  }
  return value;
}

/** A port of this machine, 0 for any that is free. */
export function port(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 65_535) throw new InvalidArgumentError("It must be a port from 0 to 65535.");
  return value;
}

/** Most shards of an archive. */
const MAX_SHARDS = 1_000_000;

/** One part of an archive: `3/7`. */
export function shard(text: string): Shard {
  const [, index = "", of = ""] = /^(\d{1,7})\/(\d{1,7})$/.exec(text) ?? [];
  const found = { index: Number(index), of: Number(of) };
  if (found.index < 1 || found.index > found.of || found.of > MAX_SHARDS)
    throw new InvalidArgumentError("It must be I/N, such as 3/7, with I from 1 to N.");
  return found;
}

/** The name of a queue: it becomes part of Redis keys, whose parts are set off by colons. */
export function queueName(text: string): string {
  if (!/^[^:\s]+$/.test(text)) throw new InvalidArgumentError("It must be a name without colons and blanks.");
  return text;
}

/** Longest time that a timer can be set to, in seconds. */
const MAX_SECONDS = 2 ** 31 / 1000 - 31;

/** Seconds, with or without decimals. */
export function seconds(text: string): number {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || value <= 0 || value > MAX_SECONDS) {
    throw new InvalidArgumentError("It must be a number of seconds greater than 0.");
  }
  return value;
}

const UNITS: Readonly<Record<string, number>> = { "": 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };

/** Bytes: `1000000`, `512K`, `64M`, `2G`. */
export function size(text: string): number {
  const match = /^(\d+)([kmg]?)(i?b)?$/i.exec(text);
  const value = Number(match?.[1]) * (UNITS[match?.[2]?.toLowerCase() ?? ""] ?? Number.NaN);
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new InvalidArgumentError("It must be a number of bytes, such as 1000000, 512K, 64M or 2G.");
  }
  return value;
}

const STATUSES = ["verified", "inconsistent", "review"] as const;

/** Statuses of reports with commas between them. */
export function statuses(text: string): (typeof STATUSES)[number][] {
  const given = text.split(",");
  const known = STATUSES.filter((status) => given.includes(status));
  if (known.length !== new Set(given).size)
    throw new InvalidArgumentError(`It must be of ${STATUSES.join(", ")}, with commas between them.`);
  return known;
}
