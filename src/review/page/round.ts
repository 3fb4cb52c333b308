import { computed, effect, signal } from "@preact/signals";
import { FACETS, type Filter, type Sample } from "../protocol.ts";
import { getItems, getSample } from "./api.ts";
import { suspicions, whereToLook } from "./form/marks.ts";
import { decisionOf, type Loaded, load } from "./load.ts";
import { go, hashOf, note, type Route, route } from "./route.ts";

/** A walk through reports: which, in what order, and which figures of each are to be looked at. */
export interface Round {
  readonly kind: "queue" | "sample" | "single";
  /** Tells rounds apart; kept in the address. */
  readonly query: Readonly<Record<string, string>>;
  /** Reports in all. */
  readonly total: number;
  pathAt(index: number): Promise<string | null>;
  indexOf(path: string): number;
  figuresOf(loaded: Loaded): readonly string[];
  readonly sample: Sample | null;
}

/** Reports asked for at once. */
const CHUNK = 200;

async function queueRound(query: Readonly<Record<string, string>>): Promise<Round> {
  const filter = filterOf(query);
  const paths: string[] = [];
  const more = async (): Promise<number> => {
    const { readable, items } = await getItems(filter, paths.length, CHUNK);
    paths.push(...items.filter(({ status }) => status !== "failed").map(({ path }) => path));
    return readable;
  };
  const total = await more();
  return {
    kind: "queue",
    query,
    total,
    async pathAt(index) {
      for (let had = -1; index >= paths.length && had < paths.length; await more()) had = paths.length;
      return paths[index] ?? null;
    },
    indexOf: (path) => paths.indexOf(path),
    figuresOf: ({ figures }) => suspicions(figures),
    sample: null,
  };
}

async function sampleRound(query: Readonly<Record<string, string>>): Promise<Round> {
  const sample = await getSample({ size: Number(query.size ?? 1), seed: query.seed ?? "1" });
  const figures = new Map<string, string[]>();
  for (const { report, pointer } of sample.items) figures.set(report, [...(figures.get(report) ?? []), pointer]);
  const paths = [...figures.keys()];
  return {
    kind: "sample",
    query,
    total: paths.length,
    pathAt: async (index) => paths[index] ?? null,
    indexOf: (path) => paths.indexOf(path),
    figuresOf: ({ path }) => figures.get(path) ?? [],
    sample,
  };
}

const singleRound = (path: string): Round => ({
  kind: "single",
  query: {},
  total: 1,
  pathAt: async (index) => (index === 0 ? path : null),
  indexOf: (other) => (other === path ? 0 : -1),
  figuresOf: ({ figures }) => suspicions(figures),
  sample: null,
});

export const filterOf = (query: Readonly<Record<string, string>>): Filter =>
  Object.fromEntries([...FACETS, "search"].flatMap((key) => (query[key] === undefined ? [] : [[key, query[key]]])));

export const round = signal<Round | null>(null);
export const loaded = signal<Loaded | null>(null);
/** Pointer of the figure that is looked at. */
export const chosen = signal<string | null>(null);
export const chosenFigure = computed(() =>
  chosen.value === null ? null : (loaded.value?.figures.get(chosen.value) ?? null),
);

/** Where the source is to be looked at for the chosen figure. */
export const place = computed(() => {
  const figure = chosenFigure.value;
  return figure === null || loaded.value === null ? null : whereToLook(figure, loaded.value.figures);
});

export const loadFailed = signal<string | null>(null);

/** The address of a report within a round. */
const hashAt = ({ kind, query }: Pick<Round, "kind" | "query">, path: string, at?: string): string =>
  hashOf("report", path, { ...(kind === "single" ? {} : { via: kind }), ...query, at });

async function roundFor({ argument, query }: Route): Promise<Round> {
  const { via, at: _, ...rest } = query;
  const current = round.value;
  const kind = via === "queue" || via === "sample" ? via : "single";
  const same = current?.kind === kind && JSON.stringify(current.query) === JSON.stringify(rest);
  if (same && (kind !== "single" || current.indexOf(argument) === 0)) return current;
  if (kind === "queue") return queueRound(rest);
  return kind === "sample" ? sampleRound(rest) : singleRound(argument);
}

