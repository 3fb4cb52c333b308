import { FIGURES, type Figure } from "../../stored/figures.ts";
import type { Cell, Rows, TableForm } from "../column.ts";
import { type Context, HEAD, headOf } from "../context.ts";
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
  FIGURES.map((figure): [Figure, Cell[]] => [figure, [figure.table, figure.row, figure.column, variableOf(figure)]]),
);

export const figureRows = (context: Context): Rows => ({
  shared: headOf(context),
  fixed: context.values.map(({ figure }) => NAMES.get(figure) as Cell[]),
  rows: context.values.map(({ value, state, origin, confidence, page, review, read, stateRead }) => [
    value,
    state,
    origin,
    confidence,
    page,
    review,
    read,
    stateRead,
  ]),
});
