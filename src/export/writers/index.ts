import type { Format } from "../job.ts";
import type { Opening, Writer } from "./writer.ts";

/** Loaded when it is needed: each brings a library. */
export async function openWriter(format: Format, opening: Opening): Promise<Writer> {
  if (format === "parquet") return (await import("./parquet.ts")).openParquet(opening);
  if (format === "sqlite") return (await import("./sqlite.ts")).openSqlite(opening);
  if (format === "xlsx") return (await import("./xlsx.ts")).openXlsx(opening);
  return (await import("./text.ts")).openText(opening);
}
