import type { Box } from "../../../model/geometry.ts";
import { type Drawn, nothingDrawn } from "./drawn.ts";
import { boxOf, concat, type Matrix, meet, scaleOf } from "./geometry.ts";
import { boundsOf, drawPath, type Subpath } from "./path.ts";
import type { Font, FontGlyph } from "./pdfjs-font.ts";
import { initialState, moveText, type State, setTextMatrix } from "./pdfjs-state.ts";
import { showText } from "./pdfjs-text.ts";
import { fadeOnWhite } from "./text.ts";

/** Codes of the operators that we follow, by name. */
export type Operators = Readonly<Record<string, number>>;

/** A page's instructions as pdf.js delivers them: arguments[i] belong to codes[i]. */
export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

interface Run {
  readonly drawn: Drawn;
  readonly fonts: ReadonlyMap<string, Font | null>;
  readonly isVisible: (layer: unknown) => boolean;
  state: State;
  readonly saved: State[];
  /** For each open marked content whether it is shown. */
  readonly marks: boolean[];
  /** Open soft masks: what they draw is no picture of the page. */
  readonly groups: boolean[];
  hidden: number;
  /** A clip that takes effect with the next path. */
  clipping: boolean;
}

type Action = (run: Run, args: readonly unknown[]) => void;

/** Follows the instructions of a page. `isVisible` tells whether an optional-content group is switched on. */
export function drawPage(
  list: OperatorList,
  ops: Operators,
  toDisplay: Matrix,
  fonts: ReadonlyMap<string, Font | null>,
  isVisible: (layer: unknown) => boolean,
): Drawn {
  const drawn = nothingDrawn();
  const state = initialState(toDisplay);
  const run: Run = {
    drawn,
    fonts,
    isVisible,
    state,
    saved: [],
    marks: [],
    groups: [],
    hidden: 0,
    clipping: false,
  };
  const actions = actionsOf(ops);
  for (const [i, code] of list.fnArray.entries()) actions.get(code)?.(run, (list.argsArray[i] as unknown[]) ?? []);
  return drawn;
}

/** The names of the fonts that the instructions choose. */
export function fontNames(list: OperatorList, ops: Operators): Set<string> {
  const names = new Set<string>();
  for (const [i, code] of list.fnArray.entries()) {
    const args = list.argsArray[i] as unknown[];
    if (code === ops.setFont) names.add(args[0] as string);
    else if (code === ops.setGState)
      for (const [key, value] of args[0] as [string, unknown[]][]) if (key === "Font") names.add(value[0] as string);
  }
  return names;
}

function actionsOf(ops: Operators): Map<number, Action> {
  const image: Action = ({ drawn, state, hidden }) => {
    if (hidden === 0) drawn.images.push(boxOf(state.ctm, 0, 0, 1, 1));
  };
  const clip: Action = (run) => {
    run.clipping = true;
  };
  const named: Record<string, Action> = {
    save,
    restore,
    transform: ({ state }, args) => {
      state.ctm = concat(args as unknown as Matrix, state.ctm);
    },
    paintFormXObjectBegin: (run, [matrix, bbox]) => {
      save(run, []);
      if (matrix) run.state.ctm = concat(matrix as Matrix, run.state.ctm);
      if (bbox) clipTo(run.state, boxOf(run.state.ctm, ...(bbox as Box)));
    },
    paintFormXObjectEnd: restore,
    beginGroup: (run, [group]) => {
      const { smask } = group as { smask?: unknown };
      save(run, []);
      run.groups.push(Boolean(smask));
      if (smask) run.hidden++;
    },
    endGroup: (run) => {
      if (run.groups.pop()) run.hidden--;
      restore(run, []);
    },
    beginMarkedContent: ({ marks }) => {
      marks.push(true);
    },
    beginMarkedContentProps: (run, [tag, properties]) => {
      const shown = tag !== "OC" || run.isVisible(properties);
      run.marks.push(shown);
      if (!shown) run.hidden++;
    },
    endMarkedContent: (run) => {
      if (run.marks.pop() === false) run.hidden--;
    },
    setGState: (run, [entries]) => {
      for (const [key, value] of entries as [string, unknown][]) setParameter(run, key, value);
    },
    setLineWidth: ({ state }, [width]) => {
      state.lineWidth = width as number;
    },
    setFillRGBColor: ({ state }, [color]) => {
      state.fill = parseColor(color);
    },
    setStrokeRGBColor: ({ state }, [color]) => {
      state.stroke = parseColor(color);
    },
    setFillColorN: ({ state }) => {
      state.fill = PATTERN;
    },
    setStrokeColorN: ({ state }) => {
      state.stroke = PATTERN;
    },
    setFillTransparent: ({ state }) => {
      state.fill = null;
    },
    setStrokeTransparent: ({ state }) => {
      state.stroke = null;
    },
    clip,
    eoClip: clip,
    constructPath: (run, [op, data]) => drawSubpaths(run, op as number, (data as [Float32Array | null])[0], ops),
    paintImageXObject: image,
    paintInlineImageXObject: image,
    paintImageMaskXObject: image,
    paintSolidColorImageMask: image,
    beginText: ({ state }) => setTextMatrix(state, [1, 0, 0, 1, 0, 0]),
    setCharSpacing: ({ state }, [value]) => {
      state.charSpacing = value as number;
    },
    setWordSpacing: ({ state }, [value]) => {
      state.wordSpacing = value as number;
    },
    setHScale: ({ state }, [percent]) => {
      state.hScale = (percent as number) / 100;
    },
    setLeading: ({ state }, [value]) => {
      state.leading = value as number;
    },
    setFont: (run, [name, size]) => setFont(run, name, size),
    setTextRenderingMode: ({ state }, [mode]) => {
      state.mode = mode as number;
    },
    setTextRise: ({ state }, [value]) => {
      state.rise = value as number;
    },
    moveText: ({ state }, [x, y]) => moveText(state, x as number, y as number),
    setLeadingMoveText: ({ state }, [x, y]) => {
      state.leading = -(y as number);
      moveText(state, x as number, y as number);
    },
    setTextMatrix: ({ state }, [matrix]) => setTextMatrix(state, matrix as Matrix),
    nextLine: ({ state }) => moveText(state, 0, -state.leading),
    showText: ({ state, drawn, hidden }, [items]) =>
      showText(state, items as (FontGlyph | number)[], hidden === 0 ? drawn.glyphs : []),
  };
  return new Map(Object.entries(named).map(([name, action]) => [ops[name] as number, action]));
}

