import { join } from "node:path";
import { type BasicType, fileWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import { CODEBOOK_TABLE, codebookRows } from "../codebook.ts";
import type { Cell, Column, TableForm } from "../column.ts";
import type { Opening, Writer } from "./writer.ts";

/** Cells of a row group: held in memory until it is written. */
const GROUP = 1_000_000;

/** Figures are doubles: exact for whole numbers up to 2^53, and for the decimals as JSON has them. */
const TYPES: Readonly<Record<Column["type"], BasicType>> = {
  string: "STRING",
  date: "STRING",
  integer: "INT64",
  number: "DOUBLE",
};

/** Parquet: a file for each table, typed, with real nulls. */
export function openParquet({ folder, tables, version }: Opening): Writer {
  const files = tables.map((table) => new TableFile(folder, table, version));
  return {
    write(parts) {
      parts.forEach((part, i) => {
        (files[i] as TableFile).add(part as readonly (readonly Cell[])[]);
      });
    },
    async finish() {
      const codebook = new TableFile(folder, CODEBOOK_TABLE, version);
      codebook.add(codebookRows(tables));
      return [...files, codebook].map((file) => file.finish());
    },
    abandon() {},
  };
}

class TableFile {
  readonly #name: string;
  readonly #columns: readonly Column[];
  readonly #writer: ParquetWriter;
  #rows: (readonly Cell[])[] = [];

  constructor(folder: string, { name, columns }: TableForm, version: string) {
    this.#name = `${name}.parquet`;
    this.#columns = columns;
    this.#writer = new ParquetWriter({
      writer: fileWriter(join(folder, this.#name)),
      schema: schemaFromColumnData({ columnData: this.#data([]) }),
      createdBy: `nianbao ${version}`,
    });
  }

  add(rows: readonly (readonly Cell[])[]): void {
    for (const row of rows) this.#rows.push(row);
    if (this.#rows.length * this.#columns.length >= GROUP) this.#flush();
  }

  finish(): string {
    this.#flush();
    this.#writer.finish();
    return this.#name;
  }

  #flush(): void {
    const rows = this.#rows;
    if (rows.length === 0) return;
    this.#rows = [];
    this.#writer.write({ columnData: this.#data(rows), rowGroupSize: rows.length });
  }

  #data(rows: readonly (readonly Cell[])[]) {
    return this.#columns.map(({ name, type }, i) => ({
      name,
      type: TYPES[type],
      nullable: true,
      data: rows.map((row) => (type === "integer" ? bigint(row[i] as number | null) : (row[i] as Cell))),
    }));
  }
}

const bigint = (value: number | null): bigint | null => (value === null ? null : BigInt(value));
