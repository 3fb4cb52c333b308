import type { Digest } from "../digest.ts";
import { excerpt, type Finding, finding } from "../finding.ts";
import { recent } from "../recent.ts";
import type { Examined } from "../subject.ts";
import { partsOf } from "../text/prose.ts";
import { likeness } from "../text/sketch.ts";
import { type Unit, unitsOf } from "../text/units.ts";
import type { AgencyYears } from "../years/agencies.ts";
import { ALIKE, candidatesOf, hasOwn } from "./bands.ts";
import { repeatedIn } from "./compare.ts";
import { type Entry, stockOf } from "./stock.ts";

/** A text is a copy when so much of what is its own stands in the other, and so many characters. */
const SHARE = 0.5;
const FEWEST = 50;

/** Reports whose texts are kept for the next comparison. */
const RECENT = 32;

/** Sections that repeat an earlier year of their agency, or another agency. `open` reads a report again. */
export function* findCopies(
  agencies: readonly AgencyYears[],
  open: (digest: Digest) => Examined | null,
): Generator<Finding> {
  const entries = entriesOf(agencies);
  const stock = stockOf(entries, agencies.length);
  const candidates = candidatesOf(entries, stock);
  const digests = new Map(
    agencies.flatMap(({ years }) =>
      years.flatMap(({ digests: of }) => of.map((digest) => [digest.file, digest] as const)),
    ),
  );
  const units = unitReader(digests, open);
  const lastYears = lastYearsOf(entries);
  /** Sections already found, so that their parts are not told once more. */
  const told = new Set<string>();
  for (const entry of entries) {
    if (!hasOwn(entry, stock)) continue;
    const { pointer } = (digests.get(entry.file) as Digest).units[entry.unit] as { pointer: string };
    if (told.has(`${entry.file} ${pointer.replace(/\/sections\/\d+$/u, "")}`)) continue;
    const own = (lastYears.get(`${entry.agency} ${entry.year - 1}`) ?? [])
      .map((other) => ({ entry: other, alike: likeness(entry.sketch, other.sketch, stock) }))
      .filter(({ alike }) => alike >= ALIKE)
      .sort((a, b) => b.alike - a.alike || a.entry.file - b.entry.file || a.entry.unit - b.entry.unit);
    const others = candidates.get(entry) ?? [];
    // An agency's own earlier text explains what it shares with others.
    const sources = [
      ...own,
      ...others.filter((c) => c.entry.agency === entry.agency),
      ...others.filter((c) => c.entry.agency !== entry.agency),
    ];
    for (const { entry: other } of sources) {
      const found = copyOf(entry, other, units, stock, agencies[entry.agency]?.sure === true);
      if (found === null) continue;
      told.add(`${entry.file} ${pointer}`);
      yield found;
      break;
    }
  }
}

/** All units of the archive in the order of year, file and unit. */
function entriesOf(agencies: readonly AgencyYears[]): Entry[] {
  return agencies
    .flatMap(({ years }, agency) =>
      years.flatMap(({ year, digests }) =>
        digests.flatMap(({ file, units }) =>
          units.map(({ sketch }, unit): Entry => ({ agency, year, file, unit, sketch })),
        ),
      ),
    )
    .sort((a, b) => a.year - b.year || a.file - b.file || a.unit - b.unit);
}

function lastYearsOf(entries: readonly Entry[]): Map<string, Entry[]> {
  const found = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = `${entry.agency} ${entry.year}`;
    const same = found.get(key);
    if (same === undefined) found.set(key, [entry]);
    else same.push(entry);
  }
  return found;
}

type Units = (file: number) => { of: Examined; digest: Digest; units: readonly Unit[] } | null;

function unitReader(digests: ReadonlyMap<number, Digest>, open: (digest: Digest) => Examined | null): Units {
  return recent(RECENT, (file: number) => {
    const digest = digests.get(file) as Digest;
    const of = open(digest);
    if (of === null) return null;
    return { of, digest, units: unitsOf(of.report, partsOf(of.report.sections)) };
  });
}

function copyOf(
  entry: Entry,
  other: Entry,
  read: Units,
  stock: ReadonlySet<number>,
  agencySure: boolean,
): Finding | null {
  const here = read(entry.file);
  const there = read(other.file);
  const unit = here?.units[entry.unit];
  const source = there?.units[other.unit];
  if (here == null || there == null || unit === undefined || source === undefined) return null;
  const { share, characters, sentence, source: from } = repeatedIn(unit, source, entry.sketch, stock);
  if (share < SHARE || characters < FEWEST) return null;
  const whose =
    entry.agency === other.agency ? "the agency's own report" : `the report of ${there.of.report.report.agency}`;
  return finding("text.copied", here.of.report.report, {
    at: unit.name,
    message: `${Math.round(share * 100)} % of the section repeats ${whose} for ${other.year}.`,
    certain: agencySure && here.digest.sure && there.digest.sure,
    places: [
      here.of.quote(sentence?.pointer ?? unit.pointer, excerpt(sentence?.printed ?? "")),
      there.of.quote(from?.pointer ?? source.pointer, excerpt(from?.printed ?? "")),
    ],
  });
}
