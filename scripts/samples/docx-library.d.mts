import type { SampleReport } from "./index.mjs";

/** A report as a Word file by the npm package `docx`. */
export function docxByLibrary(model: SampleReport, look?: { numbered?: boolean; width?: boolean }): Promise<Buffer>;
