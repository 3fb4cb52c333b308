import type { Box } from "../../../model/geometry.ts";
import type { Page } from "../../../model/page.ts";
import { covered } from "../../layout/cover.ts";

/** Why a page is read from its picture: it has no text to speak of, or its text is nonsense. */
export type ScanReason = "picture" | "nonsense";

/** A page with fewer visible characters has no text to speak of, if pictures cover so much of it. */
const FEW = 30;
const COVERED = 0.5;
/** Text in which so few characters are ideographs and so many are none that a report prints has a broken font map. */
const IDEOGRAPHS = 0.1;
const ODD = 0.2;

const IDEOGRAPH = /[\u3400-\u9fff]/u;
/** No character, private use, and scripts that no report is written in. */
const STRANGE = /^$|[\u0080-\u00b6\u00b8-\u00d6\u00d8-\u036f\u0400-\u1fff\ue000-\uf8ff]/u;

/** Along the edges of a page, as shares of its height and width, stand what scanners, registries and archives print over it. */
const EDGE = { down: 0.08, across: 0.05 };

/** Why the page's characters must be read from its picture; null when its text tells them. */
export function scanReason(page: Page): ScanReason | null {
  const pictured = pictureShare(page) >= COVERED;
  const hidden = pictured ? covered(page).hidden : null;
  let seen = 0;
  let inside = 0;
  let ideographs = 0;
  let strange = 0;
  page.glyphs.forEach((glyph, i) => {
    // Mode 3 draws nothing: a layer of text that lies invisibly over a picture, or in plain print beneath it.
    if (glyph.mode === 3 || glyph.text === " " || hidden?.[i] === 1) return;
    seen++;
    if (!isAtEdge(glyph.box, page)) inside++;
    if (IDEOGRAPH.test(glyph.text)) ideographs++;
    else if (STRANGE.test(glyph.text)) strange++;
  });
  if (seen <= FEW || (pictured && inside === 0)) return pictured ? "picture" : null;
  return ideographs < IDEOGRAPHS * seen && strange > ODD * seen ? "nonsense" : null;
}

function isAtEdge([left, top, right, bottom]: Box, { width, height }: Page): boolean {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const [across, down] = [EDGE.across * width, EDGE.down * height];
  return x < across || x > width - across || y < down || y > height - down;
}

/** How much of the page pictures cover, at most all of it. */
function pictureShare({ images, width, height }: Page): number {
  const area = images.reduce((sum, [left, top, right, bottom]) => {
    const across = Math.min(right, width) - Math.max(left, 0);
    const down = Math.min(bottom, height) - Math.max(top, 0);
    return sum + Math.max(0, across) * Math.max(0, down);
  }, 0);
  return Math.min(1, area / Math.max(1, width * height));
}
