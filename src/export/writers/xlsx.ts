import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync, zipSync } from "fflate";
import writeExcelFile from "write-excel-file/node";
import { CODEBOOK_TABLE, codebookRows } from "../codebook.ts";
import type { Cell, TableForm } from "../column.ts";
import { ExportError, type Opening, type Writer } from "./writer.ts";

export const XLSX_FILE = "nianbao.xlsx";

/** Of a sheet, its header among them. */
export const MOST_ROWS = 1_048_576;
/** The file is made in memory: this many cells take about 1 GB. */
const MOST_CELLS = 3_000_000;
/** Of a cell. */
const MOST_TEXT = 32_767;
const CUT = "…（截断，全文见 JSON）";

/** No clock stands in the file. */
const STAMP = new Date(1980, 0, 1);

/** XLSX: a cover sheet, a sheet for each table, the codebook. Every text is typed as text: none is a formula. */
export function openXlsx({ folder, tables, version }: Opening): Writer {
  const sheets = tables.map((form) => ({ form, rows: [] as (readonly Cell[])[] }));
  let cells = 0;
  return {
    write(parts) {
      parts.forEach((part, i) => {
        const sheet = sheets[i] as (typeof sheets)[number];
        for (const row of part as readonly (readonly Cell[])[]) {
          sheet.rows.push(row);
          cells += row.length;
        }
        if (sheet.rows.length >= MOST_ROWS) throw new ExportError(tooMany(sheet.form.name));
      });
      if (cells > MOST_CELLS) throw new ExportError(TOO_LARGE);
    },
    async finish() {
      const codebook = { form: CODEBOOK_TABLE, rows: codebookRows(tables) };
      const pages = [...sheets, codebook].map(sheetOf);
      const buffer = await writeExcelFile([cover(sheets, version), ...pages]).toBuffer();
      writeFileSync(join(folder, XLSX_FILE), restamped(buffer));
      return [XLSX_FILE];
    },
    abandon() {},
  };
}

const tooMany = (table: string): string =>
  `A sheet of Excel holds ${MOST_ROWS} rows, and ${table} has more: use --shape wide, fewer folders, or another format.`;
const TOO_LARGE = `An XLSX file is made in memory, and this one has more than ${MOST_CELLS} cells: use --to csv, parquet or sqlite, or fewer folders.`;

type SheetCell = { value: string; type: StringConstructor; fontWeight?: "bold" } | number | null;

const cellOf = (value: Cell): SheetCell => (typeof value === "string" ? { value: shown(value), type: String } : value);

/** What XML can't hold is left out; a text longer than a cell is cut, and says so. */
function shown(text: string): string {
  const clean = text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
  return clean.length <= MOST_TEXT
    ? clean
    : clean.slice(0, MOST_TEXT - CUT.length).replace(/[\ud800-\udbff]$/u, "") + CUT;
}

const bold = (value: string): SheetCell => ({ value, type: String, fontWeight: "bold" });

const sheetOf = ({ form, rows }: { form: TableForm; rows: readonly (readonly Cell[])[] }) => ({
  sheet: form.name,
  stickyRowsCount: 1,
  columns: form.columns.map(({ type }) => ({ width: type === "string" ? 18 : 12 })),
  data: [form.columns.map(({ name }) => bold(name)), ...rows.map((row) => row.map(cellOf))],
});

function cover(sheets: readonly { form: TableForm; rows: readonly unknown[] }[], version: string) {
  const tables = [
    ...sheets.map(({ form, rows }) => ({ form, count: rows.length })),
    { form: CODEBOOK_TABLE, count: null },
  ];
  return {
    sheet: "cover",
    columns: [{ width: 16 }, { width: 20 }, { width: 12 }, { width: 100 }],
    data: [
      [bold("政府信息公开工作年度报告")],
      [
        cellOf(
          `Exported by nianbao ${version} from the reports' JSON. A blank figure is never zero: the columns of states say what it is.`,
        ),
      ],
      [],
      [bold("sheet"), bold("内容"), bold("rows"), bold("description")],
      ...tables.map(({ form, count }) => [cellOf(form.name), cellOf(form.label), count, cellOf(form.description)]),
    ],
  };
}

/** The library stamps the parts with the time of writing. */
const restamped = (file: Uint8Array): Uint8Array => zipSync(unzipSync(file), { mtime: STAMP, level: 6 });
