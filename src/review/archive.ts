import { basename, join } from "node:path";
import { setImmediate, setTimeout } from "node:timers/promises";
import { type Entry, ledgerEntries } from "../batch/ledger.ts";
import { LEDGER } from "../batch/names.ts";
import { readStored, type Stored, storedFiles } from "../stored/reports.ts";
import { type Ends, readEnds } from "./ends.ts";
import { fileInside } from "./inside.ts";
import { type Known, kindOfReport, reasonsOf } from "./known.ts";
import type { Place } from "./places.ts";
import type { Item } from "./protocol.ts";

/** A folder of reports that is under review. */
export interface Archive {
  readonly root: string;
  readonly name: string;
  /** Its inputs in the order of their reports' paths, all of them once they are listed. */
  readonly items: readonly Known[];
  find(path: string): Known | null;
  /** The report at an item's path; null where there is none, or the file is none any more. */
  report(path: string): Extract<Stored, { report: unknown }> | null;
  /** Resolves when it is known which inputs there are. */
  readonly listed: Promise<void>;
  /** Whether every report has been looked through. */
  isComplete(): boolean;
  /** Resolves when every report has been looked through. */
  readonly complete: Promise<void>;
}

/** Milliseconds for which inputs are listed before others get an answer: the page's own files are asked for just then. */
const TURN = 2;
/** Milliseconds after which the archive is read through, at a time and with as long a pause: whoever has just come waits for other answers. */
const LATER = 3000;
const SLICE = 10;

/**
 * Opens an archive by its ledger, which tells all that its overview needs; what else the reports say at their ends is read in the
 * background. Without a ledger the reports are those that stand in the folder, known once they have been looked through.
 */
export function openArchive(root: string): Archive {
  const items: Known[] = [];
  const places = new Map<string, number>();
  let done = false;
  const listed = list(root, items, places);
  const complete = listed.then(async () => {
    await lookThrough(root, items);
    done = true;
  });
  // Who asks for what can't be listed is told so; nobody may have asked.
  complete.catch(() => {});
  const find = (path: string): Known | null => items[places.get(path) ?? -1] ?? null;
  return {
    root,
    name: basename(root),
    items,
    find,
    report(path) {
      const item = find(path);
      if (item === null || item.status === "failed" || fileInside(root, path) === null) return null;
      const stored = readStored({ root, path });
      return "report" in stored ? stored : null;
    },
    listed,
    isComplete: () => done,
    complete,
  };
}

/** Lists the inputs, one for each report's path, in their order, and the place of each. Others are answered meanwhile. */
async function list(root: string, items: Known[], places: Map<string, number>): Promise<void> {
  let until = performance.now() + TURN;
  for (const item of itemsOf(root)) {
    const at = places.get(item.path) ?? items.length;
    items[at] = item;
    places.set(item.path, at);
    if (performance.now() < until) continue;
    await setImmediate();
    until = performance.now() + TURN;
  }
  // A ledger is in this order, unless it is still being written.
  if (items.every(({ path }, i) => i === 0 || (items[i - 1] as Known).path < path)) return;
  items.sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const [i, { path }] of items.entries()) places.set(path, i);
}

function* itemsOf(root: string): Generator<Known> {
  // A ledger behind a link that leads out is none.
  if (fileInside(root, LEDGER) === null) for (const { path } of storedFiles([root])) yield unread(path);
  else for (const entry of ledgerEntries(root)) yield listed(entry);
}

const NONE: readonly string[] = [];

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
  reasons: code === null ? NONE : [code],
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
  reasons: NONE,
  sha256: null,
  weight: 0,
});

/** So many reports are read through in no time. */
const FEW = 500;

/** Puts in the place of each item what its report says at its ends; what holds no report counts as failed. */
async function lookThrough(root: string, items: Known[]): Promise<void> {
  if (items.length > FEW) await setTimeout(LATER, undefined, { ref: false });
  // Loaded only now: the lists of places take longer than all the rest of a start.
  const { placeOf } = await import("./places.ts");
  const place = remembered(placeOf);
  let until = performance.now() + SLICE;
  for (const [i, item] of items.entries()) {
    if (performance.now() > until) {
      await setTimeout(SLICE, undefined, { ref: false });
      until = performance.now() + SLICE;
    }
    if (item.status === "failed") continue;
    const file = fileInside(root, item.path);
    const ends = file === null ? null : readEnds(join(root, ...item.path.split("/")));
    items[i] = isEnds(ends)
      ? known(item, ends, place(ends.report.agency))
      : { ...item, status: "failed", reasons: ["unreadable"] };
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
