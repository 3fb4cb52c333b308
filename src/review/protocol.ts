/** What the server and the page say to each other, as JSON. */
import type { DeclaredPlace } from "../model/line.ts";
import type { Report } from "../model/report.ts";
import type { Review } from "../model/review.ts";

export type Status = Report["status"] | "failed";

/** How the source shows its report: this decides how it is looked at, and how well it could be read. */
export type SourceKind = "pdf" | "scan" | "text" | "web" | "word" | "other";

/** One input of the archive, as lists show it. */
export interface Item {
  /** The report's place below the archive; of an input that yielded none, the input's. */
  readonly path: string;
  readonly status: Status;
  readonly agency: string | null;
  readonly year: number | null;
  /** From the province down, `/` between the names; null where the agency's name does not tell, and before it is known. */
  readonly region: string | null;
  /** Known once the archive has been looked through; null before, and where there is none. */
  readonly edition: string | null;
  readonly kind: SourceKind | null;
  /** Codes of what puts the report in doubt, or of the failure. */
  readonly reasons: readonly string[];
}

export const FACETS = ["status", "year", "region", "reason", "kind", "edition"] as const;

export type Facet = (typeof FACETS)[number];

/** What a list is narrowed to; a facet's empty text stands for what is not known. */
export type Filter = Readonly<Partial<Record<Facet, string>>> & { readonly search?: string };

export interface FacetCount {
  readonly value: string;
  /** Reports by status. */
  readonly counts: Readonly<Record<Status, number>>;
}

export interface Overview {
  readonly archive: string;
  /** Whether there is a folder of sources to look into. */
  readonly sources: boolean;
  readonly version: string;
  /** Whether all reports have been looked through: before, reasons, kinds and editions are those known so far. */
  readonly complete: boolean;
  readonly total: number;
  readonly matching: number;
  readonly facets: Readonly<Record<Facet, readonly FacetCount[]>>;
  readonly decided: number;
  /** The sample that the command asked for. */
  readonly sample: SampleChoice | null;
  readonly faultyReviews: readonly number[];
}

/** Reports that the list on the first screen shows. */
export const LISTED = 60;

export interface ItemPage {
  readonly total: number;
  /** Those of them that yielded a report; they come first. */
  readonly readable: number;
  readonly items: readonly Item[];
  /** The report of the first of them, where it was asked for too: who looks at the list looks at that next. */
  readonly first: ReportAnswer | null;
}

/** A decision that stands, and how often the figure has been decided about: what a new decision must have seen. */
export interface Standing {
  readonly review: Review;
  readonly revision: number;
}

export interface ReportAnswer {
  readonly item: Item;
  readonly report: Report;
  /** Of this document, one a figure. Withdrawn ones stand here too, for their revision. */
  readonly decisions: readonly Standing[];
}

/** What became of a report's source. */
export interface SourceAnswer {
  readonly state: "same" | "changed" | "missing" | "unreadable" | "no-folder";
  /** How it is to be shown; null where it can't be. */
  readonly view: "pdf" | "picture" | "lines" | "blocks" | null;
  /** Pictures: size of each page in points. */
  readonly pages: readonly { readonly width: number; readonly height: number }[];
}

export type FlowBlock =
  | { readonly kind: "line"; readonly number: number; readonly text: string }
  | ({ readonly kind: "paragraph"; readonly text: string } & DeclaredPlace)
  | {
      readonly kind: "table";
      readonly number: number;
      readonly rows: readonly (readonly FlowCell[])[];
    };

export interface FlowCell {
  /** As evidence numbers them, from 1. */
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly text: string;
}

export interface FlowAnswer {
  readonly blocks: readonly FlowBlock[];
  /** More stands in the source than is shown. */
  readonly cut: boolean;
}

/** A decision as the page sends it. */
export interface Decision {
  readonly report: string;
  readonly sha256: string;
  readonly pointer: string;
  readonly verdict: Review["verdict"];
  readonly shown: number | null;
  readonly value?: number | null | undefined;
  readonly note?: string | undefined;
  readonly by: string;
  /** Revision of the figure's decision that the person had before them, 0 for none. */
  readonly seen: number;
}

export type DecisionAnswer =
  | { readonly ok: true; readonly standing: Standing }
  | { readonly ok: false; readonly standing: Standing | null };

export interface SampleChoice {
  readonly size: number;
  readonly seed: string;
}

export interface SampleItem {
  readonly report: string;
  readonly sha256: string;
  readonly pointer: string;
  readonly agency: string | null;
  readonly year: number | null;
  /** Index into the strata. */
  readonly stratum: number;
  readonly shown: number | null;
  /** The decision that stands about the value as it is now. */
  readonly review: Review | null;
}

/** Share of wrong figures with its confidence interval, from 0 to 1. */
export interface Estimate {
  readonly judged: number;
  readonly wrong: number;
  readonly unsure: number;
  /** Null where nothing has been judged. */
  readonly share: number | null;
  readonly low: number;
  readonly high: number;
  /** Bound of the share, with this confidence, where none is wrong. */
  readonly noneWrong: number | null;
  /** Upper end if every figure that can't be told were wrong. */
  readonly worst: number;
}

export interface Stratum {
  readonly status: Status;
  readonly kind: SourceKind;
  readonly edition: string;
  readonly reports: number;
  /** Figures that the form asks for in these reports. */
  readonly figures: number;
  readonly size: number;
}

export interface Sample extends SampleChoice {
  readonly strata: readonly Stratum[];
  readonly items: readonly SampleItem[];
}

export interface Statement extends SampleChoice {
  readonly archive: string;
  readonly version: string;
  /** SHA-256 over the reports' paths, sources and statuses: what the statement is about. */
  readonly digest: string;
  readonly reports: number;
  readonly figures: number;
  readonly confidence: number;
  readonly strata: readonly (Stratum & { readonly estimate: Estimate })[];
  readonly overall: Estimate;
  /** Figures of the sample without a decision. */
  readonly open: number;
  readonly wrong: readonly SampleItem[];
  readonly unsure: readonly SampleItem[];
  readonly reviewers: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
}

export interface SignedStatement extends Statement {
  readonly signedBy: string;
  readonly signedAt: string;
}

/** The years of one agency, the latest last. */
export interface AgencyAnswer {
  readonly agency: string;
  readonly years: readonly { readonly item: Item; readonly report: Report }[];
}
