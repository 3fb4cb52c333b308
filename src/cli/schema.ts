import { rulesDocument } from "../check/rules.ts";
import { reportJsonSchema } from "../model/json-schema.ts";
import type { ExitCode } from "./exit.ts";

export interface SchemaFlags {
  readonly rules?: boolean;
}

/** `nianbao schema`: the contract as JSON Schema, or the rules of `check`, on stdout. */
export function printSchema(flags: SchemaFlags, write: (text: string) => void): ExitCode {
  const document = flags.rules === true ? rulesDocument() : reportJsonSchema();
  write(`${JSON.stringify(document, null, 2)}\n`);
  return 0;
}
