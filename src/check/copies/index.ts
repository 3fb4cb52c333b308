import type { Digest } from "../digest.ts";
import type { Finding } from "../finding.ts";
import type { RunFile } from "../job.ts";
import { reachOf } from "../text/sketch.ts";
import type { WorkOptions } from "../work.ts";
import type { AgencyYears } from "../years/agencies.ts";
import { type Candidate, candidatesOf, likest, type Own, ownOf } from "./bands.ts";
import type { Suspect, Suspects } from "./job.ts";
import { type Entry, stockOf } from "./stock.ts";
import { compareAll } from "./work.ts";

/** Sections that repeat an earlier year of their agency, or another agency; reports are read again where they may. */
export async function findCopies(
  agencies: readonly AgencyYears[],
  files: readonly RunFile[],
  options: Pick<WorkOptions, "threads" | "signal">,
  on: (finding: Finding) => void,
): Promise<void> {
  const entries = entriesOf(agencies);
  const stock = stockOf(entries, agencies.length);
  const owns = entries.flatMap((entry) => ownOf(entry, stock, reachOf(entry.sketch)) ?? []);
  await compareAll(suspectsOf(owns, agencies, files), stock, options, (findings) => {
    for (const finding of findings) on(finding);
  });
}

/** By report, with what each text may repeat. `owns` come report by report. */
function* suspectsOf(
  owns: readonly Own[],
  agencies: readonly AgencyYears[],
  files: readonly RunFile[],
): Generator<Suspects> {
  const candidates = candidatesOf(owns);
  const digests = new Map(
    agencies.flatMap(({ years }) => years.flatMap((of) => of.digests.map((digest) => [digest.file, digest] as const))),
  );
  const years = byYear(owns);
  const suspect = (own: Own): Suspect => {
    const { agency, year, file, unit, sketch } = own.entry;
    const digest = digests.get(file) as Digest;
    const others = candidates.get(own) ?? [];
    const isOwn = (candidate: Candidate): boolean => candidate.own.entry.agency === agency;
    // An agency's own earlier text explains what it shares with others.
    const sources = [
      ...likest(own, years.get(`${agency} ${year - 1}`) ?? []),
      ...others.filter(isOwn),
      ...others.filter((candidate) => !isOwn(candidate)),
    ];
    return {
      unit,
      pointer: digest.units[unit]?.pointer ?? "",
      sketch,
      certain: agencies[agency]?.sure === true && digest.sure,
      others: sources.map(({ own: { entry } }) => ({
        file: files[entry.file] as RunFile,
        unit: entry.unit,
        year: entry.year,
        own: entry.agency === agency,
        certain: digests.get(entry.file)?.sure === true,
      })),
    };
  };
  for (let i = 0; i < owns.length; ) {
    const file = (owns[i] as Own).entry.file;
    const texts: Suspect[] = [];
    for (; owns[i]?.entry.file === file; i++) texts.push(suspect(owns[i] as Own));
    const suspects = texts.filter(({ others }) => others.length > 0);
    if (suspects.length > 0) yield { file: files[file] as RunFile, texts: suspects };
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
