import { type Signal, signal } from "@preact/signals";
import type { Report } from "../../model/report.ts";
import type { Review } from "../../model/review.ts";
import type { FlowAnswer, Item, ReportAnswer, SourceAnswer, Standing } from "../protocol.ts";
import { getBytes, getFlow, getReport, getSource, urlOf } from "./api.ts";
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
  /** The same once it is known. */
  readonly opened: Promise<LoadedSource>;
}

export interface LoadedSource {
  readonly state: SourceAnswer["state"];
  /** Null where it can't be shown. */
  readonly shown:
    | { readonly view: "sheets"; readonly sheets: Sheets }
    | { readonly view: "flow"; readonly flow: FlowAnswer }
    | null;
}

// Larger than all the rest of the page: it must not hold up what needs no PDF.
const pdf = () => import("./source/pdf.ts");

/** Makes what draws PDFs ready, so that the first report does not wait for it. */
export const warmUp = (): void => void pdf().catch(() => {});

/** Bytes from which on a file is fetched by the parts that are looked at, and not at once. */
const LARGE = 4 * 2 ** 20;

/** Opens the PDF of a report. A small one is fetched while what draws it may still be on its way. */
async function openPdf(path: string, bytes: number): Promise<Sheets> {
  const url = urlOf("source/file", { path });
  const [{ openPdf }, given] = await Promise.all([pdf(), bytes > LARGE ? { url } : getBytes(url)]);
  return openPdf(given);
}

/** Reports that are kept at hand: the one on the table, those before and the next. */
const KEPT = 4;
const kept = new Map<string, Promise<Loaded>>();

/** Loads a report, of which the answer may be `known`, or takes it from those that are at hand. */
export function load(path: string, known: ReportAnswer | null = null): Promise<Loaded> {
  const found = kept.get(path) ?? opening(path, known);
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

async function opening(path: string, known: ReportAnswer | null): Promise<Loaded> {
  const { item, report, decisions } = known ?? (await getReport(path));
  const source = signal<LoadedSource | null>(null);
  const opened = loadSource(path, report).catch((): LoadedSource => ({ state: "unreadable", shown: null }));
  opened.then((loaded) => {
    source.value = loaded;
  });
  const standing = new Map(decisions.map((decision) => [decision.review.pointer, decision]));
  return { path, item, report, figures: markedFigures(report), decisions: signal(standing), source, opened };
}

/** Resolves when the source is open, and the page drawn that a figure stands on. */
export async function drawn({ figures, opened }: Loaded, pointer: string | null): Promise<void> {
  const { shown } = await opened;
  const page = figures.get(pointer ?? "")?.evidence?.page;
  if (shown?.view === "sheets" && page !== undefined) await shown.sheets.draw(page).catch(() => {});
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
