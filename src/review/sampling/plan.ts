import { FIGURES, type Figure, type FigureState, readingOf } from "../../stored/figures.ts";
import type { Archive } from "../archive.ts";
import type { Known } from "../known.ts";
import type { SampleChoice, SourceKind, Status, Stratum } from "../protocol.ts";
import { allocate } from "./allocate.ts";
import { shuffled } from "./draw.ts";

/** A figure that was drawn, and what its report says of it. */
export interface Drawn {
  readonly item: Known;
  readonly figure: Figure;
  /** Index into the strata. */
  readonly stratum: number;
  readonly shown: number | null;
}

export interface Plan extends SampleChoice {
  readonly strata: readonly Stratum[];
  /** In the order of reports, and of the form within each: so each source is opened once. */
  readonly drawn: readonly Drawn[];
}

interface Frame {
  readonly status: Status;
  readonly kind: SourceKind;
  readonly edition: string;
  readonly items: Known[];
}

/** Reports by status, kind of source and edition; those without a table have no figures and are in none. */
export function framesOf(items: readonly Known[]): Frame[] {
  const frames = new Map<string, Frame>();
  for (const item of items) {
    const { status, kind, edition } = item;
    if (status === "failed" || kind === null || edition === null) continue;
    const key = keyOf(item);
    const frame = frames.get(key) ?? { status, kind, edition, items: [] };
    frame.items.push(item);
    frames.set(key, frame);
  }
  return [...frames].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, frame]) => frame);
}

const keyOf = ({ status, kind, edition }: Pick<Frame, "status"> & { kind: string | null; edition: string | null }) =>
  `${status} ${kind} ${edition}`;

/** Figures that an edition's form asks for. */
const figuresOf = (edition: string): number =>
  FIGURES.filter(({ editions }) => (editions as readonly string[]).includes(edition)).length;

/**
 * Draws a sample of an archive's figures: every figure of a stratum stands the same chance, seed and archive fix which are drawn.
 * A figure is what the report says of a cell of the form, be it a number or that nothing is printed there; what it says to be in doubt
 * is for the queue. Reports are read only where a figure of them is drawn.
 */
export function draw(archive: Pick<Archive, "items" | "report">, { size, seed }: SampleChoice): Plan {
  const frames = framesOf(archive.items);
  const sizes = frames.map(({ items, edition }) => items.length * figuresOf(edition));
  const wanted = allocate(sizes, size);
  const reports = new Map<Known, ReturnType<Archive["report"]>>();
  const drawn = frames.flatMap((frame, stratum) => {
    const found: Drawn[] = [];
    const order = shuffled(frame.items.length * FIGURES.length, `${seed}\n${keyOf(frame)}`);
    for (const at of order) {
      if (found.length >= (wanted[stratum] as number)) break;
      const item = frame.items[Math.floor(at / FIGURES.length)] as Known;
      const figure = FIGURES[at % FIGURES.length] as Figure;
      if (!reports.has(item)) reports.set(item, archive.report(item.path));
      const stored = reports.get(item);
      if (stored == null || stored.report.source.sha256 !== item.sha256) continue;
      const { state, value } = readingOf(stored.report, figure);
      if (SAID.has(state)) found.push({ item, figure, stratum, shown: value });
    }
    return found;
  });
  return {
    size,
    seed,
    strata: frames.map(({ status, kind, edition, items }, i) => ({
      status,
      kind,
      edition,
      reports: items.length,
      figures: sizes[i] as number,
      size: drawn.filter(({ stratum }) => stratum === i).length,
    })),
    drawn: drawn.sort((a, b) => byText(a.item.path, b.item.path) || ORDER(a) - ORDER(b)),
  };
}

/** What a report says of a figure that it claims to know. */
const SAID: ReadonlySet<FigureState> = new Set(["number", "blank", "dash"]);

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const ORDER = ({ figure }: Drawn): number => FIGURES.indexOf(figure);
