import type { Steps } from "../../../../model/scan.ts";
import { added } from "../../../../text/ctc.ts";

/** Prefixes that are followed, and texts that are returned. */
const BEAM = 24;
const RETURNED = 8;

interface Prefix {
  /** Logarithm of the probability of all paths that spell this prefix and end in no character, or in its last one. */
  none: number;
  last: number;
}

/** The likeliest texts over the alphabet, with their probabilities, all paths counted. */
export function likeliest({ alphabet, logs }: Steps): { text: string; probability: number }[] {
  const size = alphabet.length + 1;
  let beam = new Map<string, Prefix>([["", { none: 0, last: Number.NEGATIVE_INFINITY }]]);
  for (let at = 0; at < logs.length; at += size) {
    const next = new Map<string, Prefix>();
    const of = (text: string): Prefix => {
      let prefix = next.get(text);
      if (prefix === undefined) {
        prefix = { none: Number.NEGATIVE_INFINITY, last: Number.NEGATIVE_INFINITY };
        next.set(text, prefix);
      }
      return prefix;
    };
    for (const [text, { none, last }] of beam) {
      const whole = added(none, last);
      const same = of(text);
      same.none = added(same.none, whole + (logs[at] as number));
      for (let c = 1; c < size; c++) {
        const log = logs[at + c] as number;
        if (log < -14) continue;
        const char = alphabet[c - 1] as string;
        const longer = of(text + char);
        if (text.endsWith(char)) {
          same.last = added(same.last, last + log);
          longer.last = added(longer.last, none + log);
        } else longer.last = added(longer.last, whole + log);
      }
    }
    beam = new Map([...next].sort(([, a], [, b]) => added(b.none, b.last) - added(a.none, a.last)).slice(0, BEAM));
  }
  return [...beam]
    .slice(0, RETURNED)
    .map(([text, { none, last }]) => ({ text, probability: Math.exp(added(none, last)) }));
}