/** The colour of an area filled with a pattern: visible, neither black nor white. */
const PATTERN = 0x808080;

const parseColor = (hex: unknown): number => Number.parseInt((hex as string).slice(1), 16);

const save: Action = (run) => {
  run.saved.push(run.state);
  run.state = { ...run.state };
};

const restore: Action = (run) => {
  run.state = run.saved.pop() ?? run.state;
};

function setFont({ state, fonts }: Run, name: unknown, size: unknown): void {
  state.font = fonts.get(name as string) ?? null;
  state.fontSize = size as number;
}

function setParameter(run: Run, key: string, value: unknown): void {
  const { state } = run;
  if (key === "LW") state.lineWidth = value as number;
  else if (key === "ca") state.fillAlpha = value as number;
  else if (key === "CA") state.strokeAlpha = value as number;
  else if (key === "BM") state.normalBlend = value === "source-over";
  else if (key === "Font") {
    const [name, size] = value as unknown[];
    setFont(run, name, size);
  }
}

function clipTo(state: State, box: Box): void {
  state.clip = state.clip === null ? box : meet(state.clip, box);
}

function drawSubpaths(run: Run, op: number, data: Float32Array | null, ops: Operators): void {
  const { state, drawn } = run;
  const subpaths = data === null ? [] : parsePath(data, state.ctm);
  if (run.hidden === 0 && subpaths.length > 0) {
    const strokes = op === ops.stroke || op === ops.closeStroke;
    const both =
      op === ops.fillStroke || op === ops.eoFillStroke || op === ops.closeFillStroke || op === ops.closeEOFillStroke;
    const fills = both || op === ops.fill || op === ops.eoFill;
    const paint = {
      fill: fills && state.fill !== null && state.fillAlpha > 0 ? fadeOnWhite(state.fill, state.fillAlpha) : null,
      stroke:
        (both || strokes) && state.stroke !== null && state.strokeAlpha > 0
          ? fadeOnWhite(state.stroke, state.strokeAlpha)
          : null,
      width: state.lineWidth * scaleOf(state.ctm),
      opaque: state.normalBlend && state.fillAlpha === 1,
    };
    drawPath(drawn, subpaths, paint, state.clip, drawn.glyphs.length);
  }
  if (run.clipping) {
    const box = boundsOf(subpaths);
    if (box !== null) clipTo(state, box);
    run.clipping = false;
  }
}

/** How many numbers follow each code of a path: move, line, cubic curve, quadratic curve, close. */
const ARITY = [2, 2, 6, 4, 0];
const MOVE = 0;
const LINE = 1;
const CLOSE = 4;

function parsePath(data: Float32Array, [a, b, c, d, e, f]: Matrix): Subpath[] {
  const subpaths: { points: number[]; closed: boolean; curves: boolean[] | null }[] = [];
  let current: (typeof subpaths)[number] | undefined;
  for (let i = 0; i < data.length; ) {
    const code = data[i] as number;
    i += 1 + (ARITY[code] ?? 0);
    if (code === CLOSE) {
      if (current !== undefined) current.closed = true;
      continue;
    }
    if (code === MOVE || current === undefined) {
      current = { points: [], closed: false, curves: null };
      subpaths.push(current);
    } else if (code !== LINE || current.curves !== null) {
      current.curves ??= new Array<boolean>(current.points.length / 2 - 1).fill(false);
      current.curves.push(code !== LINE);
    }
    const x = data[i - 2] as number;
    const y = data[i - 1] as number;
    current.points.push(a * x + c * y + e, b * x + d * y + f);
  }
  return subpaths;
}
