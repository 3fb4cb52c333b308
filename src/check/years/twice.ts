import { readingsOf } from "../../stored/figures.ts";
import type { Digest } from "../digest.ts";
import { type Finding, finding } from "../finding.ts";
import type { Examined } from "../subject.ts";
import type { AgencyYears } from "./agencies.ts";

/** How many figures that differ are given with their places. */
const SHOWN = 10;

/** Figures that both reports print, and print differently; nothing printed against something is none. */
function differing(a: Examined, b: Examined): string[] {
  const others = readingsOf(b.report);
  return readingsOf(a.report).flatMap(({ figure, state, value }, i) => {
    const other = others[i];
    return state === "number" && other?.state === "number" && other.value !== value ? [figure.pointer] : [];
  });
}

/** Several reports of one agency and year, each against the first. */
export function checkTwice(agency: AgencyYears, open: (digest: Digest) => Examined | null): Finding[] {
  return agency.years.flatMap(({ digests }): Finding[] => {
    const [first, ...others] = digests;
    return others.flatMap((other) => twice(agency.sure, first as Digest, other, open));
  });
}

function twice(sure: boolean, first: Digest, second: Digest, open: (digest: Digest) => Examined | null): Finding[] {
  const a = open(first);
  const b = open(second);
  if (a === null || b === null) return [];
  const cells = first.figuresHash === second.figuresHash ? [] : differing(a, b);
  const [cell] = cells;
  if (cell === undefined) {
    const prose = first.proseHash === second.proseHash ? "and the same text" : "and other text or layout";
    return [
      finding("archive.duplicate", b.report.report, {
        message: `Both reports have the same figures ${prose}.`,
        certain: sure && first.sure && second.sure,
        places: [a, b].map((of) => of.place("/report/year")),
      }),
    ];
  }
  const shown = cells.slice(0, SHOWN);
  const more = cells.length > SHOWN ? `, the first ${SHOWN} of which are given` : "";
  return [
    finding("archive.conflict", b.report.report, {
      at: cell.replace("/tables/", ""),
      message: `The reports differ in ${cells.length} figure${cells.length === 1 ? "" : "s"}${more}.`,
      left: a.place(cell).value as number,
      right: b.place(cell).value as number,
      certain: sure && first.sure && second.sure && shown.every((pointer) => a.certain(pointer) && b.certain(pointer)),
      places: shown.flatMap((pointer) => [a.place(pointer), b.place(pointer)]),
    }),
  ];
}
