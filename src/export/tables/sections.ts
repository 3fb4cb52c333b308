import type { Section } from "../../model/report.ts";
import type { Cell, Rows, TableForm } from "../column.ts";
import { type Context, REPORT_COLUMN } from "../context.ts";
import { text, whole } from "./columns.ts";

export const SECTIONS_TABLE: TableForm = {
  name: "sections",
  label: "正文",
  description: "One row for each section of a report, subsections after the section that they stand in",
  columns: [
    REPORT_COLUMN,
    text("section", "章节位置", "JSON Pointer of the section in the report"),
    text("parent", "上级章节", "JSON Pointer of the section that it stands in; null at the top"),
    whole("level", "层级", "0 for the text before the first heading"),
    text("section_number", "编号", "Number as printed"),
    whole("ordinal", "序号", "Value of that number"),
    text("heading", "标题", "Heading"),
    text("body", "正文", "Its paragraphs, a line feed between them"),
    text("form_tables", "所含表格", "Keys of the tables that stand in it, blanks between them"),
  ],
  key: ["report", "section"],
};

export function sectionRows({ key, report }: Context): Rows {
  const rows: Cell[][] = [];
  const add = (sections: readonly Section[], path: string, parent: string | null): void =>
    sections.forEach((section, i) => {
      const pointer = `${path}/${i}`;
      const { level, number, ordinal, heading, paragraphs, tables } = section;
      const body = paragraphs.join("\n");
      rows.push([
        pointer,
        parent,
        level,
        number,
        ordinal,
        heading,
        body,
        tables.length === 0 ? null : tables.join(" "),
      ]);
      add(section.sections, `${pointer}/sections`, pointer);
    });
  add(report.sections, "/sections", null);
  return { shared: [key], rows };
}
