import { parentPort } from "node:worker_threads";
import { newOffice } from "../../batch/office.ts";
import { readInput } from "../../batch/read.ts";
import type { Post } from "../../batch/thread.ts";
import type { Engine } from "../../model/limits.ts";
import type { Report } from "../../model/report.ts";
import { overlayOf } from "../../overlay.ts";
import { interpretBytes, type TracedResult } from "../../pipeline.ts";
import type { InspectJob, InspectOutcome } from "./job.ts";
import { type EngineTrace, traceOf } from "./trace.ts";

/** The module that the thread of an inspection runs, so that a file that hangs a reader can be interrupted. */

const post = (message: Post<never, InspectOutcome>): void => parentPort?.postMessage(message);

parentPort?.on("message", async (job: InspectJob) => post({ kind: "done", outcome: await inspect(job), held: 0 }));
post({ kind: "ready" });

async function inspect(job: InspectJob): Promise<InspectOutcome> {
  const { source, engine, page } = job;
  const read = source.kind === "bytes" ? { ok: true as const, ...source } : readInput(source.file, job.maxBytes);
  if (!read.ok) return { kind: "failed", failure: read.failure };
  const office = job.office === null ? null : newOffice(job.office, (outside) => post({ kind: "outside", outside }));
  const result = await interpretBytes(read.bytes, job.name, {
    engine,
    office,
    limits: { maxBytes: job.maxBytes },
    ocr: { when: job.ocr },
  });
  if (!result.ok) return { kind: "failed", failure: result.failure };
  const { interpretation } = result;
  const refusal = page === null ? null : refusalOf(page, interpretation.report);
  if (refusal !== null) return { kind: "refused", message: refusal };
  const engines = await readByEach(read.bytes, job, interpretation.report);
  const trace = traceOf(interpretation, engine, engines, job.table);
  if (page === null) return { kind: "inspected", trace, overlay: null };
  const shown = engines.find(({ taken }) => taken)?.name ?? "pdfium";
  const drawn = await overlayOf(read.bytes, interpretation, page, shown);
  return drawn.ok ? { kind: "inspected", trace, overlay: drawn.overlay } : { kind: "failed", failure: drawn.failure };
}

function refusalOf(page: number, { source }: Report): string | null {
  const { pages } = source;
  if (pages === null) return "This file is text and has no pages: --overlay draws over pages of a PDF.";
  if (page <= pages) return null;
  return `There is no page ${page}: the file has ${pages === 1 ? "1 page" : `${pages} pages`}.`;
}

/** What each engine makes of a PDF by itself, and which of them the report comes from; none for text. */
async function readByEach(bytes: Uint8Array, { name, engine }: InspectJob, report: Report): Promise<EngineTrace[]> {
  if (report.source.pages === null) return [];
  // What was read from pictures no engine reads again.
  if (report.source.reading !== "text")
    return [{ name: engine === "auto" ? "pdfium" : engine, result: report.status, taken: true }];
  if (engine !== "auto") return [{ name: engine, result: report.status, taken: true }];
  const pdfium = await interpretBytes(bytes, name, { engine: "pdfium" });
  const pdfjs = await interpretBytes(bytes, name, { engine: "pdfjs" });
  const first = isOf(pdfium, report);
  return [trace("pdfium", pdfium, first), trace("pdfjs", pdfjs, !first)];
}

const trace = (name: Exclude<Engine, "auto">, result: TracedResult, taken: boolean): EngineTrace => ({
  name,
  result: result.ok ? result.interpretation.report.status : result.failure.code,
  taken,
});

/** Whether a report is the one that an engine gives by itself: a difference between engines is found only afterwards. */
const isOf = (result: TracedResult, report: Report): boolean =>
  result.ok && JSON.stringify(comparable(result.interpretation.report)) === JSON.stringify(comparable(report));

const comparable = ({ diagnostics, evidence, tables, sections, report }: Report): unknown => [
  diagnostics.filter(({ code }) => code !== "engines.differ"),
  evidence,
  tables,
  sections,
  report,
];
