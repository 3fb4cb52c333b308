import { FIGURES } from "../../stored/figures.ts";
import type { Rows, TableForm } from "../column.ts";
import { type Context, REPORT_COLUMN } from "../context.ts";
import { variableOf } from "../names.ts";
import { decimal, text } from "./columns.ts";

export const DECISIONS_TABLE: TableForm = {
  name: "decisions",
  label: "人工复核",
  description: "One row for each decision of a person about a report's document; empty without --with-reviews",
  columns: [
    REPORT_COLUMN,
    text("pointer", "位置", "JSON Pointer of the figure"),
    text("variable", "变量", "Name of the figure; null where it is none of the forms'"),
    text("verdict", "结论", "What was decided", { values: ["right", "wrong", "unsure"] }),
    decimal("value_read", "识读数值", "The figure as the program read it"),
    decimal("value_shown", "复核时数值", "The figure that the person was shown"),
    decimal(
      "value_decided",
      "更正数值",
      "The figure that the person read; null for none, and where the verdict is not wrong",
    ),
    text("outcome", "采用情况", "Whether the decision was applied, or why not", {
      values: ["applied", "not-a-figure", "other-value"],
    }),
    text("note", "备注", "What the person noted"),
    text("decided_by", "复核人", "Who decided"),
    text("decided_at", "复核时间", "When, UTC"),
  ],
  key: ["report", "pointer"],
};

const VARIABLES = new Map(FIGURES.map((figure) => [figure.pointer, variableOf(figure)]));

export const decisionRows = ({ key, decisions }: Context): Rows => ({
  shared: [key],
  rows: decisions.map(({ review, read, why }) => [
    review.pointer,
    VARIABLES.get(review.pointer) ?? null,
    review.verdict,
    read,
    review.shown,
    review.value ?? null,
    why ?? "applied",
    review.note ?? null,
    review.by,
    review.at,
  ]),
});
