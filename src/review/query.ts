import { FACETS, type Filter } from "./protocol.ts";

/** What was asked for can't be meant. */
export class BadRequest extends Error {}

type Query = Readonly<Record<string, string>>;

const LONGEST = 500;

/** What a list is narrowed to. By hand, as `sliceOf`: the first screen asks this, and zod would take longer to load than all else. */
export function filterOf(query: Query): Filter {
  const given = [...FACETS, "search"].flatMap((key) => (query[key] === undefined ? [] : [[key, query[key]] as const]));
  const long = given.find(([, text]) => text.length > LONGEST);
  if (long !== undefined) throw new BadRequest(`${long[0]}: longer than ${LONGEST} characters`);
  return Object.fromEntries(given);
}

/** Which part of a list is asked for, and whether the first report of it is. */
export interface Slice {
  readonly offset: number;
  readonly limit: number;
  readonly opened: boolean;
}

export function sliceOf({ offset = "0", limit = "100", opened }: Query): Slice {
  return { offset: whole("offset", offset, 0, 1e9), limit: whole("limit", limit, 1, 500), opened: opened === "yes" };
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = /^[0-9]{1,10}$/u.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw new BadRequest(`${name}: no whole number from ${least} to ${most}`);
  return value;
}