let newest = 0;
/** Milliseconds for which a report has the browser to itself, before the next one is fetched. */
const SETTLED = 250;

/** Puts on the table what the address asks for. */
export async function showRoute(wanted: Route): Promise<void> {
  const mine = ++newest;
  loadFailed.value = null;
  try {
    const next = await roundFor(wanted);
    const report = await load(wanted.argument);
    if (mine !== newest) return;
    round.value = next;
    const figures = next.figuresOf(report);
    const { at } = wanted.query;
    const start = figures.find((pointer) => decisionOf(report, pointer) === null) ?? figures[0];
    loaded.value = report;
    chosen.value = at !== undefined && report.figures.has(at) ? at : (start ?? [...report.figures.keys()][0] ?? null);
    setTimeout(() => mine === newest && void prefetch(next, wanted.argument).catch(() => {}), SETTLED);
  } catch {
    if (mine === newest) loadFailed.value = wanted.argument;
  }
}

/** Opens the next report, and draws the page of its first figure, while the person looks at this one. */
async function prefetch(walk: Round, path: string): Promise<void> {
  const next = await walk.pathAt(walk.indexOf(path) + 1);
  if (next === null) return;
  const report = await load(next);
  const pointer = walk.figuresOf(report)[0] ?? "";
  const stop = report.source.subscribe((source) => {
    if (source === null) return;
    const page = report.figures.get(pointer)?.evidence?.page;
    if (source.shown?.view === "sheets" && page !== undefined) source.shown.sheets.draw(page).catch(() => {});
    queueMicrotask(() => stop());
  });
}

/** Chooses a figure of the report on the table. */
export function choose(pointer: string): void {
  const walk = round.value;
  if (walk === null || loaded.value === null) return;
  chosen.value = pointer;
  note(hashAt(walk, loaded.value.path, pointer));
}

/** Begins a round at its first report. */
export async function begin(kind: "queue" | "sample", query: Readonly<Record<string, string>>): Promise<boolean> {
  const walk = await (kind === "queue" ? queueRound(query) : sampleRound(query));
  const undecided = walk.sample?.items.find(({ review }) => review === null);
  const first = undecided?.report ?? (await walk.pathAt(0));
  if (first === null) return false;
  round.value = walk;
  go(hashAt(walk, first, undecided?.pointer));
  return true;
}

export async function goReport(step: 1 | -1): Promise<boolean> {
  const walk = round.value;
  const here = loaded.value;
  if (walk === null || here === null) return false;
  const path = await walk.pathAt(walk.indexOf(here.path) + step);
  if (path === null) return false;
  go(hashAt(walk, path));
  await shown(path);
  return true;
}

/** Resolves when a report is on the table, or can't be put there. */
const shown = (path: string): Promise<void> =>
  new Promise((resolve) => {
    const stop = effect(() => {
      if (loaded.value?.path !== path && loadFailed.value !== path) return;
      queueMicrotask(() => stop());
      resolve();
    });
  });

/** Goes to the next or last figure of the round; false at its end. */
export async function goFigure(step: 1 | -1): Promise<boolean> {
  const walk = round.value;
  const here = loaded.value;
  if (walk === null || here === null) return false;
  const figures = walk.figuresOf(here);
  const order = [...here.figures.keys()];
  const at = order.indexOf(chosen.value ?? "");
  const rest = figures.filter((pointer) => (order.indexOf(pointer) - at) * step > 0);
  const next = step > 0 ? rest[0] : rest.at(-1);
  if (next === undefined) return goReport(step);
  choose(next);
  return true;
}

/** Whether the report that is asked for is not on the table yet. */
export const isMoving = (): boolean => loaded.value?.path !== route.value.argument;

export const isOn = (name: string): boolean => route.value.name === name;
