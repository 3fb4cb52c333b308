import { stripVTControlCharacters } from "node:util";
import { duration, type Paint, thousands } from "./print.ts";
import type { Tally } from "./tally.ts";

/**
 * One line on the state of a run: done of total, rate, time left, counts of each status that has come up. With `columns`
 * a bar is drawn, and parts are left out until the line is narrower than that (in code units, colours apart).
 */
export function progressLine(tally: Tally, total: number, seconds: number, paint: Paint, columns: number): string {
  const head = pace(tally, total, seconds);
  const full = [head, ...states(tally, paint)].join(" · ");
  if (columns === 0) return full;
  const share = tally.done / Math.max(total, 1);
  const choices = [`${bar(share, 20)} ${full}`, `${bar(share, 10)} ${full}`, full, `${bar(share, 10)} ${head}`];
  const fitting = choices.find((line) => stripVTControlCharacters(line).length < columns);
  return fitting ?? head.slice(0, columns - 1);
}

function pace({ done, recorded }: Tally, total: number, seconds: number): string {
  const progress = `${thousands(done)}/${thousands(total)}`;
  const rate = seconds > 0 ? (done - recorded) / seconds : 0;
  if (rate === 0) return progress;
  return `${progress} · ${rate.toFixed(rate < 10 ? 1 : 0)}/s · ${duration((total - done) / rate)} left`;
}

function states({ counts }: Tally, paint: Paint): string[] {
  const states = [
    ["green", "verified"],
    ["red", "inconsistent"],
    ["yellow", "review"],
    ["red", "failed"],
  ] as const;
  return states
    .filter(([, kind]) => counts[kind] > 0)
    .map(([style, kind]) => paint(style, `${thousands(counts[kind])} ${kind}`));
}

const bar = (share: number, cells: number): string => "█".repeat(Math.floor(cells * share)).padEnd(cells, "░");
