import type { Box } from "../../../model/geometry.ts";
import { IDENTITY, type Matrix } from "./geometry.ts";
import type { Font } from "./pdfjs-font.ts";

/** The graphics state, as far as text and rules depend on it. */
export interface State {
  /** From user space to the page as displayed. */
  ctm: Matrix;
  /** Bounds of what the clip lets through, displayed; null for all. */
  clip: Box | null;
  /** 0xRRGGBB; null paints nothing. */
  fill: number | null;
  stroke: number | null;
  fillAlpha: number;
  strokeAlpha: number;
  /** Painted over what lies below, not mixed with it. */
  normalBlend: boolean;
  lineWidth: number;
  font: Font | null;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  /** 1 for the natural width. */
  hScale: number;
  leading: number;
  rise: number;
  mode: number;
  textMatrix: Matrix;
  /** Where the line begins, and where the next glyph goes, in text space. */
  lineX: number;
  lineY: number;
  x: number;
  y: number;
}

export const initialState = (ctm: Matrix): State => ({
  ctm,
  clip: null,
  fill: 0,
  stroke: 0,
  fillAlpha: 1,
  strokeAlpha: 1,
  normalBlend: true,
  lineWidth: 1,
  font: null,
  fontSize: 0,
  charSpacing: 0,
  wordSpacing: 0,
  hScale: 1,
  leading: 0,
  rise: 0,
  mode: 0,
  textMatrix: IDENTITY,
  lineX: 0,
  lineY: 0,
  x: 0,
  y: 0,
});

export function setTextMatrix(state: State, matrix: Matrix): void {
  state.textMatrix = matrix;
  state.x = state.lineX = 0;
  state.y = state.lineY = 0;
}

export function moveText(state: State, dx: number, dy: number): void {
  state.x = state.lineX += dx;
  state.y = state.lineY += dy;
}
