/**
 * What people decided about figures: one line of `reviews.jsonl` each. Lines are only ever added; of several lines about one figure of
 * one document the last one counts, and `withdrawn` takes back what was decided before.
 */
import { z } from "zod";

export const REVIEW = z
  .object({
    /** The report in the archive: its path below the output folder. */
    report: z.string(),
    /** Of the source document: a decision holds for this document only. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    /** JSON Pointer of the figure. */
    pointer: z.string().startsWith("/"),
    verdict: z.enum(["right", "wrong", "unsure", "withdrawn"]),
    /** What was shown to the person: the value in the report. */
    shown: z.number().nullable(),
    /** What is printed, where the verdict is `wrong`; null where nothing is printed. */
    value: z.number().nullable().optional(),
    note: z.string().max(2000).optional(),
    by: z.string().max(200),
    /** ISO 8601, UTC. */
    at: z.iso.datetime(),
    /** Of the program that showed it. */
    version: z.string(),
  })
  .meta({ id: "Review", description: "A person's decision about one figure of one document" });

export type Review = z.infer<typeof REVIEW>;
