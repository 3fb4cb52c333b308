// Reads exports back, each with another library than wrote it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import readXlsx from "read-excel-file/node";
import initSqlJs from "sql.js";
import { CODEBOOK_TABLE } from "../../src/export/codebook.ts";
import type { Cell } from "../../src/export/column.ts";
import type { Format } from "../../src/export/job.ts";
import { tablesOf } from "../../src/export/tables/index.ts";

export type Row = Record<string, Cell>;

const forms = [...tablesOf("long"), ...tablesOf("wide"), CODEBOOK_TABLE];

/** The rows of a table of an export, whatever it was written as, numbers as numbers. */
export async function readTable(out: string, format: Format, table: string): Promise<Row[]> {
  if (format === "csv") return readCsv(out, table);
  if (format === "jsonl") return lines(readFileSync(join(out, `${table}.jsonl`), "utf8"));
  if (format === "parquet") return readParquet(out, table);
  if (format === "xlsx") return readExcel(out, table);
  return openSqlite(out).then((all) => all(`SELECT * FROM ${table}`));
}

const lines = (text: string): Row[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

function readCsv(out: string, table: string): Row[] {
  const text = readFileSync(join(out, `${table}.csv`));
  const rows = parse(text, { columns: true, bom: true }) as Record<string, string>[];
  return rows.map((row) => typed(table, row));
}

function typed(table: string, row: Record<string, unknown>): Row {
  const columns = forms.find(({ name }) => name === table)?.columns ?? [];
  return Object.fromEntries(
    columns.map(({ name, type }): [string, Cell] => {
      const value = row[name];
      if (value === "" || value === null || value === undefined) return [name, null];
      return [name, type === "integer" || type === "number" ? Number(value) : String(value)];
    }),
  );
}

async function readParquet(out: string, table: string): Promise<Row[]> {
  const file = await asyncBufferFromFile(join(out, `${table}.parquet`));
  const rows = await parquetReadObjects({ file });
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, typeof value === "bigint" ? Number(value) : (value ?? null)]),
    ),
  ) as Row[];
}

async function readExcel(out: string, table: string): Promise<Row[]> {
  const sheets = await readXlsx(join(out, "nianbao.xlsx"));
  const [names = [], ...rows] = sheets.find(({ sheet }) => sheet === table)?.data ?? [];
  return rows.map((row) => Object.fromEntries(names.map((name, i) => [String(name), row[i] as Cell])));
}

/** A function that asks the database. */
export async function openSqlite(out: string): Promise<(sql: string, values?: string[]) => Row[]> {
  const sql = await initSqlJs();
  const database = new sql.Database(readFileSync(join(out, "nianbao.sqlite")));
  return (query, values = []) => {
    const statement = database.prepare(query, values);
    const rows: Row[] = [];
    while (statement.step()) rows.push(statement.getAsObject() as Row);
    statement.free();
    return rows;
  };
}
