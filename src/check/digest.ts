import { createHash } from "node:crypto";
import type { Report } from "../model/report.ts";
import { FIGURES, readingsOf } from "../stored/figures.ts";
import type { Instance } from "./rule.ts";
import { RULES } from "./rules.ts";
import type { Examined } from "./subject.ts";
import { sketchOf } from "./text/sketch.ts";
import type { Unit } from "./text/units.ts";

/** What is kept of a report until all of the archive has been read. */
export interface Digest {
  /** Number of its file in the run. */
  readonly file: number;
  readonly agency: string | null;
  readonly year: number | null;
  /** Whether agency and year are beyond doubt. */
  readonly sure: boolean;
  /** Figures that are compared between years, in the order of `COMPARED`: a number, or null where none is settled. */
  readonly figures: readonly (number | null)[];
  /** Which of them are in doubt, as a text of `0` and `1`; "" where none is. */
  readonly doubts: string;
  /** Of all figures with their states, and of all of the prose too. */
  readonly figuresHash: string;
  readonly proseHash: string;
  readonly units: readonly UnitSketch[];
}

export interface UnitSketch {
  readonly pointer: string;
  readonly sketch: Uint32Array;
}

export const YEAR_RULES = RULES.filter(({ scope, identities }) => scope === "years" && identities.length > 0);

/** The cells that rules between years look at. */
export const COMPARED: readonly string[] = [
  ...new Set(
    YEAR_RULES.flatMap(({ identities }) =>
      (identities as readonly Instance[]).flatMap(({ left, right }) => [...left, ...right].map(({ cell }) => cell)),
    ),
  ),
];

const rowOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf("/"));
const POINTERS = new Map(FIGURES.map((figure, i) => [figure.pointer, i]));

const hashOf = (text: string): string => createHash("md5").update(text).digest("base64").slice(0, 16);

export function digestOf(file: number, of: Examined, units: readonly Unit[]): Digest {
  const { report } = of;
  const { agency, year } = report.report;
  const readings = readingsOf(report);
  const printed = new Set(
    readings.filter(({ state }) => state === "number").map(({ figure }) => rowOf(figure.pointer)),
  );
  const figures = COMPARED.map((pointer) => {
    const reading = readings[POINTERS.get(pointer) as number];
    if (reading?.state === "number") return reading.value;
    // In a row that prints figures nothing means none; in a row that prints none it says nothing.
    const none = reading?.state === "blank" || reading?.state === "dash";
    return none && printed.has(rowOf(pointer)) ? 0 : null;
  });
  const doubts = COMPARED.map((pointer) => (of.certain(pointer) ? "0" : "1")).join("");
  return {
    file,
    agency,
    year,
    sure: of.certain("/report/agency") && of.certain("/report/year"),
    figures,
    doubts: doubts.includes("1") ? doubts : "",
    figuresHash: hashOf(readings.map(({ value, state }) => value ?? state).join()),
    proseHash: hashOf(proseOf(report)),
    units: units.map(({ pointer, sentences }) => ({ pointer, sketch: sketchOf(sentences.map(({ text }) => text)) })),
  };
}

const proseOf = (report: Report): string => JSON.stringify(report.sections);

/** What is kept of a stored report that is none by its schema: that there is one. */
export function presenceOf(file: number, report: Report): Digest {
  const { agency, year } = report.report;
  return {
    file,
    agency: typeof agency === "string" ? agency : null,
    year: Number.isInteger(year) ? year : null,
    sure: false,
    figures: COMPARED.map(() => null),
    doubts: "",
    figuresHash: "",
    proseHash: "",
    units: [],
  };
}
