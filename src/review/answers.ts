import { z } from "zod";
import { REVIEW } from "../model/review.ts";
import { FIGURES } from "../stored/figures.ts";
import type { Archive } from "./archive.ts";
import { shownItem } from "./archive.ts";
import type { Decisions } from "./decisions.ts";
import type { Known } from "./known.ts";
import { openLog } from "./log.ts";
import { bySuspicion, facetsOf, matches } from "./overview.ts";
import {
  type AgencyAnswer,
  FACETS,
  type Filter,
  type Item,
  type ItemPage,
  type Overview,
  type ReportAnswer,
  type Sample,
  type SampleChoice,
  type SignedStatement,
  type Statement,
} from "./protocol.ts";
import { draw, type Plan } from "./sampling/plan.ts";
import { sampleOf, statementOf } from "./sampling/statement.ts";

/** What all answers are made from. */
export interface Desk {
  readonly archive: Archive;
  readonly decisions: Decisions;
  readonly version: string;
  readonly hasSources: boolean;
  /** The sample that the command asked for. */
  readonly sample: SampleChoice | null;
}

export const STATEMENTS = "statements.jsonl";

const text = z.string().max(500);
export const FILTER = z.object({ ...Object.fromEntries(FACETS.map((facet) => [facet, text])), search: text }).partial();
export const PAGE = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const CHOICE = z.object({
  size: z.coerce.number().int().min(1).max(100_000),
  seed: z.string().min(1).max(100),
});
export const CONFIDENCE = z.coerce.number().min(0.5).max(0.999).default(0.95);
const POINTERS: ReadonlySet<string> = new Set(FIGURES.map(({ pointer }) => pointer));
export const DECISION = REVIEW.omit({ at: true, version: true })
  .extend({ seen: z.int().min(0) })
  .refine(({ pointer }) => POINTERS.has(pointer), "no figure of a form")
  .refine(({ verdict, value }) => (verdict === "wrong") === (value !== undefined), "the true value goes with wrong");
export const SIGNATURE = CHOICE.extend({ confidence: CONFIDENCE, by: z.string().min(1).max(200) });

export function overviewOf({ archive, decisions, version, hasSources, sample }: Desk, filter: Filter): Overview {
  const { items } = archive;
  return {
    archive: archive.name,
    sources: hasSources,
    version,
    complete: archive.isComplete(),
    total: items.length,
    matching: items.filter((item) => matches(item, filter)).length,
    facets: facetsOf(items, filter),
    decided: decisions.count(),
    sample,
    faultyReviews: decisions.faulty(),
  };
}

/** Items that a filter leaves, the most suspicious first. */
export function itemsOf({ archive }: Desk, filter: Filter, offset: number, limit: number): ItemPage {
  const found = archive.items.filter((item) => matches(item, filter)).sort(bySuspicion);
  const readable = found.filter(({ status }) => status !== "failed").length;
  return { total: found.length, readable, items: found.slice(offset, offset + limit).map(shownItem) };
}

export function reportOf({ archive, decisions }: Desk, path: string): ReportAnswer | null {
  const item = archive.find(path);
  const stored = archive.report(path);
  if (item === null || stored === null) return null;
  return { item: shownItem(item), report: stored.report, decisions: decisions.of(stored.report.source.sha256) };
}

/** Years of one agency that are shown side by side. */
const MOST_YEARS = 30;

export function agencyOf({ archive }: Desk, agency: string): AgencyAnswer {
  const keys = new Set(archive.items.flatMap((item) => (item.agency === agency ? [item.agencyKey] : [])));
  const isSame = (item: Known): boolean =>
    item.agency === agency || (item.agencyKey !== null && keys.has(item.agencyKey));
  const found = archive.items.filter((item) => isSame(item) && item.status !== "failed");
  const years = found.slice(0, MOST_YEARS).flatMap((item: Known): { item: Item; report: ReportAnswer["report"] }[] => {
    const stored = archive.report(item.path);
    return stored === null ? [] : [{ item: shownItem(item), report: stored.report }];
  });
  return { agency, years: years.sort((a, b) => (a.item.year ?? 0) - (b.item.year ?? 0)) };
}

/** Samples and statements of one archive; a plan is drawn once. */
export function sampler(desk: Desk): {
  sample(choice: SampleChoice): Promise<Sample>;
  statement(choice: SampleChoice, confidence: number): Promise<Statement>;
  sign(choice: SampleChoice, confidence: number, by: string): Promise<SignedStatement | null>;
} {
  const { archive, decisions, version } = desk;
  const plans = new Map<string, Plan>();
  const sample = async ({ size, seed }: SampleChoice): Promise<Sample> => {
    await archive.complete;
    const key = `${size}\n${seed}`;
    const plan = plans.get(key) ?? draw(archive, { size, seed });
    plans.set(key, plan);
    return sampleOf(plan, decisions.find);
  };
  const statement = async (choice: SampleChoice, confidence: number): Promise<Statement> =>
    statementOf(await sample(choice), { name: archive.name, items: archive.items, version }, confidence);
  return {
    sample,
    statement,
    async sign(choice, confidence, by) {
      const made = await statement(choice, confidence);
      if (made.open > 0 || made.overall.judged + made.overall.unsure === 0) return null;
      const signed = { ...made, signedBy: by, signedAt: new Date().toISOString() };
      await openLog(archive.root, STATEMENTS).append(() => JSON.stringify(signed));
      return signed;
    },
  };
}
