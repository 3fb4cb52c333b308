import { z } from "zod";
import { REPORT } from "./report.ts";

/** The published contract as JSON Schema, draft 2020-12: what schema/report-1.schema.json holds. */
export function reportJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(REPORT, { target: "draft-2020-12" });
  return { $schema, $id: "report-1.schema.json", ...rest };
}
