import type { Desk } from "./answers.ts";
import { openLog } from "./log.ts";
import type { Sample, SampleChoice, SignedStatement, Statement } from "./protocol.ts";
import { draw, type Plan } from "./sampling/plan.ts";
import { sampleOf, statementOf } from "./sampling/statement.ts";

const STATEMENTS = "statements.jsonl";

export interface Sampler {
  sample(choice: SampleChoice): Promise<Sample>;
  statement(choice: SampleChoice, confidence: number): Promise<Statement>;
  /** Adds the statement to those of the archive; null, and nothing is added, where figures are open. */
  sign(choice: SampleChoice, confidence: number, by: string): Promise<SignedStatement | null>;
}

/** Samples and statements of one archive; a plan is drawn once. */
export function sampler({ archive, decisions, version }: Desk): Sampler {
  const plans = new Map<string, Plan>();
  const sample = async ({ size, seed }: SampleChoice): Promise<Sample> => {
    await archive.complete;
    const key = `${size}\n${seed}`;
    const plan = plans.get(key) ?? draw(archive, { size, seed });
    plans.set(key, plan);
    return sampleOf(plan, (await decisions.current()).find);
  };
  const statement = async (choice: SampleChoice, confidence: number): Promise<Statement> =>
    statementOf(await sample(choice), { name: archive.name, items: archive.items, version }, confidence);
  return {
    sample,
    statement,
    async sign(choice, confidence, by) {
      const made = await statement(choice, confidence);
      if (made.open > 0 || made.overall.judged + made.overall.unsure === 0) return null;
      const signed = { ...made, signedBy: by, signedAt: new Date().toISOString() };
      await openLog(archive.root, STATEMENTS).append(async () => JSON.stringify(signed));
      return signed;
    },
  };
}
