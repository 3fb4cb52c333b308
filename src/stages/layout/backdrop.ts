import type { Fill, Page } from "../../model/page.ts";
import { colorDistance, inside, WHITE } from "./color.ts";
import { SETTINGS } from "./settings.ts";

/** Colours nearer than this cannot be told apart in print. */
const INVISIBLE = 24;

/** Tells which glyphs have the colour of what was painted behind them. */
export interface Backdrop {
  /** Whether a glyph, the page's `index`th, with its middle at x and y, cannot be seen for its colour. */
  readonly hides: (index: number, color: number, x: number, y: number) => boolean;
  /** False when the page holds too much to look behind every glyph; then paper is taken to be white. */
  readonly complete: () => boolean;
}

/** What lies behind the glyphs of a page: white paper, and what was painted on it. A picture of the whole page is paper, too. */
export function backdropOf({ fills, images, width, height }: Page): Backdrop {
  const painted = [...new Set(fills.map((fill) => fill.color))];
  const pictures = images.filter((image) => (image[2] - image[0]) * (image[3] - image[1]) < 0.5 * width * height);
  const risks = new Map<number, boolean>();
  let work = 0;
  const spend = (steps: number): boolean => {
    work += steps;
    return work <= SETTINGS.maxCoverChecks;
  };

  /** Most text is black, on a page where nothing black was painted: it needs no look behind it. */
  const isRisky = (color: number): boolean => {
    let risky = risks.get(color);
    if (risky === undefined) {
      const near = (other: number) => colorDistance(other, color) <= INVISIBLE;
      risky = near(WHITE) || (spend(painted.length) && painted.some(near));
      risks.set(color, risky);
    }
    return risky;
  };

  /** The last box painted there before the glyph, or the paper. */
  const behind = (index: number, x: number, y: number): number => {
    if (!spend(fills.length)) return WHITE;
    for (let i = fills.length - 1; i >= 0; i--) {
      const fill = fills[i] as Fill;
      if (fill.after <= index && inside(fill.box, x, y)) return fill.color;
    }
    return WHITE;
  };

  return {
    hides: (index, color, x, y) =>
      isRisky(color) &&
      colorDistance(color, behind(index, x, y)) <= INVISIBLE &&
      !(spend(pictures.length) && pictures.some((picture) => inside(picture, x, y))),
    complete: () => work <= SETTINGS.maxCoverChecks,
  };
}
