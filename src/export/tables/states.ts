/** Why a figure has no value, as the columns of states say it, and `number` where it has one. */
export const STATES: Readonly<Record<string, string>> = {
  number: "a value is printed",
  blank: "nothing is printed in the cell",
  dash: "a dash, / or 无 is printed in the cell",
  ambiguous: "what is printed can be read in several ways",
  unreadable: "what is printed can't be read",
  unlocated: "the row is there, the cell was not found",
  absent: "the report does not print the row",
  noTable: "the report does not have the table",
  unsure: "a person looked and could not tell",
};

export const MISSING: readonly string[] = Object.keys(STATES).filter((state) => state !== "number");
