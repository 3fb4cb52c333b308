import type { ColumnForm, IdentityForm, RowForm, TableForm } from "../model/edition.ts";

const RESULTS: readonly ColumnForm[] = [
  { key: "upheld", label: "结果维持" },
  { key: "corrected", label: "结果纠正" },
  { key: "otherResult", label: "其他结果" },
  { key: "pending", label: "尚未审结" },
  { key: "total", label: "总计" },
];

const group = (key: string, label: string, of = ""): RowForm => ({ key, label, group: of, columns: RESULTS });

const GROUPS: readonly RowForm[] = [
  group("reconsideration", "行政复议"),
  group("litigation/direct", "未经复议直接起诉", "行政诉讼"),
  group("litigation/afterReconsideration", "复议后起诉", "行政诉讼"),
];

/** Groups whose values stand side by side in one printed row. */
const sideBySide = (label: string, groups: readonly RowForm[]): RowForm => ({
  key: "",
  label,
  group: "",
  columns: groups.flatMap((of) =>
    of.columns.map((column) => ({ key: `${of.key}/${column.key}`, label: column.label })),
  ),
});

const form = (shape: string, printed: readonly RowForm[]): TableForm => ({
  table: "disputes",
  shape,
  rows: GROUPS,
  printed,
  signs: ["结果维持", "未经复议直接起诉", "尚未审结"],
});

/** Table 3, the same in both editions: three groups of five side by side; also found as two tables and as three. */
export const DISPUTES_FORMS: readonly TableForm[] = [
  form("one-row", [sideBySide("", GROUPS)]),
  form("two-rows", [sideBySide("", GROUPS.slice(0, 1)), sideBySide("", GROUPS.slice(1))]),
  form("three-rows", GROUPS),
];

export const DISPUTES_IDENTITIES: readonly IdentityForm[] = [
  {
    rule: "disputes.total",
    table: "disputes",
    over: "rows",
    left: RESULTS.slice(0, -1).map((c) => c.key),
    right: ["total"],
    label: "结果维持、结果纠正、其他结果、尚未审结之和等于总计",
  },
];
