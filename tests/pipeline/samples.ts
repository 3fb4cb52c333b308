import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Truth } from "../../scripts/samples/index.mjs";
import { findOffice, newOffice } from "../../src/batch/office.ts";
import type { Report } from "../../src/model/report.ts";
import { type ConvertOptions, convertBytes } from "../../src/pipeline.ts";

const FOLDER = fileURLToPath(new URL("../../samples/", import.meta.url));

export interface Sample {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly truth: Truth;
}

const program = findOffice("auto");
/** LibreOffice, without which DOC can't be read as it should: scripts/prepare.mjs says so aloud. */
const office = program === null ? null : newOffice(program);

/** Every committed sample with its truth; without LibreOffice all but those that need it. */
export const SAMPLES: readonly Sample[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".truth.json"))
  .map((name) => {
    const { file, ...truth } = JSON.parse(readFileSync(FOLDER + name, "utf8")) as Truth & { file: string };
    return { file, bytes: new Uint8Array(readFileSync(FOLDER + file)), truth };
  })
  .filter(({ file }) => office !== null || !file.endsWith(".doc"));

export const isText = ({ file }: Sample): boolean => /\.(?:txt|md)$/u.test(file);
export const isPage = ({ file }: Sample): boolean => /\.(?:html?|mhtml)$/u.test(file);
export const isPdf = ({ file }: Sample): boolean => file.endsWith(".pdf");
export const isDocx = ({ file }: Sample): boolean => file.endsWith(".docx");

const known = new Map<string, Promise<Report>>();

async function convertSample({ file, bytes }: Sample, options: ConvertOptions): Promise<Report> {
  const result = await convertBytes(bytes, file, { office, ...options });
  if (!result.ok) throw new Error(`${file}: ${result.failure.code}`);
  return result.report;
}

/** The report of a sample, made once; throws where there is none. */
export function reportOf(sample: Sample): Promise<Report> {
  const report = known.get(sample.file) ?? convertSample(sample, {});
  known.set(sample.file, report);
  return report;
}

/** The report of a sample, made anew from a copy of its bytes. */
export const reportAnew = (sample: Sample, options: ConvertOptions = {}): Promise<Report> =>
  convertSample({ ...sample, bytes: sample.bytes.slice() }, options);
