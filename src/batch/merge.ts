import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Duplicates, duplicatesAmong } from "./duplicates.ts";
import { type Entry, openLedger, readLedger } from "./ledger.ts";
import { ledgerOf, partOfLedger } from "./names.ts";
import { closeWorkshop, openWorkshop, sizeInside } from "./output.ts";

export interface Merged {
  /** Names of the ledgers that were taken in. */
  readonly ledgers: readonly string[];
  readonly duplicates: readonly Duplicates[];
}

/**
 * Takes the ledgers of the parts that wrote to an output folder into its one ledger, and removes them, with what a part that was killed left behind. May end at any moment and be done again. Of
 * several lines about one input that of a report which stands in the folder counts before that of a failure, a part's before what the
 * one ledger held, and the first in the order of the ledgers' names.
 */
export function mergeLedgers(root: string, onEntry: (entry: Entry) => void): Merged {
  const names = readdirSync(root).filter((name) => partOfLedger(name) !== null);
  openWorkshop(root);
  const ledger = openLedger(root);
  try {
    const taken = new Map<string, boolean>();
    for (const name of names.sort()) {
      const part = readLedger(root, partOfLedger(name));
      for (const entry of part?.entries() ?? []) {
        const stands = entry.output !== null && sizeInside(root, entry.output) === entry.written;
        const earlier = taken.get(entry.path);
        if (earlier === true || earlier === stands) continue;
        taken.set(entry.path, stands);
        ledger.append(entry);
      }
      part?.close();
    }
    const duplicates = duplicatesAmong(ledger.entries());
    for (const entry of ledger.entries()) onEntry(entry);
    ledger.finish();
    for (const name of names) {
      rmSync(join(root, name));
      closeWorkshop(root, partOfLedger(name));
    }
    return { ledgers: names, duplicates };
  } finally {
    ledger.close();
    closeWorkshop(root);
  }
}

/** Whether an output folder holds ledgers of parts that were not merged. */
export const hasParts = (root: string): boolean =>
  existsSync(root) &&
  readdirSync(root).some((name) => partOfLedger(name) !== null && existsSync(join(root, ledgerOf(partOfLedger(name)))));
