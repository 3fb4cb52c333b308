import type { Cell, Column, Rows, TableForm } from "../column.ts";
import { type Context, HEAD, headOf } from "../context.ts";
import { date, text, whole } from "./columns.ts";

const LEVELS = [
  ["province", "省"],
  ["city", "市"],
  ["county", "县"],
] as const;

const REGION: readonly Column[] = LEVELS.flatMap(([level, label]) => [
  text(level, `${label}级`, `Name of the ${level} that the agency's name determines`),
  text(`${level}_code`, `${label}级代码`, `Its GB/T 2260 code`),
]);

export const REPORTS_TABLE: TableForm = {
  name: "reports",
  label: "报告",
  description: "One row for each report",
  columns: [
    ...HEAD,
    text("agency_kind", "机关类别", "What the agency is by its name; null where the name doesn't say", {
      values: ["government", "office", "department", "township", "park", "vertical"],
    }),
    text("region_state", "区划判定", "Whether the name determines the place: ambiguous where several places bear it", {
      values: ["exact", "ambiguous", "none"],
    }),
    ...REGION,
    text("title", "标题", "Title of the report"),
    date("issued_on", "落款日期", "Date under the text"),
    text("status", "核验结果", "What the program says of its reading", {
      values: ["verified", "inconsistent", "review"],
    }),
    text("source_name", "文件名", "Name of the source document"),
    whole("source_bytes", "文件大小", "Size of the source document", { unit: "B" }),
    text("media_type", "文件类型", "Media type of the source document"),
    whole("pages", "页数", "Pages of the source; null for sources without pages"),
    text("reading", "识读方式", "Where the characters came from", { values: ["text", "ocr", "mixed"] }),
    whole("n_checks_failed", "勾稽不符数", "Checks that fail"),
    whole("n_diagnostics", "诊断数", "Diagnostics of all severities"),
    text("schema_version", "数据格式版本", "Version of the report's JSON"),
    text("program_version", "程序版本", "Version of the program that read it"),
  ],
  key: ["report"],
};

export function reportRows(context: Context): Rows {
  const { report, agency } = context;
  const { source } = report;
  const places = LEVELS.flatMap(([level]): Cell[] => {
    const division = agency.region[level];
    return [division?.name ?? null, division?.code ?? null];
  });
  const row: Cell[] = [
    agency.kind,
    agency.region.state,
    ...places,
    report.report.title,
    report.report.issuedOn,
    report.status,
    source.name,
    source.bytes,
    source.mediaType,
    source.pages,
    source.reading,
    report.checks.filter(({ kind }) => kind.status === "fail").length,
    report.diagnostics.length,
    report.schemaVersion,
    report.generator.version,
  ];
  return { shared: headOf(context), rows: [row] };
}
