import { basename, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type Entry, readLedger } from "../batch/ledger.ts";
import { LEDGER } from "../batch/names.ts";
import { readStored, type Stored, storedFiles } from "../stored/reports.ts";
import { type Ends, readEnds } from "./ends.ts";
import { fileInside } from "./inside.ts";
import { type Known, kindOfReport, reasonsOf } from "./known.ts";
import type { Place } from "./places.ts";
import type { Item } from "./protocol.ts";

/** A folder of reports that is under review. Items and reports are in the order of their paths. */
export interface Archive {
  readonly root: string;
  readonly name: string;
  readonly items: readonly Known[];
  find(path: string): Known | null;
  /** The report at an item's path; null where there is none, or the file is none any more. */
  report(path: string): Extract<Stored, { report: unknown }> | null;
  /** Whether every report has been looked through. */
  isComplete(): boolean;
  /** Resolves when every report has been looked through. */
  readonly complete: Promise<void>;
}

/** Milliseconds after which the archive is read through, at a time and with as long a pause: whoever has just come waits for other answers. */
const LATER = 3000;
const SLICE = 10;

/**
 * Opens an archive by its ledger, which tells all that its overview needs; what else the reports say at their ends is read in the
 * background. Without a ledger the reports are those that stand in the folder, known once they have been looked through.
 */
export function openArchive(root: string): Archive {
  const items = new Map(itemsOf(root).map((item) => [item.path, item]));
  let done = false;
  const complete = lookThrough(root, items).then(() => {
    done = true;
  });
  return {
    root,
    name: basename(root),
    get items() {
      return [...items.values()];
    },
    find: (path) => items.get(path) ?? null,
    report(path) {
      const item = items.get(path);
      if (item === undefined || item.status === "failed" || fileInside(root, path) === null) return null;
      const stored = readStored({ root, path });
      return "report" in stored ? stored : null;
    },
    isComplete: () => done,
    complete,
  };
}

function itemsOf(root: string): Known[] {
  const entries = entriesOf(root);
  const items =
    entries === null ? [...storedFiles([root])].map(({ path }) => unread(path)) : entries.map((entry) => listed(entry));
  return items.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** The last line of each input; null where there is no ledger. */
function entriesOf(root: string): Entry[] | null {
  // One behind a link that leads out is none.
  const ledger = fileInside(root, LEDGER) === null ? null : readLedger(root);
  if (ledger === null) return null;
  const entries = [...ledger.entries()];
  ledger.close();
  return entries;
}

const listed = ({ path, output, status, agency, year, sha256, code, counts }: Entry): Known => ({
  path: output ?? path,
  source: path,
  status,
  agency: agency ?? null,
  year: year ?? null,
  region: null,
  agencyKey: null,
  edition: null,
  kind: null,
  reasons: code === null ? [] : [code],
  sha256,
  weight: (counts?.diagnostics.error ?? 0) + (counts?.diagnostics.warning ?? 0) + (counts?.checks.fail ?? 0),
});

const unread = (path: string): Known => ({
  path,
  source: path.replace(/\.json$/u, ""),
  status: "review",
  agency: null,
  year: null,
  region: null,
  agencyKey: null,
  edition: null,
  kind: null,
  reasons: [],
  sha256: null,
  weight: 0,
});

/** So many reports are read through in no time. */
const FEW = 500;

/** Adds to each item what its report says at its ends; what holds no report counts as failed. */
async function lookThrough(root: string, items: Map<string, Known>): Promise<void> {
  if (items.size > FEW) await setTimeout(LATER, undefined, { ref: false });
  // Loaded only now: the lists of places take longer than all the rest of a start.
  const { placeOf } = await import("./places.ts");
  const place = remembered(placeOf);
  let until = performance.now() + SLICE;
  for (const item of [...items.values()]) {
    if (performance.now() > until) {
      await setTimeout(SLICE, undefined, { ref: false });
      until = performance.now() + SLICE;
    }
    if (item.status === "failed") continue;
    const file = fileInside(root, item.path);
    const ends = file === null ? null : readEnds(join(root, ...item.path.split("/")));
    items.set(
      item.path,
      isEnds(ends)
        ? known(item, ends, place(ends.report.agency))
        : { ...item, status: "failed", reasons: ["unreadable"] },
    );
  }
}

/** Agencies have several years each. */
function remembered(of: (agency: string | null) => Place): (agency: string | null) => Place {
  const found = new Map<string | null, Place>();
  return (agency) => {
    const place = found.get(agency) ?? of(agency);
    found.set(agency, place);
    return place;
  };
}

const isEnds = (ends: Ends | null): ends is Ends =>
  typeof ends?.source?.sha256 === "string" &&
  typeof ends.report === "object" &&
  ends.report !== null &&
  Array.isArray(ends.diagnostics) &&
  (["verified", "inconsistent", "review"] as const).includes(ends.status);

function known(item: Known, { source, report, diagnostics, status }: Ends, place: Place): Known {
  const { agency, year, edition } = report;
  return {
    ...item,
    status,
    agency,
    year,
    ...place,
    edition,
    kind: kindOfReport(source),
    reasons: reasonsOf(diagnostics),
    sha256: source.sha256,
    weight: Math.max(item.weight, diagnostics.filter((found) => found.severity !== "info").length),
  };
}

/** An item without what only the server needs of it. */
export const shownItem = ({ sha256: _, source: __, weight: ___, agencyKey: ____, ...item }: Known): Item => item;
