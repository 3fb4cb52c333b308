/** Every tolerance of the layout, in one place. Lengths are points; a name that ends in `Em` is a multiple of the font size. */
export const SETTINGS = {
  /** Rules nearer than this are one: a double border, a cell border drawn by both neighbours, jitter. */
  snap: 3,
  /** Rules taken for one never lie further apart than this in all. */
  snapExtent: 4.5,
  /** Collinear pieces with a smaller gap are one rule. */
  join: 3,
  /** Pieces up to this length can be dashes, whose gaps may be wider than `join`, but never wider than `dashGap`. */
  dash: 9,
  dashGap: 9,
  /** Joined rules shorter than this border nothing. */
  shortest: 4,
  /** A border may fall short of the corner by this much. */
  slack: 4,
  /** Rules that run further than this past the last crossing rule leave an open row or column there. */
  overhang: 6,
  /** More rules than this on a page, or more positions in a grid, and the page is not searched for tables. */
  maxRules: 40_000,
  maxCrossings: 4_000_000,
  maxPositions: 20_000,
  /** More shaded boxes than this are no cells. */
  maxShades: 2_000,
  /** Comparisons of glyphs with boxes before and behind them that one page may cost, each. */
  maxCoverChecks: 4_000_000,

  /** A glyph drawn again within this distance is fake bold. */
  doubleEm: 0.15,
  /** Glyphs whose middles differ less stand on one line. */
  baselineEm: 0.38,
  /** A wider gap ends a run of glyphs drawn one after the other. */
  runGapEm: 0.8,
  /** Gaps from which on a blank is read, by what stands on both sides. */
  blankCjkEm: 0.45,
  blankDigitEm: 0.3,
  blankLatinEm: 0.22,
  blankMixedEm: 0.38,
  /** The same where a blank was drawn in the gap. */
  blankDrawnEm: 0.12,
  /** Wider regular gaps than this are columns, not letter-spacing. */
  letterSpacingEm: 0.8,

  /** Share of the page's height, at both ends, in which furniture can stand. */
  edgeZone: 0.12,
  /** Lines of furniture at one end of a page, at most. */
  edgeLines: 4,
  /** Running heads keep their distance from the edge within this. */
  edgeDrift: 8,
  /** Column edges of one table differ less than this from page to page. */
  columnDrift: 3,
} as const;
