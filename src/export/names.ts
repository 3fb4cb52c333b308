import { FIGURES, type Figure } from "../stored/figures.ts";

/** What stands for a name of the JSON in names of variables; others stand as they are, in snake case. */
const SHORT: Readonly<Record<string, string>> = {
  disclosure: "pub",
  requests: "req",
  disputes: "dsp",
  outcomes: "",
  normativeDocuments: "normative",
  otherServices: "services",
  previousItems: "previous",
  partiallyGranted: "partial",
  denied: "den",
  stateSecret: "secret",
  prohibitedByLaw: "law",
  endangersStability: "stability",
  thirdPartyRights: "thirdparty",
  internalAffairs: "internal",
  processInformation: "process",
  enforcementFile: "casefile",
  administrativeInquiry: "inquiry",
  notProvidable: "unav",
  notHeld: "notheld",
  needsCreation: "creation",
  unclearAfterCorrection: "unclear",
  notProcessed: "unpr",
  confirmation: "confirm",
  otherProcessing: "oth",
  correctionOverdue: "correction",
  feeOverdue: "fee",
  naturalPerson: "person",
  publicWelfare: "welfare",
  legalService: "legal",
  reconsideration: "rec",
  litigation: "lit",
  afterReconsideration: "afterrec",
  otherResult: "otherresult",
};

/** Name of a figure's variable, at most 30 characters: `_s` behind it names the column of its state. */
export const variableOf = (figure: Figure): string => VARIABLES.get(figure) as string;

const VARIABLES: ReadonlyMap<Figure, string> = new Map(FIGURES.map((figure) => [figure, nameOf(figure)]));

function nameOf({ table, row, column }: Figure): string {
  const parts = [table, ...row.split("/"), column].map((name) => SHORT[name] ?? spaced(name, "_"));
  return parts.filter((part) => part !== "").join("_");
}

/** `stateSecret` as `state secret`. */
export function spaced(name: string, space: string): string {
  return name.replace(/[A-Z]/gu, (letter) => space + letter.toLowerCase());
}
