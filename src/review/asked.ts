import { z } from "zod";
import { REVIEW } from "../model/review.ts";
import { FIGURES } from "../stored/figures.ts";
import { BadRequest } from "./query.ts";

const CHOICE = z.object({
  size: z.coerce.number().int().min(1).max(100_000),
  seed: z.string().min(1).max(100),
});
const CONFIDENCE = z.coerce.number().min(0.5).max(0.999).default(0.95);
const STATEMENT = CHOICE.extend({ confidence: CONFIDENCE });
const SIGNATURE = STATEMENT.extend({ by: z.string().min(1).max(200) });
const POINTERS: ReadonlySet<string> = new Set(FIGURES.map(({ pointer }) => pointer));
const DECISION = REVIEW.omit({ at: true, version: true })
  .extend({ seen: z.int().min(0) })
  .refine(({ pointer }) => POINTERS.has(pointer), "no figure of a form")
  .refine(({ verdict, value }) => (verdict === "wrong") === (value !== undefined), "the true value goes with wrong");

const parser =
  <T extends z.ZodType>(schema: T) =>
  (value: unknown): z.output<T> => {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    throw new BadRequest(result.error.issues.map(({ path, message }) => `${path}: ${message}`).join("; "));
  };

/** What the page sends about samples and decisions, looked at. Each throws BadRequest. */
export const choiceFrom = parser(CHOICE);
export const statementFrom = parser(STATEMENT);
export const signatureFrom = parser(SIGNATURE);
export const decisionFrom = parser(DECISION);
