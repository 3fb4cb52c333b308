import type { CellReading } from "../../../model/scan.ts";
import { UNREAD } from "../../../model/scan.ts";
import type { FigureReading } from "./engines/engine.ts";

/** How much each engine's word counts where both have one. */
const FIRST = 0.6;
const SECOND = 0.4;
/** Above either pair of these, two engines that agree are believed whatever the sums say; below these, agreeing is not enough. */
const FIRM = [
  { first: 0.9, second: 0.6 },
  { first: 0.75, second: 0.85 },
];
const WEAK = { first: 0.5, second: 0.6 };
/** What a single engine must say of its reading to be believed without proof. */
const ALONE = 0.95;
/** Ink that is a figure at all with less than this is not read. */
const LEAST = 0.02;
const KEPT = 8;

export type Judged = Pick<
  CellReading,
  "text" | "confidence" | "firm" | "weak" | "agreed" | "candidates" | "steps" | "own"
>;

/** What one engine alone makes of a cell. */
export function judgedAlone({ candidates, steps }: FigureReading): Judged {
  const figures = tidied(candidates);
  const [best] = figures;
  if (best === undefined || best.probability < LEAST) return unread(figures, steps);
  return {
    text: best.text,
    confidence: best.probability,
    firm: false,
    weak: best.probability < ALONE,
    // One engine's word is weak wherever no sum proves it, and strong where one does.
    agreed: false,
    candidates: figures,
    steps,
    own: [best],
  };
}

/** Whether two engines find the same figure the likeliest. */
export function agree(first: FigureReading, second: FigureReading): boolean {
  const [one] = tidied(first.candidates);
  const [two] = tidied(second.candidates);
  return one !== undefined && two !== undefined && canonical(one.text) === canonical(two.text);
}

/** Several looks of one engine at one figure: each counts alike, and the surest tells how likely other figures are. */
export function together(looks: readonly FigureReading[]): FigureReading {
  const p = new Map<string, number>();
  let surest: { readonly sure: number; readonly steps: FigureReading["steps"] } | null = null;
  for (const { candidates, steps } of looks) {
    const figures = tidied(candidates);
    for (const { text, probability } of figures) p.set(text, (p.get(text) ?? 0) + probability / looks.length);
    const sure = figures[0]?.probability ?? 0;
    if (steps !== null && (surest === null || sure > surest.sure)) surest = { sure, steps };
  }
  return {
    candidates: merged([...p].map(([text, probability]) => ({ text, probability }))),
    steps: surest?.steps ?? null,
  };
}

/** What two engines that fail differently make of a cell together. */
export function judged(first: FigureReading, second: FigureReading): Judged {
  const a = tidied(first.candidates);
  const b = tidied(second.candidates);
  const p = new Map<string, number>();
  for (const { text, probability } of a) p.set(text, FIRST * probability);
  for (const { text, probability } of b) p.set(text, (p.get(text) ?? 0) + SECOND * probability);
  const candidates = merged([...p].map(([text, probability]) => ({ text, probability }))).slice(0, KEPT);
  const [best] = candidates;
  const [one, two] = [a[0], b[0]];
  const own = [one, two].flatMap((reading) => reading ?? []);
  if (best === undefined || best.probability < LEAST) return { ...unread(candidates, first.steps), own };
  const same = one !== undefined && two !== undefined && canonical(one.text) === canonical(two.text);
  return {
    text: best.text,
    confidence: Math.min(1, best.probability),
    firm: same && FIRM.some(({ first, second }) => one.probability > first && two.probability > second),
    weak: !same || (one.probability < WEAK.first && two.probability < WEAK.second),
    agreed: same,
    candidates,
    steps: first.steps,
    own,
  };
}

const unread = (candidates: Judged["candidates"], steps: CellReading["steps"]): Judged => ({
  text: UNREAD,
  confidence: 0,
  firm: false,
  weak: true,
  agreed: false,
  candidates,
  steps,
  own: [],
});

/** Readings as figures: a zero that has broken in two is one, and what is no figure at all is left out. */
function tidied(candidates: FigureReading["candidates"]): { text: string; probability: number }[] {
  const p = new Map<string, number>();
  for (const { text, probability } of candidates) {
    const figure = text.replaceAll("()", "0").replace(/^[.,]+|[.,]+$/gu, "");
    if (!isFigure(figure)) continue;
    p.set(figure, (p.get(figure) ?? 0) + probability);
  }
  return merged([...p].map(([text, probability]) => ({ text, probability })));
}

/** A figure whose dots or commas part thousands is the same as one without: which of the two was printed is hard to see. */
const canonical = (text: string): string => (/^\d{1,3}(?:[.,]\d{3})+$/u.test(text) ? text.replace(/[.,]/gu, "") : text);

/** Readings of one figure as one, said as its likeliest is; the likeliest first. */
function merged(candidates: readonly { text: string; probability: number }[]): { text: string; probability: number }[] {
  const groups = new Map<string, { text: string; probability: number; most: number }>();
  for (const { text, probability } of candidates) {
    const group = groups.get(canonical(text)) ?? { text, probability: 0, most: 0 };
    group.probability += probability;
    if (probability > group.most) Object.assign(group, { text, most: probability });
    groups.set(canonical(text), group);
  }
  return [...groups.values()]
    .map(({ text, probability }) => ({ text, probability }))
    .sort((x, y) => y.probability - x.probability);
}

/** A number, perhaps signed, with decimals or a note in brackets; a dash of any kind; 无. */
const isFigure = (text: string): boolean =>
  /^(?:[-+增减]?\d{1,3}(?:[.,]\d{3})+(?:\.\d+)?|[-+增减]?\d+(?:\.\d+)?|[-/]{1,3}|无)$/u.test(text);
