import { stripVTControlCharacters } from "node:util";
import { duration, type Paint, thousands } from "./print.ts";
import type { Tally } from "./tally.ts";

/** Cells of the bar. */
const BAR = 20;

/**
 * One line on the state of a run: done of total, rate, time left, counts. With `columns` a bar is drawn, and the
 * line is kept within that width (in code units, colours apart).
 */
export function progressLine(tally: Tally, total: number, seconds: number, paint: Paint, columns: number): string {
  const { done, recorded, counts } = tally;
  const rate = seconds > 0 ? (done - recorded) / seconds : 0;
  const parts = [`${thousands(done)}/${thousands(total)}`];
  if (rate > 0) parts.push(`${rate.toFixed(rate < 10 ? 1 : 0)}/s`, `${duration((total - done) / rate)} left`);
  const states = [
    paint("green", `${thousands(counts.verified)} verified`),
    paint("red", `${thousands(counts.inconsistent)} inconsistent`),
    paint("yellow", `${thousands(counts.review)} review`),
    paint("red", `${thousands(counts.failed)} failed`),
  ];
  const head = parts.join(" · ");
  const full = `${head} · ${states.join(" · ")}`;
  if (columns === 0) return full;
  const bar = "█".repeat(Math.round((BAR * done) / Math.max(total, 1))).padEnd(BAR, "░");
  const wide = `${bar} ${full}`;
  return (
    [wide, full].find((line) => stripVTControlCharacters(line).length < columns) ??
    head.slice(0, Math.max(0, columns - 1))
  );
}
