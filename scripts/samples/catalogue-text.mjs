// Text samples that show encodings, what cells can hold, damage, faults, and what programs dump.

import { SHAPES } from "./catalogue-shapes.mjs";
import { fodtOf } from "./fodt.mjs";
import { htmlOf } from "./html.mjs";
import { dumped, own } from "./text-sample.mjs";
import { chromium, libreoffice, pdftotext, w3m } from "./tools.mjs";

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
