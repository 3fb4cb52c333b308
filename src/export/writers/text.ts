import { closeSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Bytes } from "../../text/bytes.ts";
import { CODEBOOK_TABLE, codebookRows } from "../codebook.ts";
import { dataPackage } from "../data-package.ts";
import type { TextFormat } from "../text/format.ts";
import { textFormat } from "../text/index.ts";
import type { Opening, Writer } from "./writer.ts";

/** CSV and JSONL: a file for each table, and for CSV the data package that describes them. */
export function openText({ folder, tables, options, version }: Opening): Writer {
  const format = textFormat(options) as TextFormat;
  const nameOf = (table: string) => `${table}.${format.extension}`;
  const files = tables.map((table) => {
    const file = openSync(join(folder, nameOf(table.name)), "w");
    writeFileSync(file, format.header(table));
    return file;
  });
  const close = () => {
    for (const file of files.splice(0)) closeSync(file);
  };
  return {
    write(parts) {
      parts.forEach((part, i) => {
        writeFileSync(files[i] as number, part as Uint8Array);
      });
    },
    async finish() {
      close();
      const rows = { shared: [], rows: codebookRows(tables) };
      const codebook = new Bytes();
      codebook.write(format.header(CODEBOOK_TABLE));
      format.lines(CODEBOOK_TABLE)(rows, codebook);
      writeFileSync(join(folder, nameOf(CODEBOOK_TABLE.name)), codebook.take());
      const names = [...tables, CODEBOOK_TABLE].map(({ name }) => nameOf(name));
      if (options.format !== "csv") return names;
      const described = dataPackage([...tables, CODEBOOK_TABLE], version);
      writeFileSync(join(folder, "datapackage.json"), `${JSON.stringify(described, null, 2)}\n`);
      return [...names, "datapackage.json"];
    },
    abandon: close,
  };
}
