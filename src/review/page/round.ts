import { computed, effect, signal } from "@preact/signals";
import { FACETS, type Filter, type ItemPage, type ReportAnswer, type Sample } from "../protocol.ts";
import { getItems, getSample } from "./api.ts";
import { suspicions, whereToLook } from "./form/marks.ts";
import { decisionOf, drawn, type Loaded, load } from "./load.ts";
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

const suspicionsOf = ({ figures }: Loaded): readonly string[] => suspicions(figures);

/** Reports asked for at once. */
const CHUNK = 200;

/** A walk through what a list holds, of which a first part may be there already. */
function queueOf(query: Readonly<Record<string, string>>, first: ItemPage): Round {
  const filter = filterOf(query);
  const paths: string[] = [];
  const add = ({ items }: ItemPage): void => {
    paths.push(...items.filter(({ status }) => status !== "failed").map(({ path }) => path));
  };
  add(first);
  return {
    kind: "queue",
    query,
    total: first.readable,
    async pathAt(index) {
      for (let had = -1; index >= paths.length && had < paths.length; ) {
        had = paths.length;
        add(await getItems(filter, paths.length, CHUNK));
      }
      return paths[index] ?? null;
    },
    indexOf: (path) => paths.indexOf(path),
    figuresOf: suspicionsOf,
    sample: null,
  };
}

const queueRound = async (query: Readonly<Record<string, string>>): Promise<Round> =>
  queueOf(query, await getItems(filterOf(query), 0, CHUNK));

/** The queue of the list that is shown. */
let ready: Round | null = null;

/** Makes ready the queue of the list that is shown, and opens its first report where that came with it, before it is asked for. */
export async function prepareQueue(query: Readonly<Record<string, string>>, first: ItemPage): Promise<void> {
  ready = queueOf(query, first);
  if (first.first !== null) await prepare(first.first.item.path, ready.figuresOf, first.first);
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
  figuresOf: suspicionsOf,
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

const sameQuery = (a: Round["query"], b: Round["query"]): boolean => JSON.stringify(a) === JSON.stringify(b);

async function roundFor({ argument, query }: Route): Promise<Round> {
  const { via, at: _, ...rest } = query;
  const current = round.value;
  const kind = via === "queue" || via === "sample" ? via : "single";
  const same = current?.kind === kind && sameQuery(current.query, rest);
  if (same && (kind !== "single" || current.indexOf(argument) === 0)) return current;
  if (kind === "queue") return queueRound(rest);
  return kind === "sample" ? sampleRound(rest) : singleRound(argument);
}

/** The figure that is looked at first: of those that are to be looked at, one that is not decided. */
function startOf(report: Loaded, figures: readonly string[]): string | null {
  const open = figures.find((pointer) => decisionOf(report, pointer) === null);
  return open ?? figures[0] ?? [...report.figures.keys()][0] ?? null;
}

let newest = 0;

/** Puts on the table what the address asks for. */
export async function showRoute(wanted: Route): Promise<void> {
  const mine = ++newest;
  loadFailed.value = null;
  try {
    const [next, report] = await Promise.all([roundFor(wanted), load(wanted.argument)]);
    if (mine !== newest) return;
    round.value = next;
    const { at } = wanted.query;
    loaded.value = report;
    chosen.value = at !== undefined && report.figures.has(at) ? at : startOf(report, next.figuresOf(report));
    void prepareNext(next, report, () => mine === newest).catch(() => {});
  } catch {
    if (mine === newest) loadFailed.value = wanted.argument;
  }
}

/** Milliseconds for which a report that is drawn has the browser to itself. */
const SETTLED = 250;

/** Gets the next report ready, once this one is on the screen: both at once would take twice as long. */
async function prepareNext(walk: Round, here: Loaded, isWanted: () => boolean): Promise<void> {
  await drawn(here, chosen.value);
  await new Promise((done) => setTimeout(done, SETTLED));
  const path = isWanted() ? await walk.pathAt(walk.indexOf(here.path) + 1) : null;
  if (path !== null) await prepare(path, walk.figuresOf);
}

/** Opens a report, and draws the page that is looked at first, before anybody asks for it. */
async function prepare(path: string, figuresOf: Round["figuresOf"], known?: ReportAnswer | null): Promise<void> {
  const report = await load(path, known);
  await drawn(report, startOf(report, figuresOf(report)));
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
  const known = kind === "queue" && ready !== null && sameQuery(ready.query, query) ? ready : null;
  const walk = known ?? (await (kind === "queue" ? queueRound(query) : sampleRound(query)));
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
