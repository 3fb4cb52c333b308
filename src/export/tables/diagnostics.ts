import type { Rows, TableForm } from "../column.ts";
import { type Context, REPORT_COLUMN } from "../context.ts";
import { text, whole } from "./columns.ts";

export const DIAGNOSTICS_TABLE: TableForm = {
  name: "diagnostics",
  label: "诊断",
  description: "One row for each diagnostic of a report",
  columns: [
    REPORT_COLUMN,
    whole("diagnostic", "序号", "Its place in the report's list, from 0"),
    text("code", "代码", "Stable code"),
    text("severity", "程度", "How grave it is", { values: ["info", "warning", "error"] }),
    text("message", "说明", "What it says"),
    text("pointer", "位置", "JSON Pointer into the report; null for the whole document"),
  ],
  key: ["report", "diagnostic"],
};

export const diagnosticRows = ({ key, report }: Context): Rows => ({
  shared: [key],
  rows: report.diagnostics.map(({ code, severity, message, pointer }, i) => [i, code, severity, message, pointer]),
});
