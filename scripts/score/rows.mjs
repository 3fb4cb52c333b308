// How the output's names relate to those of samples/*.truth.json; both follow the printed order of the form.

/** Columns of table 2 in printed order. */
export const APPLICANTS = ["naturalPerson", "business", "research", "publicWelfare", "legalService", "other", "total"];

/** Truth's names of the columns of table 2. */
export const APPLICANT_NAMES = ["natural", "business", "research", "publicWelfare", "legalService", "other", "total"];

/** Columns of a group of table 3 in printed order. */
export const RESULTS = ["upheld", "corrected", "otherResult", "pending", "total"];

/** Rows of table 2: path in `tables.requests` → key in truth. */
export const REQUEST_ROWS = {
  received: "new",
  carriedIn: "carriedIn",
  "outcomes/granted": "granted",
  "outcomes/partiallyGranted": "partial",
  "outcomes/denied/stateSecret": "denied1",
  "outcomes/denied/prohibitedByLaw": "denied2",
  "outcomes/denied/endangersStability": "denied3",
  "outcomes/denied/thirdPartyRights": "denied4",
  "outcomes/denied/internalAffairs": "denied5",
  "outcomes/denied/processInformation": "denied6",
  "outcomes/denied/enforcementFile": "denied7",
  "outcomes/denied/administrativeInquiry": "denied8",
  "outcomes/notProvidable/notHeld": "unable1",
  "outcomes/notProvidable/needsCreation": "unable2",
  "outcomes/notProvidable/unclearAfterCorrection": "unable3",
  "outcomes/notProcessed/petition": "refused1",
  "outcomes/notProcessed/repeated": "refused2",
  "outcomes/notProcessed/publication": "refused3",
  "outcomes/notProcessed/excessive": "refused4",
  "outcomes/notProcessed/confirmation": "refused5",
  "outcomes/otherProcessing/correctionOverdue": "other1",
  "outcomes/otherProcessing/feeOverdue": "other2",
  "outcomes/otherProcessing/misc": "other3",
  "outcomes/otherProcessing/unitemized": "other",
  "outcomes/total": "total",
  carriedOut: "carriedOut",
};

/** Groups of table 3: path in `tables.disputes` → key in truth. */
export const DISPUTE_GROUPS = {
  reconsideration: "review",
  "litigation/direct": "direct",
  "litigation/afterReconsideration": "afterReview",
};

const DOCUMENTS_2021 = ["issued", "repealed", "inForce"];
const DOCUMENTS_2019 = ["made", "disclosed", "available"];
const SERVICES = ["previousItems", "change", "decisions"];

/** Rows of table 1 by edition: path in `tables.disclosure` → key in truth and columns; a single column is a bare value in truth. */
export const DISCLOSURE_ROWS = {
  2021: [
    ["rules", "rules", DOCUMENTS_2021],
    ["normativeDocuments", "normative", DOCUMENTS_2021],
    ["licensing", "licensing", ["decisions"]],
    ["penalties", "penalties", ["decisions"]],
    ["coercion", "coercion", ["decisions"]],
    ["fees", "fees", ["amount"]],
  ],
  2019: [
    ["rules", "rules", DOCUMENTS_2019],
    ["normativeDocuments", "normative", DOCUMENTS_2019],
    ["licensing", "licensing", SERVICES],
    ["otherServices", "otherServices", SERVICES],
    ["penalties", "penalties", SERVICES],
    ["coercion", "coercion", SERVICES],
    ["fees", "fees", SERVICES.slice(0, 2)],
    ["procurement", "procurement", ["items", "amount"]],
  ],
};
