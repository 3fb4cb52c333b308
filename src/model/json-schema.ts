import { z } from "zod";
import { REPORT } from "./report.ts";

/**
 * The published contract as JSON Schema, draft 2020-12: what schema/report-1.schema.json holds. It allows fields that
 * it does not know, because a minor version may add some.
 */
export function reportJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(REPORT, { target: "draft-2020-12", io: "input" });
  return { $schema, $id: "report-1.schema.json", ...rest };
}
