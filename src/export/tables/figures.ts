import { once } from "../../model/once.ts";
import type { LeanEvidence } from "../../stored/evidence.ts";
import { FIGURES, type Figure } from "../../stored/figures.ts";
import type { Cell, Part, Rows, Run, TableForm } from "../column.ts";
import { type Context, HEAD, headOf, type Value } from "../context.ts";
import { variableOf } from "../names.ts";
import { decimal, text, whole } from "./columns.ts";
import { MISSING, STATES } from "./states.ts";

export const FIGURES_TABLE: TableForm = {
  name: "figures",
  label: "指标（长表）",
  description: "One row for each figure of each report: of its edition's form, and any other that it has",
  columns: [
    ...HEAD,
    text("table_key", "表", "Table of the form", { values: ["disclosure", "requests", "disputes"] }),
    text("row_key", "行", "Row of the table, as the report's JSON names it"),
    text("column_key", "列", "Column of the table, as the report's JSON names it"),
    text("variable", "变量", "Name of the figure, the same as its column in the wide shape"),
    decimal("value", "数值", "The figure; null is never zero, state says what it is", { missing: MISSING }),
    text("state", "状态", "What is known of the figure", { values: Object.keys(STATES) }),
    text("origin", "来源", "Where the characters came from", { values: ["text", "ocr", "decoded", "repaired"] }),
    decimal("confidence", "置信度", "0 to 1 as the OCR measured it; null where nothing was measured"),
    whole("page", "页", "Page of the source; null for sources without pages"),
    text("review", "复核", "A person's decision", { values: ["reviewed", "corrected", "unsure"] }),
    decimal("value_read", "识读数值", "The figure as the program read it, before any decision"),
    text("state_read", "识读状态", "Its state before any decision", {
      values: Object.keys(STATES).filter((state) => state !== "unsure"),
    }),
  ],
  key: ["report", "variable"],
};

const NAMES = new Map(
  FIGURES.map((figure): [Figure, Run] => [figure, [figure.table, figure.row, figure.column, variableOf(figure)]]),
);

export const figureRows = (context: Context): Rows => ({
  shared: headOf(context),
  rows: context.values.map((value): Part[] => {
    const names = NAMES.get(value.figure) as Run;
    const run = knownRun(value);
    return run === null ? [names, ...ownCells(value)] : [names, run];
  }),
});

const ownCells = ({ value, state, evidence, review, read, stateRead }: Value): Cell[] => [
  value,
  state,
  evidence?.origin ?? null,
  evidence?.confidence ?? null,
  evidence?.page ?? null,
  review,
  read,
  stateRead,
];

/** Values below it are small, as most of the form are. */
const SMALL = 1000;

/**
 * The cells of a figure as others are read: a small one, about which nobody decided. Those that are read alike differ in nothing
 * but their values. Null for others, and where there is a confidence: each has its own, and what is made of it would be kept for nothing.
 */
function knownRun(figure: Value): Run | null {
  const { value, evidence, review } = figure;
  if (evidence === null || evidence.confidence !== null || review !== null) return null;
  if (value !== null && !(value >= 0 && value < SMALL && Number.isInteger(value))) return null;
  const runs = runsOf(evidence);
  let run = runs.get(value);
  if (run === undefined) {
    run = ownCells(figure);
    runs.set(value, run);
  }
  return run;
}

const runsOf = once((_: LeanEvidence) => new Map<number | null, Run>());
