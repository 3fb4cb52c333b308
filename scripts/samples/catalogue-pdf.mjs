// The PDF samples: which report, by which producer, and what it shows.
import { fodtOf } from "./fodt.mjs";
import { htmlOf } from "./html.mjs";
import { rawPdf } from "./pdf-raw.mjs";
import { reportlabPdf } from "./pdf-reportlab.mjs";
import { chromium, libreoffice, qpdf, weasyprint, wkhtmltopdf } from "./tools.mjs";

const VERTICAL = ".vertical span { writing-mode: vertical-rl }";

const sample =
  (producer, draw) =>
  (name, seed, shows, report, look = {}, { after = (pdf) => pdf, traits = [] } = {}) => ({
    name: `${name}.pdf`,
    seed,
    shows,
    report,
    producer,
    traits,
    make: (model) => after(draw(model, look)),
  });

const byChromium = sample("chromium", (model, look) => chromium(htmlOf(model, look)));
const byLibreOffice = sample("libreoffice", (model, look) => libreoffice(fodtOf(model, look)));
const byWeasyprint = sample("weasyprint", (model, look) => weasyprint(htmlOf(model, look)));
const byWkhtmltopdf = sample("wkhtmltopdf", (model, look) => wkhtmltopdf(htmlOf(model, look)));
const byReportlab = sample("reportlab", reportlabPdf);
const byHand = sample("raw", rawPdf);

const CHROMIUM = [
  byChromium(
    "chromium-header-repeated",
    201,
    "borders by the browser; table 2 runs over the page end, its header printed again",
    { scale: "medium", kind: "county" },
    { font: "WenQuanYi Micro Hei" },
    { traits: ["page-split", "header-repeat"] },
  ),
  byChromium(
    "chromium-double",
    202,
    "double borders, form of 2019",
    { edition: "2019", scale: "small" },
    { border: "double", css: VERTICAL, font: "WenQuanYi Micro Hei" },
    { traits: ["double-border", "vertical-label"] },
  ),
  byChromium(
    "chromium-dashed-zero",
    203,
    "dashed borders, a township without a request",
    { scale: "zero", kind: "town", shortSigner: true },
    { border: "dashed", css: VERTICAL, font: "WenQuanYi Micro Hei" },
    { traits: ["dashed-lines", "vertical-label"] },
  ),
  byChromium(
    "chromium-borderless",
    204,
    "no borders",
    { scale: "small", captions: true },
    { border: "none", font: "WenQuanYi Micro Hei" },
    { traits: ["borderless"] },
  ),
  byChromium(
    "chromium-type3-radicals",
    205,
    "Noto becomes a Type 3 font whose text layer holds radicals in place of characters",
    { scale: "small", subsections: false },
    { font: "Noto Sans CJK SC" },
    { traits: ["type3", "radicals"] },
  ),
  byChromium(
    "chromium-fault-disputes",
    206,
    "a wrong total in table 3; shaded header; table 2 cut with nothing repeated",
    { scale: "medium", kind: "city", faults: ["disputes"] },
    {
      breaks: { at: 18 },
      css: "thead { display: table-row-group } tr { break-inside: auto } td.header { background: #dde3ea }",
      font: "WenQuanYi Micro Hei",
    },
    { traits: ["page-split", "shading"] },
  ),
  byChromium(
    "chromium-watermark",
    207,
    "a watermark over every page, letters spaced out",
    { scale: "small", dateStyle: "chinese" },
    {
      font: "WenQuanYi Micro Hei",
      css: "td { letter-spacing: 0.08em } .mark { position: fixed; top: 40%; left: 12%; font-size: 54pt; color: rgba(160,160,160,.35); transform: rotate(-35deg) }",
      extra: '<div class="mark">样例2020 仅供核对</div>',
    },
    { traits: ["watermark"] },
  ),
];

const LIBREOFFICE = [
  byLibreOffice(
    "libreoffice-split",
    211,
    "table 2 cut by the page end, the row-span label standing on one page only; page numbers",
    { scale: "small", wording: "body" },
    { footer: "- # -" },
    { traits: ["page-split", "vertical-label"] },
  ),
  byLibreOffice(
    "libreoffice-three-line",
    212,
    "three-line tables, form of 2019, header repeated",
    { edition: "2019", scale: "medium", kind: "county" },
    { border: "threeLine", repeat: true, footer: "— # —" },
    { traits: ["three-line-table", "header-repeat"] },
  ),
  byLibreOffice(
    "libreoffice-five-digits",
    213,
    "double borders, a province with numbers of five digits and commas; landscape",
    { scale: "province", kind: "province", thousands: true },
    { border: "double", landscape: true, repeat: true },
    { traits: ["double-border", "landscape"] },
  ),
  byLibreOffice(
    "libreoffice-row-cut",
    214,
    "a row cut in two by the page end, running header",
    { scale: "medium", kind: "county" },
    { cut: true, space: 17, header: "政府信息公开工作年度报告", footer: "#" },
    { traits: ["page-split", "row-cut"] },
  ),
  byLibreOffice(
    "libreoffice-borderless",
    215,
    "no borders, zeros left blank or dashed",
    { scale: "small", zeroAs: "dash" },
    { border: "none" },
    { traits: ["borderless"] },
  ),
  byLibreOffice(
    "libreoffice-fault-balance",
    216,
    "a balance that fails; objects packed in streams",
    { scale: "medium", kind: "county", faults: ["balance"] },
    { repeat: true },
    { after: (pdf) => qpdf(pdf, ["--object-streams=generate"]), traits: ["object-streams"] },
  ),
];

