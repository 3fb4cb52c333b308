export { type ConvertOptions, convert } from "./batch/convert.ts";
export type { OfficeChoice } from "./batch/office.ts";
export type { Diagnostic, Failure, FailureCode } from "./model/finding.ts";
export { reportJsonSchema } from "./model/json-schema.ts";
export type { Engine, Limits, OcrChoice } from "./model/limits.ts";
export type { Check, Evidence, Mention, Report, Section } from "./model/report.ts";
export { REPORT as reportSchema } from "./model/report.ts";
export type { Result } from "./pipeline.ts";
export { closeEngines } from "./stages/ingest/scan/engines/index.ts";
