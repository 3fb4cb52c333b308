import { readdirSync } from "node:fs";
import { hostname } from "node:os";
import { resolve } from "node:path";
import { claim } from "../batch/lock.ts";
import { mergeLedgers } from "../batch/merge.ts";
import { partOfLedger, WORKER } from "../batch/names.ts";
import { workplaceOf } from "../batch/output.ts";
import { openFor, type Surroundings, type TellingFlags } from "./convert.ts";
import { type ExitCode, exitCode, UsageError } from "./exit.ts";
import { newReporter } from "./reporter.ts";
import { Tally } from "./tally.ts";

export interface MergeFlags extends TellingFlags {
  readonly unfinished?: boolean;
}

/** `nianbao merge`: the ledgers of shards and workers become the folder's one ledger. Throws UsageError and OutputError. */
export async function merge(out: string, flags: MergeFlags, around: Surroundings): Promise<ExitCode> {
  const root = openFor(resolve(around.cwd, out), null);
  const parts = readdirSync(root)
    .map(partOfLedger)
    .filter((part) => part !== null);
  const releases: (() => Promise<void>)[] = [];
  try {
    for (const part of [null, ...parts]) {
      const release = await claim(root, part);
      const who = part === null ? `A run is writing to ${out}` : `${part} is at work in ${out}`;
      if (release === null) throw new UsageError(`${who}: wait for it.`);
      releases.push(release);
    }
    const unfinished = parts.filter((part) => isUnfinished(root, part));
    if (unfinished.length > 0 && !flags.unfinished)
      throw new UsageError(
        `Not finished, or at work on another machine: ${unfinished.join(", ")}. Give a shard's command again, wait for a worker, or take in what they have done with --unfinished once they are gone.`,
      );
    const tally = new Tally();
    const kind = flags.log === "json" ? "json" : flags.quiet ? "quiet" : "text";
    const { duplicates } = mergeLedgers(root, (entry) => tally.add(entry, false));
    newReporter(kind, tally, tally.done, around.screen).end(out, null, false, duplicates);
    return exitCode(tally.counts, flags.failOn);
  } finally {
    for (const release of releases) await release();
  }
}

/** A worker of this machine that is not at work was killed: others do what it had not done. What a shard had not done nobody does. */
function isUnfinished(root: string, part: string): boolean {
  const workplace = workplaceOf(root, part);
  return workplace !== null && !(part.startsWith(WORKER) && workplace === hostname());
}
