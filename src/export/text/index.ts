import type { ExportOptions } from "../job.ts";
import { csv } from "./csv.ts";
import type { TextFormat } from "./format.ts";
import { JSONL } from "./jsonl.ts";

/** The text format that is asked for; null where it is none of lines. */
export const textFormat = ({ format, bom }: Pick<ExportOptions, "format" | "bom">): TextFormat | null =>
  format === "csv" ? csv(bom) : format === "jsonl" ? JSONL : null;
