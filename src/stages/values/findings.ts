import { cellIds } from "../../identities/equations.ts";
import type { Diagnostic } from "../../model/finding.ts";
import type { DecodedTable } from "./decode.ts";

const NAMES = {
  disclosure: "主动公开政府信息情况",
  requests: "收到和处理政府信息公开申请情况",
  disputes: "行政复议、行政诉讼情况",
};

const warn = (code: string, message: string, pointer: string): Diagnostic => ({
  code,
  severity: "warning",
  message,
  pointer,
});

const OTHER_MONEY: ReadonlySet<string> = new Set(["元", "亿元"]);

/** Figures that are printed clearly and yet may mean another number: amounts in another unit than the form's, and broken counts. */
function implausible(table: DecodedTable, base: string): Diagnostic[] {
  return table.form.rows.flatMap((row) =>
    cellIds(row).flatMap((id, c): Diagnostic[] => {
      const column = row.columns[c];
      const cell = table.cells.get(id);
      const printed = cell?.token?.printed;
      if (column === undefined || cell?.value == null || printed?.state !== "number") return [];
      if (column.label.includes("万元") && OTHER_MONEY.has(printed.unit))
        return [warn("unit.differs", `Printed in ${printed.unit}; the form asks for 万元.`, `${base}/${id}`)];
      if (!Number.isInteger(cell.value) && row.decimal?.includes(column.key) !== true)
        return [warn("cell.fraction", `A count of ${cell.value} is no whole number.`, `${base}/${id}`)];
      return [];
    }),
  );
}

/**
 * Rows whose total is empty while the value before it is the sum of the others: a cell may be missing in the source, and what
 * stands behind it a column too far left.
 */
function shifted(table: DecodedTable, base: string): Diagnostic[] {
  return table.equations.flatMap((equation): Diagnostic[] => {
    const [total] = equation.right;
    const last = equation.left.at(-1);
    if (total === undefined || last === undefined || table.cells.get(total)?.state !== "blank") return [];
    const value = (id: string): number => table.cells.get(id)?.value ?? 0;
    const sum = equation.left.slice(0, -1).reduce((all, id) => all + value(id), 0);
    if (sum === 0 || sum !== value(last) || !isWithinRow(table, equation)) return [];
    return [
      warn("row.shifted", "The total is empty, and the value before it is the sum of the row.", `${base}/${total}`),
    ];
  });
}

/** Whether an equation adds up the cells of one row of the form. */
const isWithinRow = (table: DecodedTable, { left, right }: DecodedTable["equations"][number]): boolean =>
  table.form.rows.some((row) => {
    const ids = new Set(cellIds(row));
    return [...left, ...right].every((id) => ids.has(id));
  });

/** What a person must look at in one table. */
export function findingsOf(table: DecodedTable): Diagnostic[] {
  const key = table.form.table as keyof typeof NAMES;
  const base = `/tables/${key}`;
  const found: Diagnostic[] = [];
  for (const row of table.absent) {
    const pointer = row.key === "" ? base : `${base}/${row.key}`;
    found.push(warn("row.absent", `Row “${row.label || NAMES[key]}” was not found.`, pointer));
  }
  for (const [id, cell] of table.cells) {
    if (cell.state === "ambiguous")
      found.push(warn("cell.ambiguous", "The print allows more than one value here.", `${base}/${id}`));
    if (cell.state === "unreadable")
      found.push(warn("cell.unreadable", `“${cell.token?.text ?? ""}” is no figure.`, `${base}/${id}`));
  }
  found.push(...implausible(table, base), ...shifted(table, base));
  if (table.assignment.leftOver.length > 0)
    found.push(warn("table.repeated", "Rows of this table stand more than once; the first were taken.", base));
  if (table.assignment.foreign.length > table.assignment.leftOver.length)
    found.push(warn("row.unknown", "The table has rows that the form does not have.", base));
  if (table.assignment.unsure.size > 0)
    found.push(warn("row.unsure", "Some values could belong to a neighbouring row.", base));
  if (!table.plain && !table.proven)
    found.push(warn("table.uncertain", "Blank or joined cells were told apart without proof.", base));
  else if (!table.plain)
    found.push({
      code: "table.decoded",
      severity: "info",
      message: "Values printed without separators were told apart; only one way fits the form's identities.",
      pointer: base,
    });
  if ([...table.cells.values()].some((cell) => cell.token?.cleaned === true))
    found.push(warn("cell.overprinted", "Figures were freed from characters printed over them.", base));
  if (table.reading.reader === "structure")
    found.push(warn("table.unlabelled", "The labels can't be read; the table was told by its shape.", base));
  if (table.reading.reader === "order" && table.equations.length === 0)
    found.push({
      code: "table.order",
      severity: "info",
      message: "Values stand apart from their labels; they were taken in printed order, in step with the labels.",
      pointer: base,
    });
  for (const { code, severity, message, cell } of table.doubts ?? [])
    found.push({ code, severity, message, pointer: cell === null ? base : `${base}/${cell}` });
  return found;
}
