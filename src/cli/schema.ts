import { reportJsonSchema } from "../model/json-schema.ts";
import type { ExitCode } from "./exit.ts";

/** `nianbao schema`: the contract as JSON Schema, on stdout. */
export function printSchema(write: (text: string) => void): ExitCode {
  write(`${JSON.stringify(reportJsonSchema(), null, 2)}\n`);
  return 0;
}
