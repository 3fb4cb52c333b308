import { FIGURES, type Figure } from "../../stored/figures.ts";
import type { Column } from "../column.ts";
import { spaced, variableOf } from "../names.ts";
import { MISSING } from "./states.ts";

/** Units that the form prints or its notice states; of 采购总金额 it names none. */
function unitOf({ table, column, pointer }: Figure): string | null {
  if (pointer === "/tables/disclosure/fees/amount") return "万元";
  if (column === "amount") return null;
  return table === "disclosure" && (column === "previousItems" || column === "change" || column === "items")
    ? "项"
    : "件";
}

/** Each figure as a column: the form's labels, and the names of the JSON in words. */
export const FIGURE_COLUMNS: readonly Column[] = FIGURES.map((figure) => {
  const unit = unitOf(figure);
  return {
    name: variableOf(figure),
    label: [figure.groupLabel, figure.rowLabel, figure.columnLabel].filter((label) => label !== "").join(" "),
    description: [figure.table, ...figure.row.split("/"), figure.column].map((name) => spaced(name, " ")).join(": "),
    type: "number",
    ...(unit === null ? {} : { unit }),
    editions: figure.editions,
    pointer: figure.pointer,
    missing: MISSING,
  };
});
