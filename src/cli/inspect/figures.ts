import { cellId } from "../../identities/equations.ts";
import type { Style } from "../print.ts";
import { safe } from "./safe.ts";
import type { ChosenReading } from "./tables.ts";

/** What stands in a cell of a drawn table. */
export interface Figure {
  readonly text: string;
  readonly style?: Style;
}

/** Marks behind the values, and what they mean, in the order of the legend. */
const MARKS = {
  "·": "blank",
  "∅": "not located",
  "*": "told apart by the identities or the digits",
  "?": "more than one value fits",
  "!": "no figure",
  "≠": "result of a sum that fails",
} as const;

/** The figures of one table by row and column, as they are drawn. */
export function figuresOf({ cells, identities }: ChosenReading): (row: string, column: string) => Figure {
  const failing = new Set(identities.filter(({ status }) => status === "fail").flatMap(({ results }) => results));
  return (row, column) => {
    const id = cellId(row, column);
    const cell = cells[id];
    if (cell === undefined) return { text: "∅", style: "yellow" };
    const printed = safe(cell.text);
    switch (cell.state) {
      case "blank":
        return { text: "·", style: "dim" };
      case "dash":
        return { text: printed || "-", style: "dim" };
      case "ambiguous":
        return { text: `${printed}?`, style: "yellow" };
      case "unreadable":
        return { text: `${printed}!`, style: "yellow" };
      case "number": {
        const value = `${cell.value}${cell.origin === "decoded" ? "*" : ""}`;
        return failing.has(id) ? { text: `${value}≠`, style: "red" } : { text: value };
      }
    }
  };
}

/** The legend of the marks that a drawn table holds, "" for none. */
export function legendOf(drawn: readonly string[]): string {
  const text = drawn.join("");
  return Object.entries(MARKS)
    .filter(([mark]) => text.includes(mark))
    .map(([mark, meaning]) => `${mark} ${meaning}`)
    .join(", ");
}
