import { readProse } from "../../stored/prose.ts";
import { excerpt, type Finding, finding } from "../finding.ts";
import type { RunFile } from "../job.ts";
import { recent } from "../recent.ts";
import { partsOf } from "../text/prose.ts";
import { type Unit, unitsOf } from "../text/units.ts";
import { repeatedIn } from "./compare.ts";

/** A text that may repeat others, in the order in which they are looked at. Plain data, for it is copied. */
export interface Suspect {
  /** Number among the file's units. */
  readonly unit: number;
  readonly pointer: string;
  readonly sketch: Uint32Array;
  /** Whether its agency and year are beyond doubt. */
  readonly certain: boolean;
  readonly others: readonly Other[];
}

export interface Other {
  readonly file: RunFile;
  readonly unit: number;
  readonly year: number;
  /** Whether it is of the same agency. */
  readonly own: boolean;
  readonly certain: boolean;
}

/** The suspects of one report. */
export interface Suspects {
  readonly file: RunFile;
  readonly texts: readonly Suspect[];
}

/** A text is a copy when so much of what is its own stands in the other, and so many characters. */
const SHARE = 0.5;
const FEWEST = 50;

/** Reports whose texts are kept for the next comparison. */
const RECENT = 32;

interface Texts {
  readonly agency: string | null;
  readonly year: number | null;
  readonly units: readonly Unit[];
}

/** Compares what may be a copy with what it may be a copy of; reports are read again for it. */
export function comparer(stock: ReadonlySet<number>): (suspects: Suspects) => Finding[] {
  // A file comes in another object with each job.
  const textsOf = recent(
    RECENT,
    (file: RunFile): Texts | null => {
      const prose = readProse(file);
      return prose && { ...prose.report, units: unitsOf(prose, partsOf(prose.sections)) };
    },
    ({ number }) => number,
  );
  return ({ file, texts }) => {
    /** Sections already found, so that their parts are not told once more. */
    const told = new Set<string>();
    return texts.flatMap((suspect): Finding[] => {
      if (told.has(suspect.pointer.replace(/\/sections\/\d+$/u, ""))) return [];
      for (const other of suspect.others) {
        const found = copyOf(file, suspect, other, textsOf, stock);
        if (found === null) continue;
        told.add(suspect.pointer);
        return [found];
      }
      return [];
    });
  };
}

function copyOf(
  file: RunFile,
  suspect: Suspect,
  other: Other,
  read: (file: RunFile) => Texts | null,
  stock: ReadonlySet<number>,
): Finding | null {
  const here = read(file);
  const there = read(other.file);
  const unit = here?.units[suspect.unit];
  const source = there?.units[other.unit];
  if (here === null || there === null || unit === undefined || source === undefined) return null;
  const { share, characters, sentence, source: from } = repeatedIn(unit, source, suspect.sketch, stock);
  if (share < SHARE || characters < FEWEST) return null;
  const whose = other.own ? "the agency's own report" : `the report of ${there.agency}`;
  const quote = (name: string, pointer: string, text: string) => ({ report: name, pointer, text, evidence: null });
  return finding("text.copied", here, {
    at: unit.name,
    message: `${Math.round(share * 100)} % of the section repeats ${whose} for ${other.year}.`,
    certain: suspect.certain && other.certain,
    places: [
      quote(file.name, sentence?.pointer ?? unit.pointer, excerpt(sentence?.printed ?? "")),
      quote(other.file.name, from?.pointer ?? source.pointer, excerpt(from?.printed ?? "")),
    ],
  });
}
