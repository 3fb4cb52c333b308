/** Of the contract in report.ts; apart from it, because that loads zod, which no thread that converts has any use for. */
export const SCHEMA_VERSION = "1.1.0";
