import { cellId } from "../../src/identities/equations.ts";
import type { Interpretation } from "../../src/interpret.ts";
import type { Anchor } from "../../src/model/line.ts";
import type { Found } from "../../src/model/outline.ts";
import type { Report, Section } from "../../src/model/report.ts";
import type { Token } from "../../src/model/vector.ts";
import type { DecodedTable } from "../../src/stages/values/decode.ts";

/** The samples of which each stage's work is kept: a text by separators, by alignment and without either; a PDF of each kind of producer. */
export const GOLDEN_SAMPLES = [
  "tab-carry.txt",
  "aligned-blanks.txt",
  "glued.txt",
  "chromium-header-repeated.pdf",
  "libreoffice-row-cut.pdf",
  "raw-filled-vertical.pdf",
  "word-numbered-tracked.docx",
  "page-portal.html",
  "page-split.html",
] as const;

/** Points rounded to whole ones: engines differ by less. */
const place = (anchor: Anchor | null): string =>
  anchor === null
    ? "nowhere"
    : "line" in anchor
      ? `${anchor.line}:${anchor.column}`
      : "place" in anchor
        ? `${Object.values(anchor.place).join(".")} [${anchor.bytes?.join("-") ?? ""}]`
        : `p${anchor.page} ${anchor.bbox.map(Math.round).join(" ")}`;

const found = <T>(what: Found<T> | null): string | null =>
  what === null ? null : `${what.value} @ ${place(what.anchor)}`;

const tokenOf = ({ text, printed, anchor }: Token): string => `${text || printed.state} @ ${place(anchor)}`;

const sectionOf = ({ number, heading, level, paragraphs, tables, sections }: Section): unknown => ({
  heading: `${number ?? "–"} ${heading}`,
  level,
  paragraphs,
  tables,
  sections: sections.map(sectionOf),
});

/** A row a line: values, or why there is none; `*` marks what was told apart. */
function rowsOf({ form, cells }: DecodedTable): string[] {
  return form.rows.map(({ key, columns }) => {
    const row = columns.map((column) => {
      const cell = cells.get(cellId(key, column.key));
      if (cell === undefined) return "absent";
      return `${cell.value ?? cell.state}${cell.origin === "decoded" ? "*" : ""}`;
    });
    return `${key}: ${row.join(" ")}`;
  });
}

/** A report with its long lists as lines. */
const reportLines = ({ generator: _, checks, evidence, ...rest }: Report): unknown => ({
  ...rest,
  checks: checks.map(({ rule, at, status, left, right }) => `${rule} @ ${at ?? "–"}: ${status}, ${left} and ${right}`),
  evidence: Object.entries(evidence).map(([pointer, { page, bbox, line, column, text, state, origin }]) => {
    const where = bbox === undefined ? `${line}:${column}` : `p${page} ${bbox.map(Math.round).join(" ")}`;
    return `${pointer} ← ${JSON.stringify(text)}, ${state}, ${origin}, @ ${where}`;
  }),
});

/** What each stage made of a document, small enough to read: one text for each stage. */
export function stagesOf({ document, tables, outline, report }: Interpretation): Record<string, string> {
  const layout = {
    lines: document.lines.map((line) => {
      const [left, top, right, bottom] = (line.box ?? []).map(Math.round);
      return line.box === null
        ? `${line.number} ${line.text}`
        : `${line.number} p${line.page} ${left} ${top} ${right} ${bottom} ${line.text}`;
    }),
    grids: document.grids.map(({ rows, cols, cells, origin }) => ({
      size: `${rows} × ${cols}, told by ${origin}`,
      cells: cells.map(({ row, col, rowSpan, colSpan, text, anchors }) => {
        const span = rowSpan === 1 && colSpan === 1 ? "" : ` (${rowSpan} × ${colSpan})`;
        return `${row},${col}${span} ${text} @ ${anchors.map(place).join("; ")}`;
      }),
    })),
    diagnostics: document.diagnostics,
  };
  const readings = tables.map(({ window, decoded }) => ({
    table: window.table,
    shapes: window.forms.map((form) => form.shape),
    lines: `${window.lines[0]?.number} to ${window.lines.at(-1)?.number}`,
    readings: decoded.map(({ reading, form }) => ({
      reader: reading.reader,
      shape: form.shape,
      vectors: reading.vectors.map(({ label, mode, labelColumn, tokens }) => {
        const from = labelColumn < 0 ? "" : ` from column ${labelColumn + 1}`;
        return `${label} (${mode}${from}): ${tokens.map(tokenOf).join(" | ")}`;
      }),
    })),
  }));
  const values = tables.map(({ decoded }) => {
    const best = decoded[0];
    if (best === undefined) return null;
    return {
      table: `${best.form.table} of ${best.edition.id}, shape ${best.form.shape}, by ${best.reading.reader}`,
      plain: best.plain,
      proven: best.proven,
      absent: best.absent.map((row) => row.key),
      violated: best.violated.map((equation) => `${equation.rule} @ ${equation.at}`),
      doubtful: best.doubtful.map((row) => row.key),
      rows: rowsOf(best),
    };
  });
  const { title, agency, year, issuedOn, years, sections, mentions, diagnostics, isReport } = outline;
  const words = {
    title: found(title),
    agency: found(agency),
    year: found(year),
    issuedOn: found(issuedOn),
    years,
    isReport,
    sections: sections.map(sectionOf),
    mentions: mentions.map(({ text, value, unit, section, paragraph, start, end }) => {
      return `${value} ${unit} ← ${text} @ ${section}/paragraphs/${paragraph} ${start} to ${end}`;
    }),
    diagnostics,
  };
  return Object.fromEntries(
    Object.entries({ layout, readings, values, outline: words, report: reportLines(report) }).map(
      ([stage, content]) => [stage, `${JSON.stringify(content, null, 1)}\n`],
    ),
  );
}
