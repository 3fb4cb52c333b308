import { effect, signal } from "@preact/signals";
import type { Review } from "../../model/review.ts";
import type { Standing } from "../protocol.ts";
import { postDecision } from "./api.ts";
import { isKnown } from "./form/marks.ts";
import { type Loaded, load, revisionOf, setStanding } from "./load.ts";
import { chosen, chosenFigure, goFigure, isMoving, loaded, round } from "./round.ts";
import { go, hashOf } from "./route.ts";
import { reviewer } from "./settings.ts";

/** What is being typed. */
export type Entry = { readonly kind: "wrong" | "note" } | null;

export const entry = signal<Entry>(null);
effect(() => {
  // What is typed belongs to one figure of one report.
  void [chosen.value, loaded.value];
  entry.value = null;
});

/** Another person's decision that came first, until it has been seen. */
export const conflict = signal<{ readonly pointer: string; readonly standing: Standing | null } | null>(null);
export const notice = signal<"saved" | "failed" | "end" | "undone" | "nothing-to-undo" | null>(null);
/** Figures that were decided on this page, the last one last. */
const made: { readonly path: string; readonly pointer: string }[] = [];
/** Decisions of this sitting. */
export const count = signal(0);

interface Verdict {
  readonly verdict: Review["verdict"];
  readonly value?: number | null;
  readonly note?: string;
}

/** A decision is on its way, or the next figure is: what is pressed meanwhile was meant for neither. */
export const busy = signal(false);

async function alone(work: () => Promise<void>): Promise<void> {
  if (busy.value) return;
  busy.value = true;
  try {
    await work();
  } finally {
    busy.value = false;
  }
}

/** Records a decision about the chosen figure, and goes on to the next. */
export const decide = (verdict: Verdict): Promise<void> => alone(() => decideChosen(verdict));

/** Takes back the last decision made on this page, and goes back to its figure. */
export const undo = (): Promise<void> => alone(undoLast);

async function decideChosen(verdict: Verdict): Promise<void> {
  const [report, pointer] = [loaded.value, chosen.value];
  const figure = chosenFigure.value;
  if (report === null || pointer === null || figure === null || reviewer.value === "" || isMoving()) return;
  if (verdict.verdict === "right" && !isKnown(figure)) return;
  if (!(await send(report, pointer, verdict))) return;
  made.push({ path: report.path, pointer });
  count.value++;
  entry.value = null;
  notice.value = "saved";
  if (!(await goFigure(1)) && round.value !== null) notice.value = "end";
}

async function undoLast(): Promise<void> {
  const last = made.pop();
  if (last === undefined) {
    notice.value = "nothing-to-undo";
    return;
  }
  const report = await load(last.path);
  if (!(await send(report, last.pointer, { verdict: "withdrawn" }))) return;
  count.value--;
  notice.value = "undone";
  const walk = round.value;
  const via = walk === null || walk.kind === "single" ? {} : { via: walk.kind, ...walk.query };
  go(hashOf("report", last.path, { ...via, at: last.pointer }), report === loaded.value);
  if (report === loaded.value) chosen.value = last.pointer;
}

async function send(report: Loaded, pointer: string, verdict: Verdict): Promise<boolean> {
  const figure = report.figures.get(pointer);
  if (figure === undefined) return false;
  try {
    const answer = await postDecision({
      report: report.path,
      sha256: report.report.source.sha256,
      pointer,
      shown: figure.value,
      by: reviewer.value,
      seen: revisionOf(report, pointer),
      ...verdict,
    });
    if (answer.standing !== null) setStanding(report, pointer, answer.standing);
    conflict.value = answer.ok ? null : { pointer, standing: answer.standing };
    return answer.ok;
  } catch {
    notice.value = "failed";
    return false;
  }
}
