/** Edition of the national form. */
export type Edition = "2021" | "2019";

/** Size of an agency: all zero, a township, a bureau, a county, a province (five-digit request numbers). */
export type Scale = "zero" | "tiny" | "small" | "medium" | "province";

/**
 * A fault to plant: `balance` (carried out off in two columns), `outcomes` (result total off), `total` (two row
 * totals off), `disputes` (a total of table 3 off), `narrative` (the prose states another number of requests).
 */
export type FaultName = "balance" | "outcomes" | "total" | "disputes" | "narrative";

export type TextShape = "tab" | "pipe" | "markdown" | "aligned" | "boxes" | "cells" | "apart" | "broken" | "glued";

export interface ReportOptions {
  edition?: Edition;
  year?: number;
  scale?: Scale;
  kind?: "town" | "bureau" | "county" | "city" | "province";
  faults?: readonly FaultName[];
  title?: "plain" | "annual" | "yearFirst";
  /** How the signature prints its date: 2024年1月11日 or 二〇二四年一月十一日. */
  dateStyle?: "arabic" | "chinese";
  /** Headings in the notice's own words or in those of its annexed form. */
  wording?: "body" | "template";
  subsections?: boolean;
  /** （六）其他处理 as one row on the form of 2021. */
  unitemized?: boolean;
  shortSigner?: boolean;
  /** A table of contents before the text. */
  contents?: boolean;
  /** A sentence that quotes row labels of table 2. */
  quotes?: boolean;
  /** A caption over each table. */
  captions?: boolean;
  /** Prints seven in ten zeros as nothing or as a sign; their values are null. */
  zeroAs?: "blank" | "dash" | "hyphen" | "slash" | "none" | "mixed";
  thousands?: boolean;
  /** A unit after the numbers of table 1, such as 件; of table 2 too with `unitEverywhere`. */
  unit?: string;
  unitEverywhere?: boolean;
  /** A note after the number of documents in force: 12（含自然失效3件）. */
  notes?: boolean;
  /** Changes of the form of 2019 as 增2, +2, 减3. */
  signs?: boolean;
  /** The five cells of 行政复议 left blank. */
  blankReview?: boolean;
  /** Careless labels: half-width brackets, the sign after a number, share of blanks inside, share of labels that lose a character. */
  label?: { brackets?: "half"; dot?: string; blanks?: number; lost?: number };
  /** Changes the sound figures before faults are planted and cells are printed. */
  figures?: (figures: Figures) => Figures;
}

/** Numbers by row key: table2 rows have seven, table3 groups five. */
export interface Figures {
  table1: Record<string, number[]>;
  table2: Record<string, number[]>;
  table3: Record<"review" | "direct" | "afterReview", number[]>;
}

/** A printed cell: its text, and its value, null where nothing or a dash is printed. */
export interface SampleCell {
  value: number | null;
  text: string;
}

export type SampleBlock =
  | { kind: "text"; text: string }
  | { kind: "sub"; number: string; heading: string; text: string }
  | { kind: "table"; table: "table1" | "table2" | "table3"; caption?: string };

export interface SampleReport {
  seed: string;
  edition: Edition;
  year: number;
  agency: string;
  title: string;
  issuedOn: string;
  unitemized: boolean;
  preamble: string[];
  sections: { number: string; heading: string; blocks: SampleBlock[] }[];
  signature: string[];
  contents: boolean;
  tables: Record<"table1" | "table2" | "table3", Record<string, SampleCell[]>>;
  label: NonNullable<ReportOptions["label"]>;
  faults: Fault[];
}

export interface Fault {
  kind: "requests.balance" | "requests.resultTotal" | "requests.rowTotal" | "cases.total" | "narrative.requests";
  column?: string;
  row?: string;
  group?: string;
  printed?: number;
  table?: number;
}

export type Status = "verified" | "inconsistent" | "review";

/** What is true of a report. Row and column keys as in samples/README.md. */
export interface Truth {
  edition: Edition;
  year: number;
  agency: string;
  title: string;
  issuedOn: string;
  sections: string[];
  subsections: Record<string, string[]>;
  table1: Record<string, number | null | (number | null)[]>;
  table2: { rows: Record<string, (number | null)[]> };
  table3: Record<string, (number | null)[]>;
  faults: Fault[];
  /** What a right reading of a faithful print must end as. */
  status: Status;
}

/** What a place prints that a cell spanning rows or columns covers without beginning in it. */
export type SpanPolicy = "drop" | "blank" | "repeat" | "mixed";

export interface TextOptions {
  span?: SpanPolicy;
  /** For cells spanning rows, where it differs from `span`. */
  rowSpan?: SpanPolicy;
  /** A page end inside table 2, before grid row `at` (three header rows come first). */
  breaks?: { at: number; lines?: string[]; header?: boolean; label?: boolean };
  /** Put before each paragraph, such as two full-width blanks. */
  indent?: string;
  /** Level-2 headings on a line of their own. */
  subLine?: boolean;
  /** No empty line between sections. */
  tight?: boolean;
  /** Lines before the title. */
  before?: string[];
  /** `aligned` and `boxes`: columns before a label is folded. */
  labelWidth?: number;
  /** `glued`: share of cells followed by a blank all the same. */
  gaps?: number;
}

/** An invented report; the same seed and options give the same report. Throws when a fault cannot be planted. */
export function makeReport(seed: number | string, options?: ReportOptions): SampleReport;

/** The truth of a report, in the shape of samples/*.truth.json without `id`, `file`, `producer` and `traits`. */
export function truthOf(model: SampleReport): Truth;

/** A report as text. `glued` may leave more than one reading: see `requestReadings`. */
export function renderText(model: SampleReport, shape: TextShape, options?: TextOptions): string;

export const TEXT_SHAPES: readonly TextShape[];

/** Readings of table 2 printed without separators that obey the form's identities, up to `most` (default 2). */
export function requestReadings(rows: Record<string, number[]>, most?: number): Record<string, number[]>[];

/** Readings of table 3 (its three groups in order) printed without separators. */
export function disputeReadings(groups: number[][]): Record<"review" | "direct" | "afterReview", number[]>[];
