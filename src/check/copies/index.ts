import type { Digest } from "../digest.ts";
import { excerpt, type Finding, finding } from "../finding.ts";
import { recent } from "../recent.ts";
import type { Examined } from "../subject.ts";
import { partsOf } from "../text/prose.ts";
import { reachOf } from "../text/sketch.ts";
import { type Unit, unitsOf } from "../text/units.ts";
import type { AgencyYears } from "../years/agencies.ts";
import { type Candidate, candidatesOf, likest, type Own, ownOf } from "./bands.ts";
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
  const owns = entries.flatMap((entry) => ownOf(entry, stock, reachOf(entry.sketch)) ?? []);
  const candidates = candidatesOf(owns);
  const digests = new Map(
    agencies.flatMap(({ years }) => years.flatMap((of) => of.digests.map((digest) => [digest.file, digest] as const))),
  );
  const units = unitReader(digests, open);
  const years = byYear(owns);
  /** Sections already found, so that their parts are not told once more. */
  const told = new Set<string>();
  for (const own of owns) {
    const { agency, year, file, unit } = own.entry;
    const pointer = digests.get(file)?.units[unit]?.pointer ?? "";
    if (told.has(`${file} ${pointer.replace(/\/sections\/\d+$/u, "")}`)) continue;
    const others = candidates.get(own) ?? [];
    const isOwn = (candidate: Candidate): boolean => candidate.own.entry.agency === agency;
    // An agency's own earlier text explains what it shares with others.
    const sources = [
      ...likest(own, years.get(`${agency} ${year - 1}`) ?? []),
      ...others.filter(isOwn),
      ...others.filter((candidate) => !isOwn(candidate)),
    ];
    for (const source of sources) {
      const found = copyOf(own.entry, source.own.entry, units, stock, agencies[agency]?.sure === true);
      if (found === null) continue;
      told.add(`${file} ${pointer}`);
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

/** The texts of each agency and year. */
function byYear(owns: readonly Own[]): Map<string, Own[]> {
  const found = new Map<string, Own[]>();
  for (const own of owns) {
    const key = `${own.entry.agency} ${own.entry.year}`;
    const same = found.get(key);
    if (same === undefined) found.set(key, [own]);
    else same.push(own);
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
