import type { Interpretation } from "./interpret.ts";
import type { Document } from "./model/document.ts";
import type { Failure } from "./model/finding.ts";
import { type Box, union } from "./model/geometry.ts";
import type { Line } from "./model/line.ts";
import type { Page, Rule } from "./model/page.ts";
import type { Picture } from "./model/picture.ts";
import type { Evidence, Report } from "./model/report.ts";
import type { Scan } from "./model/scan.ts";
import { toStraight } from "./model/straight.ts";
import { quarterTurned } from "./model/turn.ts";
import { engines } from "./stages/ingest/pdf/index.ts";
import { renderPage } from "./stages/ingest/pdf/render.ts";
import { pictureOf } from "./stages/ingest/scan/index.ts";
import { extentOf, type Lettering, letter } from "./stages/write/lettering.ts";
import { drawMarks, type Mark, turnedPicture } from "./stages/write/overlay.ts";
import { toPng } from "./stages/write/png.ts";

/** What the overlay draws, with its colour (0xRRGGBB) and its name for people. */
export const LEGEND = {
  span: { color: 0x5b9bd5, name: "text", as: "light blue" },
  rule: { color: 0xff8c00, name: "rules", as: "orange" },
  cell: { color: 0x7030a0, name: "cells of ruled tables", as: "purple" },
  number: { color: 0x00b050, name: "figures", as: "green" },
  decoded: { color: 0x00b0b0, name: "figures told apart", as: "turquoise" },
  blank: { color: 0x909090, name: "blank or dash", as: "grey" },
  repaired: { color: 0xd000d0, name: "figures mended by their sums", as: "magenta" },
  open: { color: 0xff0000, name: "ambiguous, unreadable, or in a check that fails", as: "red" },
  field: { color: 0xffd000, name: "title, agency, year, date", as: "yellow" },
  reading: { color: 0x0000c0, name: "readings of a scan's cells", as: "dark blue" },
  unsure: { color: 0xc00000, name: "readings that are not sure", as: "dark red" },
} as const;

type Layer = keyof typeof LEGEND;

export interface Overlay {
  readonly png: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** How many marks of each layer were drawn. */
  readonly drawn: Readonly<Record<Layer, number>>;
}

type Boxed = Exclude<Layer, "reading" | "unsure">;

const OUTLINED: Readonly<Record<Boxed, Pick<Mark, "tint" | "outline">>> = {
  span: { tint: 0, outline: 1 },
  rule: { tint: 0.7, outline: 0 },
  cell: { tint: 0, outline: 1 },
  number: { tint: 0.3, outline: 1 },
  decoded: { tint: 0.3, outline: 1 },
  blank: { tint: 0.3, outline: 1 },
  repaired: { tint: 0.35, outline: 3 },
  open: { tint: 0.3, outline: 3 },
  field: { tint: 0.35, outline: 1 },
};

/**
 * One page of a PDF (from 1, there must be one) with what was read of it drawn over it, as PNG. `engine` is the one whose
 * rules are shown.
 */
export async function overlayOf(
  bytes: Uint8Array,
  { report, document }: Interpretation,
  page: number,
  engine: "pdfium" | "pdfjs",
): Promise<{ readonly ok: true; readonly overlay: Overlay } | { readonly ok: false; readonly failure: Failure }> {
  const drawn = await drawnPage(bytes, document, page, engine);
  if (!drawn.ok) return drawn;
  const scan = document.scans?.find((one) => one.page === page);
  const layers: [Boxed, Box][] = [
    ...drawn.rules.map((box): [Boxed, Box] => ["rule", box]),
    ...spansOf(document, page).map((box): [Boxed, Box] => ["span", box]),
    ...cellsOf(document, page).map((box): [Boxed, Box] => ["cell", box]),
    ...evidenceOf(report, page).map(([layer, box]): [Boxed, Box] => [layer, scan ? toStraight(box, scan) : box]),
  ];
  const marks = layers.map(([layer, box]): Mark => ({ box, color: LEGEND[layer].color, ...OUTLINED[layer] }));
  const texts = readingsOf(scan, drawn.picture.scale);
  const picture = letter(
    drawMarks(drawn.picture, marks),
    texts.map(([, text]) => text),
  );
  const all: readonly Layer[] = [...layers.map(([layer]) => layer), ...texts.map(([layer]) => layer)];
  const counts = Object.fromEntries(
    (Object.keys(LEGEND) as Layer[]).map((layer) => [layer, all.filter((of) => of === layer).length]),
  ) as Record<Layer, number>;
  return { ok: true, overlay: { png: toPng(picture), width: picture.width, height: picture.height, drawn: counts } };
}

