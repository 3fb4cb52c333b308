import { expect } from "vitest";
import type { Box } from "../../src/model/geometry.ts";
import type { Page, Rule } from "../../src/model/page.ts";
import { engines } from "../../src/stages/ingest/pdf/index.ts";

/** Reads with both engines, expects one reading (boxes and rules within a point), and returns PDFium's pages. */
export async function readAgreed(bytes: Uint8Array): Promise<readonly Page[]> {
  const [one, other] = [await readPages("pdfium", bytes), await readPages("pdfjs", bytes)];
  expect(one.map(plain)).toEqual(other.map(plain));
  for (const [i, page] of one.entries()) {
    const twin = other[i] as Page;
    for (const [j, glyph] of page.glyphs.entries()) expectNear(glyph.box, (twin.glyphs[j] as typeof glyph).box);
    for (const [j, fill] of page.fills.entries()) expectNear(fill.box, (twin.fills[j] as typeof fill).box);
    for (const [j, image] of page.images.entries()) expectNear(image, twin.images[j] as Box);
    for (const [j, rule] of page.rules.entries()) expectNear(extent(rule), extent(twin.rules[j] as Rule));
  }
  return one;
}

export async function readPages(engine: "pdfium" | "pdfjs", bytes: Uint8Array): Promise<readonly Page[]> {
  const read = await engines[engine].read(bytes, { maxPages: 10 });
  if (!read.ok) throw new Error(`${engine}: ${read.failure.code}`);
  return read.pages;
}

export const textOf = (page: Page | undefined): string => page?.glyphs.map((glyph) => glyph.text).join("") ?? "";

export const rounded = (box: readonly number[] | undefined): number[] | undefined =>
  box?.map((n) => Math.round(n * 10) / 10);

/** All that must be equal, not merely near. */
const plain = (page: Page): unknown => ({
  size: rounded([page.width, page.height]),
  rotation: page.rotation,
  glyphs: page.glyphs.map(({ box: _, size, ...rest }) => ({ size: Math.round(size * 10), ...rest })),
  rules: page.rules.map(({ axis, color }) => ({ axis, color })),
  fills: page.fills.map(({ color, after }) => ({ color, after })),
  images: page.images.length,
});

const extent = ({ at, from, to, width }: Rule): number[] => [at, from, to, width];

function expectNear(a: readonly number[], b: readonly number[]): void {
  for (const [i, n] of a.entries()) expect(Math.abs(n - (b[i] as number))).toBeLessThan(1);
}
