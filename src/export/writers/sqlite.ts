import { chmodSync } from "node:fs";
import { join } from "node:path";
import sqlite, { type Statement } from "node-sqlite3-wasm";
import { CODEBOOK_TABLE, codebookRows } from "../codebook.ts";
import type { Cell, Column, TableForm } from "../column.ts";
import { indexesOf, SECTION_SEARCH, viewsOf } from "./sqlite-schema.ts";
import type { Opening, Writer } from "./writer.ts";

export const SQLITE_FILE = "nianbao.sqlite";

const TYPES: Readonly<Record<Column["type"], string>> = {
  string: "TEXT",
  date: "TEXT",
  integer: "INTEGER",
  number: "REAL",
};

/** SQLite: one file with keys, indexes, views, and a search over the sections' text. */
export function openSqlite({ folder, tables, options }: Opening): Writer {
  const file = join(folder, SQLITE_FILE);
  const database = new sqlite.Database(file);
  // The file gets its name only when it is whole: nothing needs to be rolled back.
  database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE");
  database.exec("PRAGMA foreign_keys = OFF; PRAGMA cache_size = -65536");
  database.exec([...tables, CODEBOOK_TABLE].map(createTable).join(";\n"));
  database.exec("BEGIN");
  const inserts = tables.map((table) => database.prepare(insertInto(table)));
  const close = () => {
    for (const statement of inserts.splice(0)) if (!statement.isFinalized) statement.finalize();
    if (database.isOpen) database.close();
  };
  return {
    write(parts) {
      parts.forEach((part, i) => {
        for (const row of part as readonly (readonly Cell[])[]) (inserts[i] as Statement).run(row.map(bindable));
      });
    },
    async finish() {
      for (const row of codebookRows(tables)) database.run(insertInto(CODEBOOK_TABLE), row);
      for (const statement of inserts) statement.finalize();
      database.exec("COMMIT");
      database.exec([...indexesOf(options.shape), ...viewsOf(options.shape), ...SECTION_SEARCH].join(";\n"));
      database.exec("ANALYZE");
      close();
      // The library makes files for their owner alone.
      chmodSync(file, 0o666 & ~process.umask());
      return [SQLITE_FILE];
    },
    abandon: close,
  };
}

/** The library ends a text at its first NUL. */
const bindable = (cell: Cell): Cell =>
  typeof cell === "string" && cell.includes("\0") ? cell.replaceAll("\0", "\uFFFD") : cell;

const insertInto = ({ name, columns }: TableForm): string =>
  `INSERT INTO ${name} VALUES (${columns.map(() => "?").join(", ")})`;

function createTable({ name, columns, key }: TableForm): string {
  const fields = columns.map((column) => `  ${column.name} ${TYPES[column.type]}`);
  const parent = name !== "reports" && columns[0]?.name === "report";
  const keys = [`  PRIMARY KEY (${key.join(", ")})`];
  if (parent) keys.push("  FOREIGN KEY (report) REFERENCES reports (report)");
  return `CREATE TABLE ${name} (\n${[...fields, ...keys].join(",\n")}\n)`;
}
