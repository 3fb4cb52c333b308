import { cellId, type Equation } from "../../identities/equations.ts";
import { type Mending, type Misreadable, mend } from "../../identities/mend.ts";
import type { CellReading } from "../../model/scan.ts";
import type { Token } from "../../model/vector.ts";
import { spells } from "../../text/ctc.ts";
import { misreadCost } from "../../text/misread.ts";
import { readPrinted } from "../../text/printed.ts";
import { type DecodedCell, type DecodedTable, type Doubt, holds } from "./decode.ts";

/** A scanned table with more weak cells than this, and sums that fail, is not legible. */
const ILLEGIBLE = 0.15;
/** A cell mended so that this many sums come out that failed is proven. */
const PROVEN_BY = 2;
/** An engine that is so sure of another value is not overruled in silence. */
const AGAINST = 0.9;
/** A dot or comma in an amount is believed from this on. */
const SURE = 0.8;
/** What it costs to believe that two engines that fail differently have misread a cell alike. */
const AGREED = 5;
/** What a reading costs that no engine offers, over what its likeness to the one offered costs. */
const UNOFFERED = 3;

export const isScanned = (table: DecodedTable): boolean =>
  [...table.cells.values()].some((cell) => cell.token?.reading !== undefined);

/** Lets the sums prove what recognition read on `pages`, or mend it; a table that stands on none of them stays as it is. */
export function prove(table: DecodedTable, pages: ReadonlySet<number>): DecodedTable {
  if (![...table.cells.values()].some(({ token }) => isOn(token, pages))) return table;
  const decimals = decimalCells(table);
  const read = new Map([...table.cells].map(([id, cell]) => [id, asRead(cell, decimals.has(id))]));
  const mending = mend(
    [...read].map(([id, cell]) => misreadable(id, cell, pages, decimals.has(id))),
    table.equations,
  );
  const sumsOf = sumsByCell(table.equations);
  const before = new Set(table.equations.filter((equation) => !holds(equation, read)));
  const proofs = (id: string): number => proofsOf(sumsOf.get(id) ?? [], before, mending.failing);
  const cells = new Map([...read].map(([id, cell]) => [id, mended(cell, id, mending, proofs(id), decimals.has(id))]));
  const violated = table.equations.filter((equation) => !holds(equation, cells));
  return { ...table, cells, violated, doubts: doubtsOf(cells, mending, { sumsOf, proofs }, pages, decimals) };
}

/** Dots or commas that part thousands; in an amount a dot may as well be that of decimals. */
const GROUPED = /^\d{1,3}(?:[.,]\d{3})+$/u;

/** What a reading says in a column that counts, or in one of amounts. */
const plainText = (text: string, decimal: boolean): string =>
  !decimal && GROUPED.test(text) ? text.replaceAll(".", ",") : text;

function printedValue(text: string, decimal: boolean): number | null {
  const printed = readPrinted(plainText(text, decimal));
  return printed.state === "number" ? printed.value : printed.state === "unreadable" ? Number.NaN : null;
}

/** Ids of the cells that hold amounts with decimals. */
const decimalCells = ({ form }: DecodedTable): ReadonlySet<string> =>
  new Set(form.rows.flatMap((row) => (row.decimal ?? []).map((column) => cellId(row.key, column))));

/** Stands on a page that was read from its picture, and recognition did not take it for a cell's figure. */
const isLoose = (token: Token | null, pages: ReadonlySet<number>): boolean =>
  token?.reading === undefined && isOn(token, pages);

const isOn = (token: Token | null, pages: ReadonlySet<number>): boolean =>
  token !== null && token.anchor !== null && "page" in token.anchor && pages.has(token.anchor.page);

/** A cell with thousands told from decimals. */
function asRead(cell: DecodedCell, decimal: boolean): DecodedCell {
  const { token } = cell;
  if (token?.reading === undefined) return cell;
  const text = plainText(token.text, decimal);
  if (text === token.text) return cell;
  const printed = readPrinted(text);
  return { ...cell, value: printed.state === "number" ? printed.value : null, token: { ...token, text, printed } };
}

function misreadable(id: string, cell: DecodedCell, pages: ReadonlySet<number>, decimal: boolean): Misreadable {
  const reading = cell.token?.reading;
  if (reading === undefined) {
    const open = cell.state === "ambiguous" || cell.state === "unreadable";
    const value = open ? Number.NaN : cell.value;
    return { id, value, firm: !isLoose(cell.token, pages), others: [], costOf: () => Number.POSITIVE_INFINITY };
  }
  const value = printedValue(reading.text, decimal);
  const sure = Math.log(Math.max(reading.confidence, 0.02));
  const agreed = reading.agreed ? AGREED : 0;
  const others = reading.candidates.flatMap(({ text, probability }) => {
    const other = printedValue(text, decimal);
    return Number.isNaN(other) || other === value
      ? []
      : [{ value: other, cost: agreed + costOver(Math.log(probability), sure) }];
  });
  // A blank is decided by its ink: no sum puts a figure there.
  const firm = reading.firm || (reading.text === "" && !reading.weak);
  return { id, value, firm, others, costOf: (asked) => agreed + costOver(likelihood(String(asked), reading), sure) };
}

const costOver = (likelihood: number, sure: number): number => Math.max(0.05, sure - likelihood);

