// docs/output.md names every field of the schema, and none that is not there.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { reportJsonSchema } from "../../src/model/json-schema.ts";
import { chapters, firstCells } from "./markdown.ts";

interface Schema {
  readonly type?: string | readonly string[];
  readonly $defs?: Record<string, Schema>;
  readonly properties?: Record<string, Schema>;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

/** Paths of all fields of one record down to values and references to other records; `[]` behind the name of a list. */
function fieldsOf(schema: Schema, path: string): string[] {
  const at = (name: string): string => (path === "" ? name : `${path}.${name}`);
  if (schema.properties !== undefined)
    return Object.entries(schema.properties).flatMap(([name, field]) => fieldsOf(field, at(name)));
  if (schema.items !== undefined) return fieldsOf(schema.items, `${path}[]`);
  if (schema.prefixItems !== undefined) return [`${path}[]`];
  const parts = (schema.anyOf ?? []).filter((part) => part.type !== "null");
  return parts.length > 0 ? [...new Set(parts.flatMap((part) => fieldsOf(part, path)))] : [path];
}

const { $defs = {} } = reportJsonSchema() as Schema;
const documented = chapters(readFileSync("docs/output.md", "utf8"));

test("the schema has the records that the contract names", () => {
  expect(Object.keys($defs)).toEqual(expect.arrayContaining(["Report", "Section", "Requests", "Row", "Evidence"]));
});

test.each(Object.entries($defs))("every field of %s is documented, and no other", (name, schema) => {
  const described = firstCells(documented.get(name) ?? "", "field").flatMap((cell) => cell.codes);
  expect(described.toSorted()).toEqual(fieldsOf(schema, "").toSorted());
});
