import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Report } from "../../src/model/report.ts";
import { convertBytes } from "../../src/pipeline.ts";

const SAMPLE = new URL("../../samples/aligned-blanks.txt", import.meta.url);
const made = await convertBytes(readFileSync(SAMPLE), "aligned-blanks.txt");
if (!made.ok) throw new Error(made.failure.code);
const { report } = made;

/** A report of edition 2021 as it stands in an archive; each number gives another document. */
export const stored = (number: number): Report => ({
  ...report,
  source: {
    ...report.source,
    name: `${number}.txt`,
    sha256: createHash("sha256").update(String(number)).digest("hex"),
  },
});
