import { FIGURES } from "../../stored/figures.ts";
import type { Cell, Column, Rows, TableForm } from "../column.ts";
import { type Context, HEAD, headOf } from "../context.ts";
import { text, whole } from "./columns.ts";
import { FIGURE_COLUMNS } from "./figure-columns.ts";
import { STATES } from "./states.ts";

const STATE_COLUMNS: readonly Column[] = FIGURE_COLUMNS.map(({ name, label, editions, pointer }) =>
  text(`${name}_s`, `${label}（状态）`, `State of ${name}`, {
    values: Object.keys(STATES),
    ...(editions === undefined ? {} : { editions }),
    ...(pointer === undefined ? {} : { pointer }),
  }),
);

export const PANEL_TABLE: TableForm = {
  name: "panel",
  label: "指标（宽表）",
  description: "One row for each report: a column for each figure of all editions, then a column for the state of each",
  columns: [
    ...HEAD,
    text("status", "核验结果", "What the program says of its reading", {
      values: ["verified", "inconsistent", "review"],
    }),
    whole("n_reviewed", "已复核数", "Figures that a person found right"),
    whole("n_corrected", "已更正数", "Figures that a person corrected: table decisions has what was read"),
    whole("n_unsure", "存疑数", "Figures that a person could not tell: null here"),
    ...FIGURE_COLUMNS,
    ...STATE_COLUMNS,
  ],
  key: ["report"],
};

const PLACE = new Map(FIGURES.map((figure, i) => [figure, i]));

export function panelRows(context: Context): Rows {
  const { report, values } = context;
  const table = (name: (typeof FIGURES)[number]["table"]) => (report.tables[name] === null ? "noTable" : "absent");
  const cells: Cell[] = new Array(FIGURES.length).fill(null);
  const states: Cell[] = FIGURES.map((figure) => table(figure.table));
  for (const { figure, value, state } of values) {
    const place = PLACE.get(figure) as number;
    cells[place] = value;
    states[place] = state;
  }
  const count = (kind: string) => values.filter(({ review }) => review === kind).length;
  const counts = [count("reviewed"), count("corrected"), count("unsure")];
  return { shared: headOf(context), rows: [[report.status, ...counts, ...cells, ...states]] };
}
