import type { Result } from "../../src/pipeline.ts";
import type { Truth } from "../samples/index.mjs";
import type { Comparison } from "./compare.mjs";

export interface Sample {
  /** Base name. */
  file: string;
  path: string;
  truth: Truth & { file: string };
}

export interface SampleScore extends Comparison {
  file: string;
  kind: "text" | "PDF" | "scan";
  truth: Truth;
  status: Truth["status"] | "failed";
}

/** The scores of one kind in numbers: reports, cells, statuses. */
export interface Summary {
  documents: number;
  exact: number;
  cells: number;
  right: number;
  wrong: number;
  missing: number;
  silent: number;
  /** Reports marked `review`; of these needlessly; how many are due. */
  flagged: number;
  needless: number;
  due: number;
  /** Reports that contradict themselves, and how many of them end as `inconsistent`; others that do. */
  faulty: number;
  faultsFound: number;
  falseAlarms: number;
}

/** The folder of the samples. */
export const SAMPLES: string;

/** Every sample with its truth, in the order of names. */
export function listSamples(): Sample[];

/** The scanned samples. */
export function listScans(): Sample[];

/** Converts samples, all but the scanned ones when left out, and compares each with its truth. */
export function scoreSamples(
  convert: (path: string) => Promise<Result>,
  samples?: readonly Sample[],
): Promise<SampleScore[]>;

export function summarise(scores: readonly SampleScore[]): Summary;
