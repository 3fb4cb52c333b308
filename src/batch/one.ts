import { failureOf } from "./entry.ts";
import type { Input } from "./input.ts";
import type { Verdict } from "./ledger.ts";
import { jobOf, newPool, type WorkOptions } from "./work.ts";

/**
 * Converts one input without an output folder, on a thread and under the limits all the same: what became of it, and
 * the report's text if there is one. Null when aborted.
 */
export async function runOne(
  input: Input,
  options: WorkOptions,
  signal: AbortSignal,
): Promise<{ readonly verdict: Verdict; readonly json: string | null } | null> {
  const { path, source } = input;
  if (source.kind === "refused") return { verdict: { path, status: "failed", ...source.failure, ms: 0 }, json: null };
  let result: { verdict: Verdict; json: string | null } | null = null;
  const pool = newPool(options, {
    onNote: () => {},
    onEnd: (_, end, time) => {
      const ms = Math.round(time);
      const failure = failureOf(end, options);
      if (failure !== null) result = { verdict: { path, status: "failed", ...failure, ms }, json: null };
      else if (end.kind === "done" && end.outcome.kind === "converted") {
        const { digest, json } = end.outcome;
        result = { verdict: { path, status: digest.status, code: null, message: digest.message, ms }, json };
      }
    },
  });
  await pool.run([{ ...jobOf(path, source, options), known: null, output: null }].values(), signal);
  return result;
}
