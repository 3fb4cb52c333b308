// Text samples that show the shapes in which tables are found.
import { own } from "./text-sample.mjs";

const INDENT = "\u3000\u3000";

/** Two rows of the same digits whose columns differ: printed without separators they can change places. */
function interchangeable(figures) {
  const table2 = Object.fromEntries(Object.keys(figures.table2).map((k) => [k, new Array(7).fill(0)]));
  table2.granted = [27, 0, 0, 2, 0, 1, 30];
  table2.partial = [2, 7, 0, 0, 20, 1, 30];
  table2.total = table2.granted.map((n, c) => n + table2.partial[c]);
  table2.new = [...table2.total];
  return { ...figures, table2 };
}

/** Table 1 in single digits: the form has no sum over its rows, so nothing longer can be told apart when glued. */
const singleDigits = (figures) => {
  const both = { normative: [3, 1, 8] };
  const of2019 = {
    licensing: [4, 0, 9],
    otherServices: [1, 0, 2],
    penalties: [3, 1, 7],
    coercion: [0, 0, 1],
    fees: [2, 1],
    procurement: [0, 0],
  };
  return { ...figures, table1: { ...figures.table1, ...both, ...(figures.table1.procurement ? of2019 : {}) } };
};

export const SHAPES = [
  own(
    "tab-spans-lost",
    101,
    "cells lost to spans, so that rows start at column 0, 1 or 2; careless labels; 行政复议 left blank as five leading tabs",
    {
      scale: "tiny",
      kind: "town",
      blankReview: true,
      shortSigner: true,
      label: { brackets: "half", blanks: 0.08, lost: 0.15 },
      captions: true,
    },
    "tab",
    { span: "mixed", before: ["附件 1"] },
  ),
  own(
    "tab-spans-blank",
    102,
    "covered cells as empty cells; form of 2019; a page end that repeats the row-span label",
    { edition: "2019", scale: "medium", kind: "county", signs: true },
    "tab",
    { span: "blank", breaks: { at: 15, lines: ["", "- 3 -", ""], label: true } },
  ),
  own(
    "tab-page-furniture",
    103,
    "page number, running header and the table's header again inside table 2",
    { scale: "small", captions: true },
    "tab",
    { span: "mixed", breaks: { at: 19, lines: ["— 5 —", "政府信息公开工作年度报告"], header: true, label: true } },
  ),
  own(
    "tab-carry",
    104,
    "page end with nothing repeated, 总计 of a county; Chinese date",
    { scale: "medium", kind: "county", dateStyle: "chinese", wording: "body" },
    "tab",
    { span: "blank", rowSpan: "drop", breaks: { at: 24 }, indent: INDENT },
  ),
  own(
    "aligned-blanks",
    105,
    "columns aligned by blanks, labels folded over lines, vertical label letter by letter",
    { scale: "small", wording: "body" },
    "aligned",
    { indent: INDENT },
  ),
  own(
    "aligned-zero-township",
    106,
    "a township without a single request; level-2 headings on their own line",
    { scale: "zero", kind: "town", shortSigner: true },
    "aligned",
    { subLine: true, breaks: { at: 12, lines: ["\f- 2 -"] } },
  ),
  own("cells-by-line", 107, "one cell a line", { scale: "small" }, "cells", { indent: INDENT }),
  own(
    "cells-by-line-2019",
    108,
    "one cell a line on the form of 2019 in a report of a later year",
    { edition: "2019", year: 2022, scale: "tiny", kind: "town" },
    "cells",
  ),
  own(
    "pipes-spans-lost",
    109,
    "pipes, cells lost to spans, form of 2019",
    { edition: "2019", scale: "medium", kind: "county" },
    "pipe",
    { span: "drop" },
  ),
  own(
    "markdown",
    110,
    "a Markdown document with # headings, covered cells empty",
    { scale: "small", title: "annual" },
    "markdown",
    {},
    { ending: "md" },
  ),
  own(
    "markdown-repeated",
    111,
    "Markdown in which every covered place repeats the text of its cell",
    { scale: "medium", kind: "city" },
    "markdown",
    { span: "repeat" },
    { ending: "md" },
  ),
  own("box-drawing", 112, "tables drawn with box characters", { scale: "small" }, "boxes"),
  own("apart", 113, "labels of several rows first, then their numbers", { scale: "medium", kind: "county" }, "apart"),
  own(
    "broken-rows",
    114,
    "rows broken over lines, within the label and within the numbers",
    { scale: "medium", kind: "county" },
    "broken",
  ),
  own(
    "glued",
    115,
    "no separator at all; the arithmetic leaves one reading",
    { scale: "small", figures: singleDigits },
    "glued",
    {},
    { unique: true },
  ),
  own(
    "glued-2019",
    116,
    "no separator at all on the form of 2019",
    { edition: "2019", scale: "small", figures: singleDigits },
    "glued",
    {},
    { unique: true },
  ),
  own(
    "glued-with-gaps",
    117,
    "no separator, but a blank after one cell in five",
    { scale: "small", figures: singleDigits },
    "glued",
    { gaps: 0.2 },
  ),
  own(
    "glued-ambiguous",
    118,
    "no separator, and two rows that could change places: nobody can tell, so `review`",
    { scale: "small", figures: (f) => interchangeable(singleDigits(f)) },
    "glued",
    {},
    { status: "review", uncertain: ["table2.granted", "table2.partial"], ambiguous: true },
  ),
];
