import type { Diagnostic } from "../../model/finding.ts";
import type { Box } from "../../model/geometry.ts";
import type { Evidence } from "../../model/report.ts";
import type { Confidence, Scan } from "../../model/scan.ts";
import { toDisplayed } from "../../model/straight.ts";

const round = (x: number): number => Math.round(x * 100) / 100;

/** The lines of prose that were read at a place. */
const proseAt = ([left, top, right, bottom]: Box, { prose }: Scan): readonly Confidence[] =>
  prose.filter(({ box }) => box[0] < right && box[2] > left && box[1] < bottom && box[3] > top);

/** How sure recognition was of the prose at a place, the least sure line counting; null where it read none. */
function confidenceAt(place: Box, scan: Scan): number | null {
  const there = proseAt(place, scan);
  return there.length === 0 ? null : round(Math.min(...there.map(({ confidence }) => confidence)));
}

/** Evidence on pages that were read from their pictures: it says so, and its boxes lie on the page as displayed. */
export function scannedEvidence(entries: readonly [string, Evidence][], scans: readonly Scan[]): [string, Evidence][] {
  const byPage = new Map(scans.map((scan) => [scan.page, scan]));
  return entries.map(([pointer, entry]) => {
    const scan = byPage.get(entry.page ?? 0);
    if (scan === undefined || entry.bbox === undefined) return [pointer, entry];
    const [left, top, right, bottom] = toDisplayed(entry.bbox, scan);
    const bbox: Evidence["bbox"] = [round(left), round(top), round(right), round(bottom)];
    if (entry.origin !== "text") return [pointer, { ...entry, bbox }];
    return [pointer, { ...entry, bbox, origin: "ocr", confidence: confidenceAt(entry.bbox, scan) }];
  });
}

/** A title, name or date with a character less sure than this may be another one. */
const UNSURE = 0.6;

/** What was read in prose without certainty: no sum proves it. */
export function unsureFields(entries: readonly [string, Evidence][], scans: readonly Scan[]): Diagnostic[] {
  return entries.flatMap(([pointer, { page, bbox, text }]): Diagnostic[] => {
    const scan = scans.find((one) => one.page === page);
    if (scan === undefined || bbox === undefined) return [];
    const least = Math.min(1, ...proseAt(bbox, scan).map((line) => line.least));
    const message = `Read as “${text}”, not all of it with certainty.`;
    return least >= UNSURE ? [] : [{ code: "scan.unsure", severity: "warning", message, pointer }];
  });
}
