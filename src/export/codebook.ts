import type { Cell, TableForm } from "./column.ts";
import { text, whole } from "./tables/columns.ts";
import { FIGURE_COLUMNS } from "./tables/figure-columns.ts";
import { STATES } from "./tables/states.ts";

/** The table that describes the columns of all others, itself among them. */
export const CODEBOOK_TABLE: TableForm = {
  name: "codebook",
  label: "编码手册",
  description: "One row for each column of each table, and in the long shape for each variable and each state",
  columns: [
    text(
      "table_name",
      "表名",
      "Table of the export; variable for the figures of the long shape, state for the states of a figure",
    ),
    whole("position", "序号", "Place of the column in its table, from 1"),
    text("name", "变量名", "Name of the column: at most 32 characters, as R, Stata and pandas take it"),
    text("label", "中文名称", "Chinese label, of figures as the form prints it"),
    text("description", "英文说明", "What it holds"),
    text("type", "类型", "Type", { values: ["string", "integer", "number", "date"] }),
    text("unit", "单位", "Unit; null where there is none, or the form names none"),
    text("editions", "格式版本", "Editions whose form has it; null where it does not depend on the form"),
    text("pointer", "位置", "JSON Pointer of the figure in a report"),
    text("allowed", "取值", "Every value that it may have"),
    text("missing", "缺失状态", "What a null may mean, as the column of states says"),
  ],
  key: ["table_name", "name"],
};

/** The codebook's rows. */
export function codebookRows(tables: readonly TableForm[]): Cell[][] {
  const described = [...tables, CODEBOOK_TABLE].map(({ name, columns }) => ({ name, columns }));
  if (tables.some(({ name }) => name === "figures")) described.push({ name: "variable", columns: FIGURE_COLUMNS });
  const rows = described.flatMap(({ name: table, columns }) =>
    columns.map(({ name, label, description, type, unit, editions, pointer, values, missing }, i): Cell[] => [
      table,
      i + 1,
      name,
      label,
      description,
      type,
      unit ?? null,
      list(editions),
      pointer ?? null,
      list(values),
      list(missing),
    ]),
  );
  const states = Object.entries(STATES).map(([state, meaning], i): Cell[] => [
    ...["state", i + 1, state, null, meaning, "string"],
    ...[null, null, null, null, null],
  ]);
  return [...rows, ...states];
}

const list = (values: readonly string[] | undefined): string | null => values?.join(" ") ?? null;