type DrawnPage =
  | { readonly ok: true; readonly picture: Picture; readonly rules: readonly Box[] }
  | { readonly ok: false; readonly failure: Failure };

/** What was read in the cells of a scan, in the lower left corner of each, where figures seldom stand. */
function readingsOf(scan: Scan | undefined, scale: number): ["reading" | "unsure", Lettering][] {
  return (scan?.cells ?? []).flatMap(({ text, firm, box: [left, , , bottom] }): ["reading" | "unsure", Lettering][] => {
    if (text === "") return [];
    const layer = firm ? "reading" : "unsure";
    const [, high] = extentOf(text);
    return [[layer, { text, at: [left + 1, bottom - 1 - high / scale], color: LEGEND[layer].color }]];
  });
}

/** The page's picture, straightened if it was read from it, and the rules on it. */
async function drawnPage(
  bytes: Uint8Array,
  { scans, mediaType }: Document,
  page: number,
  engine: "pdfium" | "pdfjs",
): Promise<DrawnPage> {
  const scan = scans?.find((one) => one.page === page);
  if (mediaType !== "application/pdf") {
    const picture = await pictureOf(bytes, page);
    if (picture === null || scan === undefined) return { ok: false, failure: UNDRAWN };
    return { ok: true, ...straightened(picture, scan) };
  }
  const rendered = await renderPage(bytes, page);
  if (!rendered.ok) return rendered;
  const { picture } = rendered;
  if (scan !== undefined) return { ok: true, ...straightened(picture, scan) };
  const read = await engines[engine].read(bytes, { maxPages: Number.POSITIVE_INFINITY });
  return read.ok ? { ok: true, picture, rules: rulesOf(read.pages[page - 1]) } : read;
}

const straightened = (picture: Picture, { turn, skew, rules }: Scan) => ({
  picture: turnedPicture(quarterTurned(picture, turn), skew),
  rules: rules.map(boxOfRule),
});

const UNDRAWN: Failure = { code: "corrupt", message: "The page can't be drawn." };

const WHITE = 0xffffff;

const rulesOf = (page: Page | undefined): Box[] =>
  (page?.rules ?? []).filter((rule) => rule.color !== WHITE).map(boxOfRule);

const boxOfRule = ({ axis, at, from, to, width }: Rule): Box =>
  axis === "h" ? [from, at - width / 2, to, at + width / 2] : [at - width / 2, from, at + width / 2, to];

/** The words of each line: what stands between two gaps. */
const spansOf = (document: Document, page: number): Box[] =>
  document.lines.filter((line) => line.page === page).flatMap(wordsOf);

function wordsOf({ boxes }: Line): Box[] {
  const words: Box[] = [];
  let word: Box | null = null;
  for (const box of boxes ?? []) {
    if (box === null && word !== null) words.push(word);
    word = box === null ? null : union([word, box]);
  }
  return word === null ? words : [...words, word];
}

const cellsOf = ({ grids }: Document, page: number): Box[] =>
  grids
    .flatMap((grid) => grid.cells)
    .flatMap((cell) => cell.anchors)
    .flatMap((anchor) => ("bbox" in anchor && anchor.page === page ? [anchor.bbox] : []));

function evidenceOf({ evidence, checks }: Report, page: number): [Boxed, Box][] {
  const failing = new Set(checks.filter((check) => check.status === "fail").flatMap((check) => check.cells));
  return Object.entries(evidence).flatMap(([pointer, entry]): [Boxed, Box][] =>
    entry.page !== page || entry.bbox === undefined
      ? []
      : [[layerOf(pointer, entry, failing.has(pointer)), entry.bbox]],
  );
}

function layerOf(pointer: string, { state, origin }: Evidence, fails: boolean): Boxed {
  if (fails || state === "ambiguous" || state === "unreadable") return "open";
  if (pointer.startsWith("/report/")) return "field";
  if (origin === "repaired") return "repaired";
  if (state === "blank" || state === "dash") return "blank";
  return origin === "decoded" ? "decoded" : "number";
}
