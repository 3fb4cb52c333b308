import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { claim } from "../batch/lock.ts";
import { mergeLedgers } from "../batch/merge.ts";
import { partOfLedger } from "../batch/names.ts";
import { openFor, type Surroundings, type TellingFlags } from "./convert.ts";
import { type ExitCode, exitCode, UsageError } from "./exit.ts";
import { newReporter } from "./reporter.ts";
import { Tally } from "./tally.ts";

/** `nianbao merge`: the ledgers of shards and workers become the folder's one ledger. Throws UsageError and OutputError. */
export async function merge(out: string, flags: TellingFlags, around: Surroundings): Promise<ExitCode> {
  const root = openFor(resolve(around.cwd, out), null);
  const parts = readdirSync(root).map(partOfLedger);
  const releases: (() => Promise<void>)[] = [];
  try {
    for (const part of [null, ...parts.filter((part) => part !== null)]) {
      const release = await claim(root, part);
      if (release === null) throw new UsageError(`Part ${part ?? ""} of ${out} is still being written: wait for it.`);
      releases.push(release);
    }
    const tally = new Tally();
    const kind = flags.log === "json" ? "json" : flags.quiet ? "quiet" : "text";
    const { duplicates } = mergeLedgers(root, (entry) => tally.add(entry, false));
    newReporter(kind, tally, tally.done, around.screen).end(out, null, false, duplicates);
    return exitCode(tally.counts, flags.failOn);
  } finally {
    for (const release of releases) await release();
  }
}