/** The logarithm of how likely the print says `text`. */
function likelihood(text: string, reading: CellReading): number {
  if (reading.steps !== null) return spells(text, reading.steps.alphabet, reading.steps.logs);
  return reading.text === "" ? Number.NEGATIVE_INFINITY : -UNOFFERED - misreadCost(text, reading.text);
}

/** By cell, the sums it takes part in. */
function sumsByCell(equations: readonly Equation[]): ReadonlyMap<string, readonly Equation[]> {
  const sumsOf = new Map<string, Equation[]>();
  for (const equation of equations)
    for (const id of [...equation.left, ...equation.right]) sumsOf.set(id, [...(sumsOf.get(id) ?? []), equation]);
  return sumsOf;
}

/** How many of a cell's sums failed as read and come out as mended; none if one still fails. */
const proofsOf = (sums: readonly Equation[], before: ReadonlySet<Equation>, failing: readonly Equation[]): number =>
  sums.some((sum) => failing.includes(sum)) ? 0 : sums.filter((sum) => before.has(sum)).length;

/**
 * A cell with what the sums make of it. A value that an engine by itself finds the likeliest, that the sums prove, and against
 * which no engine is sure of another, was read; any other that the sums ask for is a repair.
 */
function mended(
  cell: DecodedCell,
  id: string,
  { changes, contested }: Mending,
  proofs: number,
  decimal: boolean,
): DecodedCell {
  const { token } = cell;
  const reading = token?.reading;
  if (token == null || reading === undefined) return cell;
  const value = changes.get(id);
  if (value === undefined) return { ...cell, origin: "ocr" };
  const own = reading.own.find(({ text }) => printedValue(text, decimal) === value);
  const against = reading.own.some((one) => one !== own && one.probability >= AGAINST);
  if (own !== undefined && value !== null && !against && proofs >= PROVEN_BY && !contested.has(id)) {
    const text = plainText(own.text, decimal);
    const read = { ...reading, text: own.text, confidence: own.probability };
    return {
      ...cell,
      value,
      state: "number",
      origin: "ocr",
      token: { ...token, text, printed: readPrinted(text), reading: read },
    };
  }
  return { ...cell, value, state: value === null ? "dash" : "number", origin: "repaired", read: reading.text };
}

/** A sign or a point is small and soon lost: one that is so likely is not passed over. */
const LOST_MARK = 0.03;
const digitsOf = (text: string): string => text.replace(/\D/gu, "");

const mayHaveMark = ({ text, candidates }: CellReading): boolean =>
  candidates.some(
    (other) =>
      other.text !== text &&
      other.probability >= LOST_MARK &&
      digitsOf(other.text) !== "" &&
      digitsOf(other.text) === digitsOf(text),
  );

function doubtsOf(
  cells: ReadonlyMap<string, DecodedCell>,
  mending: Mending,
  { sumsOf, proofs }: { readonly sumsOf: ReadonlyMap<string, readonly Equation[]>; proofs(id: string): number },
  pages: ReadonlySet<number>,
  decimals: ReadonlySet<string>,
): Doubt[] {
  const failing = new Set(mending.failing);
  const doubts: Doubt[] = [];
  let weak = 0;
  for (const [id, cell] of cells) {
    const reading = cell.token?.reading;
    const sums = sumsOf.get(id) ?? [];
    if (reading?.weak === true) weak++;
    const warn = (code: string, message: string): void => {
      doubts.push({ code, severity: "warning", message, cell: id });
    };
    if (reading === undefined) {
      if (isLoose(cell.token, pages)) warn("scan.unproven", "Read from a picture, and not as a cell by itself.");
      continue;
    }
    if (mending.contested.has(id)) warn("scan.contested", `The sums allow more than one reading of “${reading.text}”.`);
    else if (cell.origin === "repaired") {
      const proven = proofs(id) >= PROVEN_BY;
      const message = `Read as “${reading.text}”; the sums ask for ${cell.value}.`;
      if (proven) warn("cell.repaired", message);
      else warn("scan.mended", message);
    } else if (reading.text === "" && reading.weak) warn("scan.faint", "Blank, but for some faint ink.");
    else if (sums.some((sum) => failing.has(sum)) && !reading.firm && reading.text !== "")
      warn("scan.unresolved", `Read as “${reading.text}”; its sum does not come out.`);
    else if (decimals.has(id) && GROUPED.test(reading.text) && reading.confidence < SURE)
      warn("scan.unproven", `Read as “${reading.text}”, which may be thousands or decimals.`);
    else if (sums.length === 0 && mayHaveMark(reading))
      warn("scan.unproven", `Read as “${reading.text}”, perhaps with a sign or a point, and no sum proves it.`);
    else if (reading.weak && (sums.length === 0 || reading.agreed))
      warn("scan.unproven", `Read as “${reading.text}” without certainty, and no sum proves it.`);
  }
  for (const equation of mending.failing)
    doubts.push({
      code: "scan.sum",
      severity: "warning",
      message: `${equation.label}: does not come out as read; what is read with certainty stands.`,
      cell: equation.right[0] ?? null,
    });
  if (mending.exhausted)
    doubts.push({ code: "scan.open", severity: "warning", message: "Too many sums fail to be mended.", cell: null });
  if (weak > ILLEGIBLE * cells.size && (mending.failing.length > 0 || mending.exhausted))
    doubts.push({
      code: "scan.illegible",
      severity: "warning",
      message: "Too little of this table can be read.",
      cell: null,
    });
  return doubts;
}