const OTHERS = [
  byWeasyprint(
    "weasyprint-horizontal",
    221,
    "horizontal rules only",
    { scale: "medium", kind: "county" },
    { border: "horizontal", font: "WenQuanYi Micro Hei" },
    { traits: ["horizontal-rules-only"] },
  ),
  byWeasyprint(
    "weasyprint-encrypted",
    222,
    "encrypted with an empty user password",
    { scale: "small", title: "yearFirst" },
    { font: "WenQuanYi Micro Hei" },
    {
      after: (pdf) => qpdf(pdf, ["--encrypt", "", "owner", "128", "--use-aes=y", "--", "--static-aes-iv"]),
      traits: ["encrypted-empty-user-password"],
    },
  ),
  byWeasyprint(
    "weasyprint-three-line",
    223,
    "three-line tables, form of 2019 in a report of a later year",
    { edition: "2019", year: 2021, scale: "tiny", kind: "town", title: "annual" },
    { border: "threeLine", font: "WenQuanYi Zen Hei" },
    { traits: ["three-line-table", "edition-differs-from-year"] },
  ),
  byWkhtmltopdf(
    "wkhtmltopdf-solid",
    224,
    "borders by an old browser, zeros blank",
    { scale: "small", zeroAs: "blank" },
    { font: "WenQuanYi Micro Hei", css: "table { font-size: 9pt } td { padding: 3pt }" },
  ),
  byWkhtmltopdf(
    "wkhtmltopdf-borderless",
    225,
    "no borders, form of 2019",
    { edition: "2019", scale: "small" },
    { border: "none", font: "WenQuanYi Zen Hei", css: "table { font-size: 9pt }" },
    { traits: ["borderless"] },
  ),
  byReportlab(
    "reportlab-not-embedded",
    226,
    "STSong-Light not embedded, stroked lines",
    { scale: "small", wording: "body" },
    { breaks: { at: 11, header: true } },
    { traits: ["non-embedded-STSong", "page-split"] },
  ),
  byReportlab(
    "reportlab-dashed",
    227,
    "dashed lines, form of 2019, signs before changes",
    { edition: "2019", scale: "medium", kind: "county", signs: true },
    { family: "zenhei", grid: "dashed", pageBefore: [3] },
    { traits: ["dashed-lines"] },
  ),
];

const BY_HAND = [
  byHand(
    "raw-filled-vertical",
    231,
    "thin filled rectangles, row-span label in vertical writing mode, font not embedded",
    { scale: "small" },
    { rules: "fill", footer: "- # -" },
    { traits: ["filled-rectangles", "vertical-writing", "non-embedded-STSong"] },
  ),
  byHand(
    "raw-turned",
    232,
    "the page of table 2 turned by 90 degrees, double lines",
    { scale: "province", kind: "province" },
    { family: "zenhei", rules: "double", landscape: [2], pageBefore: [3, 4] },
    { traits: ["page-rotate-90", "double-border"] },
  ),
  byHand(
    "raw-row-cut",
    233,
    "table 2 over three pages, one row cut in two, dashed lines, vertical writing in Identity-V",
    { edition: "2019", scale: "medium", kind: "county" },
    { family: "uming", rules: "dashed", breaks: [{ at: 13 }, { at: 22, cut: true }], footer: "— # —" },
    { traits: ["page-split", "row-cut", "dashed-lines", "vertical-writing"] },
  ),
  byHand(
    "raw-hidden-text",
    234,
    "invisible text, white text, a hidden layer, a watermark, and doubled glyphs for bold",
    { scale: "small" },
    { noise: ["watermark", "invisible", "white", "layer"], bold: true },
    { traits: ["invisible-white-text", "hidden-layer", "watermark", "fake-bold"] },
  ),
  byHand(
    "raw-form-shaded",
    235,
    "pages inside a form, shaded header repeated with the row-span labels, horizontal rules only",
    { scale: "medium", kind: "county" },
    { rules: "horizontal", form: true, shade: true, repeat: true, repeatLabel: true },
    { traits: ["form-xobject", "shading", "horizontal-rules-only", "header-repeat", "rowspan-label-repeated"] },
  ),
  byHand(
    "raw-fault-total",
    236,
    "row totals that are not the sums; no borders",
    { scale: "medium", kind: "county", faults: ["total"] },
    { rules: "none", pageBefore: [3] },
    { traits: ["borderless"] },
  ),
  byHand(
    "raw-broken-xref",
    237,
    "the cross-reference table is not where the file says",
    { scale: "tiny", kind: "town" },
    {},
    {
      after: (pdf) => Buffer.from(pdf.toString("latin1").replace(/startxref\n\d+/, "startxref\n7"), "latin1"),
      traits: ["broken-xref"],
    },
  ),
];

export const PDF_SAMPLES = [...CHROMIUM, ...LIBREOFFICE, ...OTHERS, ...BY_HAND];
