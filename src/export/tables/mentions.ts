import type { Rows, TableForm } from "../column.ts";
import { type Context, REPORT_COLUMN } from "../context.ts";
import { decimal, text, whole } from "./columns.ts";

export const MENTIONS_TABLE: TableForm = {
  name: "mentions",
  label: "正文中的数字",
  description: "One row for each figure that the prose states",
  columns: [
    REPORT_COLUMN,
    whole("mention", "序号", "Its place in the report's list, from 0"),
    text("phrase", "原文", "The words that state it"),
    decimal("value", "数值", "The figure"),
    text("unit", "单位", "Its unit as printed"),
    text("section", "章节位置", "JSON Pointer of the section"),
    whole("paragraph", "段落", "Paragraph of the section, from 0"),
    whole("start_at", "起点", "UTF-16 offset of the phrase in the paragraph"),
    whole("end_at", "终点", "UTF-16 offset behind it"),
  ],
  key: ["report", "mention"],
};

export const mentionRows = ({ key, report }: Context): Rows => ({
  shared: [key],
  rows: report.mentions.map(({ text: phrase, value, unit, section, paragraph, start, end }, i) => [
    i,
    phrase,
    value,
    unit,
    section,
    paragraph,
    start,
    end,
  ]),
});
