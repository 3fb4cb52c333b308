import { once } from "../../model/once.ts";
import type { CheckKind } from "../../stored/checks.ts";
import type { Rows, Run, TableForm } from "../column.ts";
import { type Context, REPORT_COLUMN } from "../context.ts";
import { decimal, text, whole } from "./columns.ts";

export const CHECKS_TABLE: TableForm = {
  name: "checks",
  label: "勾稽校验",
  description:
    "One row for each check of a report, as the program read it; the cells that one takes follow from rule and instance",
  columns: [
    REPORT_COLUMN,
    whole("check_number", "序号", "Its place in the report's list, from 0"),
    text("rule", "规则", "Code of the rule"),
    text("instance", "对象", "The column, row or group that it is about; null for the whole document"),
    text("label", "含义", "What it says"),
    text("result", "结果", "How it ended", { values: ["pass", "fail", "skipped"] }),
    decimal("left_value", "左值", "What the left side comes to"),
    decimal("right_value", "右值", "What the right side comes to"),
  ],
  key: ["report", "check_number"],
};

export const checkRows = ({ key, report }: Context): Rows => ({
  shared: [key],
  rows: report.checks.map(({ kind, left, right }, i) => [i, runOf(kind), left, right]),
});

const runOf = once(({ rule, at, label, status }: CheckKind): Run => [rule, at, label, status]);
