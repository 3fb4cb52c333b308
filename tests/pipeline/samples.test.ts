import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { REPORT, type Report } from "../../src/model/report.ts";
import { toJson } from "../../src/stages/write/json.ts";
import { isPdf, reportAnew, reportOf, SAMPLES, type Sample } from "./samples.ts";
import { silentErrors } from "./truth.ts";

const each = (samples: readonly Sample[]) => samples.map((sample) => [sample.file, sample] as const);

/** Keys in the order in which they stand, records as keys of what they hold; what is named freely (evidence) and lists left out. */
function keysOf(value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return null;
  return Object.entries(value).map(([key, field]) => [key, key === "evidence" ? null : keysOf(field)]);
}

describe("samples", () => {
  it.each(each(SAMPLES))("%s: nothing wrong in silence, and the status is what it must be", async (_, sample) => {
    const report = await reportOf(sample);
    expect(silentErrors(report, sample.truth)).toEqual([]);
    expect(report.status).toBe(sample.truth.status);
  });

  it.each(each(SAMPLES))("%s: title, agency, year, edition, date and headings", async (_, sample) => {
    const { report, sections } = await reportOf(sample);
    const { title, agency, year, edition, issuedOn } = sample.truth;
    // One sample prints its title with full-width digits; what is printed stays.
    expect({ ...report, title: report.title?.normalize("NFKC") }).toEqual({ title, agency, year, edition, issuedOn });
    expect(sections.filter((s) => s.level === 1).map((s) => s.heading)).toEqual(sample.truth.sections);
  });

  it.each(each(SAMPLES))("%s: keeps to the contract, names and order", async (_, sample) => {
    const report = await reportOf(sample);
    // Zod writes keys in the order of the schema: what it gives back must read the same.
    expect(toJson(REPORT.parse(report))).toBe(toJson(report));
    expect(keysOf(REPORT.parse(report))).toEqual(keysOf(report));
  });

  it.each(each(SAMPLES))("%s: the same bytes give the same bytes", async (_, sample) => {
    const [first, second] = [await reportOf(sample), await reportAnew(sample)];
    expect(toJson(second)).toBe(toJson(first));
  });

  it("give the same bytes in a thread of its own", async () => {
    const chosen = SAMPLES.filter(({ file }) => /^(?:tab-carry|glued|raw-turned|chromium-double)\./u.test(file));
    expect(chosen).toHaveLength(4);
    const code = `
      const { parentPort, workerData } = require("node:worker_threads");
      (async () => {
        const { convert } = await import(workerData.library);
        const results = [];
        for (const { file, bytes } of workerData.chosen) results.push(await convert(bytes, { name: file }));
        parentPort.postMessage(results);
      })();
    `;
    const worker = new Worker(code, { eval: true, workerData: { library: import.meta.resolve("nianbao"), chosen } });
    const results = await new Promise<{ ok: boolean; report: Report }[]>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
    });
    await worker.terminate();
    for (const [i, sample] of chosen.entries()) expect(toJson(results[i]?.report)).toBe(toJson(await reportOf(sample)));
  });
});

describe("PDF samples", () => {
  it.each(each(SAMPLES.filter(isPdf)))("%s: both engines give one report", async (_, sample) => {
    const [one, other] = [
      await reportAnew(sample, { engine: "pdfium" }),
      await reportAnew(sample, { engine: "pdfjs" }),
    ];
    const { evidence, ...rest } = one;
    const { evidence: evidenceOfOther, ...restOfOther } = other;
    expect(rest).toEqual(restOfOther);
    expect(Object.keys(evidence)).toEqual(Object.keys(evidenceOfOther));
    for (const [pointer, { bbox, ...place }] of Object.entries(evidence)) {
      const { bbox: twin, ...placeOfOther } = evidenceOfOther[pointer] as (typeof evidence)[string];
      expect([pointer, place]).toEqual([pointer, placeOfOther]);
      bbox?.forEach((edge, i) => {
        expect(Math.abs(edge - (twin?.[i] ?? Number.NaN)), `${pointer} ${bbox} ${twin}`).toBeLessThan(1);
      });
    }
  });
});
