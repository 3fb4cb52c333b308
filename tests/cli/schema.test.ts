import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { reportJsonSchema } from "../../src/model/json-schema.ts";
import { nianbao } from "./command.ts";

const committed = readFileSync(new URL("../../schema/report-1.schema.json", import.meta.url), "utf8");

describe("schema/report-1.schema.json", () => {
  it("is what the model generates; `npm run schema` brings it up to date", () => {
    expect(JSON.parse(committed)).toEqual(reportJsonSchema());
  });

  it("is what `nianbao schema` prints", async () => {
    expect(await nianbao(["schema"])).toMatchObject({ code: 0, stdout: committed, stderr: "" });
  });

  it("is of draft 2020-12 and names the parts of the contract", () => {
    const schema = reportJsonSchema() as { $schema: string; $defs: Record<string, { required: string[] }> };
    expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(Object.keys(schema.$defs)).toEqual(
      expect.arrayContaining(["Report", "Section", "Row", "Outcome", "Evidence"]),
    );
    expect(schema.$defs.Report?.required).toContain("evidence");
  });
});
