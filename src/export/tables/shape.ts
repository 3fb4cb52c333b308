/** `long`: a row for each figure; `wide`: a row for each report. */
export const SHAPES = ["long", "wide"] as const;

export type Shape = (typeof SHAPES)[number];
