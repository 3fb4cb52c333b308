import { type Signal, signal } from "@preact/signals";
import type { Report } from "../../model/report.ts";
import type { Review } from "../../model/review.ts";
import type { FlowAnswer, Item, SourceAnswer, Standing } from "../protocol.ts";
import { getFlow, getReport, getSource, urlOf } from "./api.ts";
import { type MarkedFigure, markedFigures } from "./form/marks.ts";
import type { Sheets } from "./source/pdf.ts";
import { openPicture } from "./source/picture.ts";

/** A report on the table, with its source and what has been decided of it. */
export interface Loaded {
  readonly path: string;
  readonly item: Item;
  readonly report: Report;
  readonly figures: ReadonlyMap<string, MarkedFigure>;
  readonly decisions: Signal<ReadonlyMap<string, Standing>>;
  /** Null until it is known. */
  readonly source: Signal<LoadedSource | null>;
}

export interface LoadedSource {
  readonly state: SourceAnswer["state"];
  /** Null where it can't be shown. */
  readonly shown:
    | { readonly view: "sheets"; readonly sheets: Sheets }
    | { readonly view: "flow"; readonly flow: FlowAnswer }
    | null;
}

// Larger than all the rest of the page, and needed by the first report only: the archive is shown before it is there.
const pdf = () => import("./source/pdf.ts");

/** Fetches what draws PDFs, so that it is there when the first report is opened. */
export const warmUp = (): void => void pdf().catch(() => {});

const openPdf = async (path: string, bytes: number): Promise<Sheets> =>
  (await pdf()).openPdf(urlOf("source/file", { path }), bytes);

/** Reports that are kept at hand: the one on the table, those before and the next. */
const KEPT = 4;
const kept = new Map<string, Promise<Loaded>>();

/** Loads a report, or takes it from those that are at hand. */
export function load(path: string): Promise<Loaded> {
  const found = kept.get(path) ?? fetchReport(path);
  kept.delete(path);
  kept.set(path, found);
  found.catch(() => kept.delete(path));
  for (const [oldest, report] of kept) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
    report
      .then(({ source }) => source.value?.shown?.view === "sheets" && source.value.shown.sheets.close())
      .catch(() => {});
  }
  return found;
}

async function fetchReport(path: string): Promise<Loaded> {
  const { item, report, decisions } = await getReport(path);
  const source = signal<LoadedSource | null>(null);
  loadSource(path, report).then(
    (loaded) => {
      source.value = loaded;
    },
    () => {
      source.value = { state: "unreadable", shown: null };
    },
  );
  const standing = new Map(decisions.map((decision) => [decision.review.pointer, decision]));
  return { path, item, report, figures: markedFigures(report), decisions: signal(standing), source };
}

async function loadSource(path: string, report: Report): Promise<LoadedSource> {
  // The file is asked for before it is known to be the same as it was: most are, and the hash takes its time.
  const early = report.source.mediaType === "application/pdf" ? openPdf(path, report.source.bytes) : null;
  const { state, view, pages } = await getSource(path);
  if (view === "pdf")
    return {
      state,
      shown: { view: "sheets", sheets: await (early ?? openPdf(path, report.source.bytes)) },
    };
  early?.catch(() => {});
  if (view === "picture")
    return {
      state,
      shown: { view: "sheets", sheets: openPicture(pages, (page) => urlOf("source/file", { path, page })) },
    };
  if (view === null) return { state, shown: null };
  return { state, shown: { view: "flow", flow: await getFlow(path) } };
}

/** The decision that stands about a figure. */
export function decisionOf(loaded: Loaded, pointer: string): Review | null {
  const review = loaded.decisions.value.get(pointer)?.review ?? null;
  return review?.verdict === "withdrawn" ? null : review;
}

export const revisionOf = (loaded: Loaded, pointer: string): number =>
  loaded.decisions.value.get(pointer)?.revision ?? 0;

export function setStanding(loaded: Loaded, pointer: string, standing: Standing): void {
  loaded.decisions.value = new Map(loaded.decisions.value).set(pointer, standing);
}
