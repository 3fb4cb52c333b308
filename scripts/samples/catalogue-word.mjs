// The samples that are Word files, and reports alone in an archive.
import { gzipSync } from "node:zlib";
import { docxByLibrary } from "./docx-library.mjs";
import { fodtOf } from "./fodt.mjs";
import { docxOf } from "./ooxml.mjs";
import { renderText } from "./text.mjs";
import { docByLibreOffice, docxByLibreOffice } from "./tools.mjs";
import { withoutTimes, zip } from "./zip.mjs";

const sample =
  (producer, ending, make) =>
  (name, seed, shows, report, look = {}, traits = []) => ({
    name: `${name}.${ending}`,
    seed,
    shows,
    report,
    producer,
    traits,
    make: (model) => make(model, look),
  });

const byHand = sample("ooxml", "docx", docxOf);
const byLibrary = sample("docx", "docx", async (model, look) => withoutTimes(await docxByLibrary(model, look)));
const byLibreOffice = sample("libreoffice-docx", "docx", (model, look) =>
  withoutTimes(docxByLibreOffice(fodtOf(model, look))),
);
const older = sample("libreoffice-doc", "doc", (model, look) => docByLibreOffice(docxOf(model, look)));

export const WORD_SAMPLES = [
  byHand(
    "word-numbered-tracked",
    301,
    "headings and rows numbered by lists of a style; changes not accepted yet, hidden and white text, texts cut into runs",
    { scale: "medium", kind: "county", contents: true },
    { numbered: "style", tracked: true, unseen: true, shred: true, cellParagraphs: true },
    ["automatic-numbering", "tracked-changes", "hidden-text", "toc-field"],
  ),
  byHand(
    "word-layout-tables",
    302,
    "all of it in a layout table, tables in tables, the title in a text box, cells merged in the older way; form of 2019",
    { edition: "2019", scale: "small", signs: true },
    { framed: true, nested: true, boxed: true, across: "hMerge", breaks: true },
    ["nested-tables", "text-box", "hMerge"],
  ),
  byHand(
    "word-attached",
    303,
    "tables as attachments behind the signature; strict schema under another prefix; texts in content controls; a balance that fails",
    { scale: "medium", kind: "city", faults: ["balance"] },
    { attached: true, strict: true, prefix: "ns0", controls: true, cellParagraphs: true },
    ["form-as-attachment", "strict", "content-controls"],
  ),
  byLibrary(
    "word-library",
    304,
    "by the npm package docx: cells merged down and across, headings numbered by a list, zeros left blank or dashed",
    { scale: "small", zeroAs: "mixed" },
    { numbered: true },
    ["automatic-numbering"],
  ),
  byLibreOffice(
    "word-libreoffice",
    305,
    "by LibreOffice: table 2 in two tables, its header and the label of 三 repeated",
    { scale: "province", kind: "province", thousands: true, wording: "body" },
    { breaks: { at: 14, header: true, label: true }, footer: "- # -" },
    ["page-split", "header-repeat"],
  ),
  older(
    "word-older",
    306,
    "the binary format of Word 97 to 2003, by LibreOffice",
    { scale: "small", kind: "town", dateStyle: "chinese", blankReview: true },
    { cellParagraphs: true },
    ["doc"],
  ),
  sample("zip", "zip", (model) =>
    zip([
      { name: "年度报告/report.docx", bytes: docxOf(model, {}) },
      { name: "__MACOSX/年度报告/._report.docx", bytes: Buffer.from("Mac OS X") },
    ]),
  )("word-zipped", 307, "a Word file in a zip, with what a system leaves beside it", { scale: "tiny", kind: "town" }),
  sample("gzip", "txt.gz", (model) => gzipSync(renderText(model, "tab"), { level: 9 }))(
    "packed",
    308,
    "a text in gzip",
    { scale: "small" },
  ),
];
