import type { Column, TableForm } from "./column.ts";

/** The Frictionless data package of a folder of CSV files. */
export const dataPackage = (tables: readonly TableForm[], version: string): object => ({
  profile: "tabular-data-package",
  name: "nianbao",
  title: "政府信息公开工作年度报告",
  description: `Figures, text and checks of annual reports on open government information, read by nianbao ${version}`,
  resources: tables.map(resource),
});

const resource = ({ name, label, description, columns, key }: TableForm): object => ({
  profile: "tabular-data-resource",
  name,
  title: label,
  description,
  path: `${name}.csv`,
  format: "csv",
  mediatype: "text/csv",
  encoding: "utf-8",
  dialect: { delimiter: ",", lineTerminator: "\n", quoteChar: '"', doubleQuote: true, header: true },
  schema: {
    fields: columns.map(field),
    missingValues: [""],
    primaryKey: key,
    ...(columns.some((column) => column.name === "report") && name !== "reports"
      ? { foreignKeys: [{ fields: "report", reference: { resource: "reports", fields: "report" } }] }
      : {}),
  },
});

const field = ({ name, label, description, type, unit, values }: Column): object => ({
  name,
  type,
  title: label,
  description,
  ...(unit === undefined ? {} : { unit }),
  ...(values === undefined ? {} : { constraints: { enum: values } }),
});
