import type { Review } from "../model/review.ts";
import { openLog } from "./log.ts";
import type { Decision, DecisionAnswer, Standing } from "./protocol.ts";

export const REVIEWS = "reviews.jsonl";

/** What has been decided up to some moment. */
export interface Standings {
  /** The decision that stands about a figure of a document; null for none, and for one that was withdrawn. */
  find(sha256: string, pointer: string): Review | null;
  /** The last decision about each figure of a document, withdrawn ones too. */
  of(sha256: string): Standing[];
  /** Figures about which a decision stands. */
  count(): number;
  /** Numbers, from 1, of lines of the file that hold no decision. */
  faulty(): readonly number[];
}

export interface Decisions {
  /** With what other processes have added up to now. */
  current(): Promise<Standings>;
  /**
   * Records a decision, if nobody has decided about the figure since the person looked at it; else answers with the decision that
   * stands. Throws LogError where it can't be recorded.
   */
  decide(decision: Decision): Promise<DecisionAnswer>;
}

/** Opens the decisions of an archive. */
export function openDecisions(root: string, version: string, now: () => Date = () => new Date()): Decisions {
  const log = openLog(root, REVIEWS);
  let documents = new Map<string, Map<string, Standing>>();
  let faulty: number[] = [];
  let lines = 0;

  const refresh = async (): Promise<void> => {
    if (!log.changed()) return;
    // Loaded with the first decision: it brings zod, which takes longer than all the rest of a start.
    const { parseReview } = await import("../stored/reviews.ts");
    const news = log.news();
    if (news.restarted) {
      documents = new Map();
      faulty = [];
      lines = 0;
    }
    for (const line of news.lines) {
      lines++;
      const review = parseReview(line);
      if (review === null) {
        if (line.trim() !== "") faulty.push(lines);
        continue;
      }
      const figures = documents.get(review.sha256) ?? new Map<string, Standing>();
      documents.set(review.sha256, figures);
      figures.set(review.pointer, { review, revision: (figures.get(review.pointer)?.revision ?? 0) + 1 });
    }
  };
  const last = (sha256: string, pointer: string): Standing | null => documents.get(sha256)?.get(pointer) ?? null;
  const stands = ({ review }: Standing): boolean => review.verdict !== "withdrawn";
  const standings: Standings = {
    find(sha256, pointer) {
      const found = last(sha256, pointer);
      return found !== null && stands(found) ? found.review : null;
    },
    of: (sha256) => [...(documents.get(sha256)?.values() ?? [])],
    count: () => [...documents.values()].reduce((sum, figures) => sum + [...figures.values()].filter(stands).length, 0),
    faulty: () => faulty,
  };

  return {
    async current() {
      await refresh();
      return standings;
    },
    async decide({ seen, ...decision }) {
      const { sha256, pointer } = decision;
      let answer: DecisionAnswer = { ok: false, standing: null };
      await log.append(async () => {
        await refresh();
        const standing = last(sha256, pointer);
        if ((standing?.revision ?? 0) !== seen) {
          answer = { ok: false, standing };
          return null;
        }
        const review = { ...decision, at: now().toISOString(), version } as Review;
        answer = { ok: true, standing: { review, revision: seen + 1 } };
        return JSON.stringify(review);
      });
      return answer;
    },
  };
}
