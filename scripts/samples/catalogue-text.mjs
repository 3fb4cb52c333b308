// The text samples: which report, in which shape, and what that shape shows.
import { disguise, encode } from "./disguise.mjs";
import { fodtOf } from "./fodt.mjs";
import { htmlOf } from "./html.mjs";
import { renderText } from "./text.mjs";
import { chromium, libreoffice, pdftotext, w3m } from "./tools.mjs";

const INDENT = "\u3000\u3000";

/** A sample made by our own renderer, perhaps disguised and in another encoding. */
const own = (name, seed, shows, report, shape, text = {}, { as = [], encoding, ending = "txt", ...more } = {}) => ({
  name: `${name}.${ending}`,
  seed,
  shows,
  report,
  producer: `text:${shape}`,
  traits: [shape, ...as, ...(encoding ? [encoding] : [])],
  ...more,
  make: (model) => encode(disguise(renderText(model, shape, text), as), encoding),
});

/** A sample that a program made out of a page or a PDF of ours. */
const dumped = (name, seed, shows, report, producer, make) => ({
  name: `${name}.txt`,
  seed,
  shows,
  report,
  producer: `text:${producer}`,
  traits: [producer.replace(/\(.*/, "")],
  make,
});

/** Two rows of the same digits whose columns differ: printed without separators they can change places. */
function interchangeable(figures) {
  const table2 = Object.fromEntries(Object.keys(figures.table2).map((k) => [k, new Array(7).fill(0)]));
  table2.granted = [27, 0, 0, 2, 0, 1, 30];
  table2.partial = [2, 7, 0, 0, 20, 1, 30];
  table2.total = table2.granted.map((n, c) => n + table2.partial[c]);
  table2.new = [...table2.total];
  return { ...figures, table2 };
}

/** Documents of single digits: the form has no sum over them, so nothing else can be told apart when glued. */
const singleDigits = (figures) => ({
  ...figures,
  table1: {
    ...figures.table1,
    ...(figures.table1.rules.length ? { normative: [3, 1, 8] } : {}),
    ...(figures.table1.procurement
      ? {
          procurement: [0, 0],
          licensing: [4, 0, 9],
          otherServices: [1, 0, 2],
          penalties: [3, 1, 7],
          coercion: [0, 0, 1],
          fees: [2, 1],
        }
      : {}),
  },
});

/** Section numbers as a careless hand leaves them: 三、 twice, and every number after it one behind. */
const numberedTwice = (model) => ({
  ...model,
  sections: model.sections.map((s, i) => (i < 3 ? s : { ...s, number: "三四五"[i - 3] })),
});

/** The heading of section 四 lost: its table follows table 2 at once. */
function withoutHeading(model) {
  const [one, two, three, four, ...rest] = model.sections;
  return { ...model, sections: [one, two, { ...three, blocks: [...three.blocks, ...four.blocks] }, ...rest] };
}

const SHAPES = [
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

const FILES = [
  own(
    "utf16le-crlf",
    121,
    "UTF-16 with byte order mark, CRLF",
    { scale: "small" },
    "tab",
    { span: "blank" },
    { as: ["crlf"], encoding: "utf-16le" },
  ),
  own("utf16be", 122, "UTF-16, big end first", { scale: "tiny", kind: "town" }, "pipe", {}, { encoding: "utf-16be" }),
  own(
    "gb18030-aligned",
    123,
    "GB18030",
    { scale: "medium", kind: "city", title: "yearFirst" },
    "aligned",
    {},
    { encoding: "gb18030" },
  ),
  own(
    "bom-crlf-full-width",
    124,
    "byte order mark, CRLF, full-width digits",
    { scale: "small" },
    "tab",
    { span: "blank" },
    { as: ["fullWidth", "crlf"], encoding: "utf-8-bom" },
  ),
  own(
    "radicals",
    125,
    "Kangxi and CJK radicals in place of characters",
    { scale: "small" },
    "tab",
    {},
    { as: ["radicals"] },
  ),
  own(
    "odd-blanks",
    126,
    "blanks are U+3000 and U+00A0",
    { scale: "small", label: { blanks: 0.1 } },
    "aligned",
    {},
    { as: ["blanks"] },
  ),
];

const CELLS = [
  own(
    "dashes-for-zero",
    131,
    "zeros left blank or printed as — - / 无: null, not zero",
    { scale: "small", zeroAs: "mixed" },
    "pipe",
    { span: "blank" },
  ),
  own("blanks-for-zero", 132, "zeros left blank between tabs", { scale: "small", zeroAs: "blank" }, "tab", {
    span: "blank",
  }),
  own(
    "notes-and-units",
    133,
    "cells such as 12（含自然失效3件）, 201件 and 1,234",
    {
      scale: "medium",
      kind: "county",
      notes: true,
      unit: "件",
      thousands: true,
      figures: (f) => ({ ...f, table1: { ...f.table1, fees: [0] } }),
    },
    "tab",
    { span: "drop" },
  ),
  own(
    "signed-changes",
    134,
    "增, 减 and + before the changes of the form of 2019",
    { edition: "2019", scale: "medium", kind: "county", signs: true, notes: true },
    "pipe",
    { span: "blank" },
  ),
  own(
    "five-digits",
    135,
    "a province: five-digit numbers with thousands commas",
    { scale: "province", kind: "province", thousands: true },
    "aligned",
  ),
  own(
    "mixed-forms",
    136,
    "form of 2021 with （六）其他处理 undivided as in 2019",
    { scale: "small", unitemized: true },
    "tab",
    { span: "drop" },
  ),
  own(
    "contents-and-quotes",
    137,
    "a table of contents, and prose that quotes row labels",
    { scale: "small", contents: true, quotes: true },
    "tab",
    { span: "blank" },
  ),
  own(
    "numbered-twice",
    138,
    "三、 twice, and the numbers after it one behind",
    { scale: "small" },
    "tab",
    { span: "mixed" },
    { edit: numberedTwice },
  ),
  own(
    "heading-lost",
    139,
    "heading of section 四 lost",
    { scale: "small" },
    "pipe",
    { span: "blank" },
    { edit: withoutHeading },
  ),
];

const FAULTS = [
  own(
    "fault-balance",
    141,
    "what came in is not what went out and is carried on",
    { scale: "medium", kind: "county", faults: ["balance"] },
    "tab",
    { span: "mixed" },
  ),
  own(
    "fault-outcomes",
    142,
    "the result total is not the sum of the results",
    { edition: "2019", scale: "small", faults: ["outcomes"] },
    "pipe",
    { span: "drop" },
  ),
  own(
    "fault-total",
    143,
    "row totals that are not the sums of their rows",
    { scale: "medium", kind: "county", faults: ["total"] },
    "aligned",
  ),
  own(
    "fault-disputes",
    144,
    "the total of 行政复议 is not the sum",
    { scale: "medium", kind: "city", faults: ["disputes"] },
    "markdown",
    {},
    { ending: "md" },
  ),
  own(
    "fault-narrative",
    145,
    "the prose states another number of requests than the table",
    { scale: "small", faults: ["narrative"] },
    "tab",
    { span: "blank" },
  ),
];

const DUMPS = [
  dumped(
    "layout-libreoffice",
    151,
    "`pdftotext -layout` of a LibreOffice PDF",
    { scale: "small" },
    "pdftotext-layout(libreoffice)",
    (model) => pdftotext(libreoffice(fodtOf(model, { footer: "- # -" })), ["-layout"]),
  ),
  dumped(
    "layout-chromium",
    152,
    "`pdftotext -layout` of a Chromium PDF, form of 2019",
    { edition: "2019", scale: "medium", kind: "county" },
    "pdftotext-layout(chromium)",
    (model) => pdftotext(chromium(htmlOf(model)), ["-layout"]),
  ),
  dumped(
    "plain-chromium",
    153,
    "`pdftotext` of a Chromium PDF: cells in reading order",
    { scale: "small" },
    "pdftotext(chromium)",
    (model) => pdftotext(chromium(htmlOf(model)), []),
  ),
  dumped(
    "raw-libreoffice",
    154,
    "`pdftotext -raw` of a LibreOffice PDF",
    { scale: "medium", kind: "county" },
    "pdftotext-raw(libreoffice)",
    (model) => pdftotext(libreoffice(fodtOf(model)), ["-raw"]),
  ),
  dumped("w3m", 155, "`w3m -dump` of a web page", { scale: "small" }, "w3m", (model) => w3m(htmlOf(model), 132)),
];

export const TEXT_SAMPLES = [...SHAPES, ...FILES, ...CELLS, ...FAULTS, ...DUMPS];
