import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Duplicates, duplicatesAmong } from "./duplicates.ts";
import { type Entry, openLedger, readLedger } from "./ledger.ts";
import { outputPath, partOfLedger } from "./names.ts";
import { closeWorkshop, openWorkshop, originInside, sizeInside } from "./output.ts";

export interface Merged {
  /** Names of the ledgers that were taken in. */
  readonly ledgers: readonly string[];
  readonly duplicates: readonly Duplicates[];
}

/**
 * Takes the ledgers of the parts that wrote to an output folder into its one ledger, and removes them. May end at any moment and be done again. A
 * part's line counts before what the one ledger held. Where the lines of several parts about one input differ, the first one counts, in the
 * order of the ledgers' names, that says what stands in the folder.
 */
export function mergeLedgers(root: string, onEntry: (entry: Entry) => void): Merged {
  const names = readdirSync(root).filter((name) => partOfLedger(name) !== null);
  openWorkshop(root);
  const ledger = openLedger(root);
  try {
    const taken = new Set<string>();
    for (const name of names.sort()) {
      const part = readLedger(root, partOfLedger(name));
      for (const entry of part?.entries() ?? []) {
        if (taken.has(entry.path) && !isBetter(entry, ledger.find(entry.path), root)) continue;
        taken.add(entry.path);
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

function isBetter(entry: Entry, earlier: Entry | null, root: string): boolean {
  if (earlier === null) return true;
  const alike = JSON.stringify({ ...entry, ms: 0 }) === JSON.stringify({ ...earlier, ms: 0 });
  return !alike && isRight(entry, root) && !isRight(earlier, root);
}

/** Does the folder hold what the line says: no report, or one of that size, made of those bytes? */
function isRight({ path, output, written, sha256 }: Entry, root: string): boolean {
  if (output === null) return sizeInside(root, outputPath(path)) === null;
  return sizeInside(root, output) === written && originInside(root, output) === sha256;
}

/** Whether an output folder holds ledgers of parts that were not merged. */
export const hasParts = (root: string): boolean =>
  existsSync(root) && readdirSync(root).some((name) => partOfLedger(name) !== null);
