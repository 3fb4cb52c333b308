// The web pages: which report, how its page is made, and what it shows.
import { encode } from "./disguise.mjs";
import { fodtOf } from "./fodt.mjs";
import { mhtmlOf, pageOf } from "./page.mjs";
import { libreofficePage } from "./tools.mjs";

const page = (name, seed, shows, report, look = {}, { encoding, traits = [], ending = "html" } = {}) => ({
  name: `${name}.${ending}`,
  seed,
  shows,
  report,
  producer: "html:own",
  traits: [...traits, ...(encoding ? [encoding] : [])],
  make: (model) => encode(pageOf(model, look), encoding),
});

export const HTML_SAMPLES = [
  page(
    "page-portal",
    301,
    "a page of a site: where one is, a record, reports of other years, buttons, a hidden table, a footer",
    { scale: "small" },
    { site: "portal", heading: "h2" },
    { traits: ["site"] },
  ),
  page(
    "page-word-gbk",
    302,
    "Word's markup in every cell, headings numbered by its lists, GBK under a page that says GB2312",
    { scale: "small", kind: "county", zeroAs: "blank" },
    { wrap: "word", heading: "word", charset: "gb2312" },
    { encoding: "gb18030", traits: ["word"], ending: "htm" },
  ),
  page(
    "page-split",
    303,
    "a table for each item of table 1, the header of table 2 in a table of its own, table 3 as three; entities",
    { scale: "medium", kind: "county", faults: ["balance"] },
    { tables: "split", entities: true, breaks: "\r\n" },
    { traits: ["split", "crlf"] },
  ),
  page(
    "page-layout",
    304,
    "tables in tables that only lay out the page, misaligned column spans of the form of 2019, lines by <br>",
    { edition: "2019", scale: "small", zeroAs: "mixed" },
    { site: "layout", tables: "nested", spans: "misaligned", lines: true },
    { traits: ["layout-tables"] },
  ),
  page(
    "page-spans",
    305,
    "row spans that are too long and too short, paragraphs and cells that are never closed, marks of footnotes",
    { scale: "medium", kind: "county" },
    { spans: "rows", wrap: "unclosed", open: true, notes: true, site: "portal" },
    { traits: ["wrong-spans"] },
  ),
  page(
    "page-grid",
    306,
    "tables without table markup: a grid by style",
    { scale: "small", wording: "body" },
    { tables: "grid", heading: "h2" },
    { traits: ["css-grid"] },
  ),
  page(
    "page-one-table",
    307,
    "the whole report in one table, spans beyond its end, UTF-16",
    { scale: "tiny", kind: "town" },
    { oneTable: true, spans: "beyond", wrap: "paragraphs", charset: "utf-16" },
    { encoding: "utf-16le", traits: ["one-table"] },
  ),
  {
    name: "page-saved.mhtml",
    seed: 308,
    shows: "saved by a browser with its parts in one file",
    report: { scale: "small", edition: "2019", signs: true },
    producer: "html:own",
    traits: ["mhtml"],
    make: (model) => Buffer.from(mhtmlOf(pageOf(model, { site: "portal", wrap: "nested" }))),
  },
  {
    name: "page-libreoffice.html",
    seed: 309,
    shows: "exported by LibreOffice",
    report: { scale: "small", kind: "city", zeroAs: "dash" },
    producer: "html:libreoffice",
    traits: [],
    make: (model) => libreofficePage(fodtOf(model, {})),
  },
];
