import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { interpretBytes } from "../../src/pipeline.ts";
import { GOLDEN_SAMPLES, stagesOf } from "./stages.ts";

const GOLDENS = fileURLToPath(new URL("../goldens/", import.meta.url));
const SAMPLES = fileURLToPath(new URL("../../samples/", import.meta.url));
/** `npm run goldens` sets this, to write what the stages now make; a person reads the difference before it is committed. */
const REGENERATE = process.env.NIANBAO_GOLDENS === "write";

describe.each(GOLDEN_SAMPLES)("%s", (file) => {
  const folder = `${GOLDENS}${file}/`;

  it("is read by every stage as it was when a person last looked", async () => {
    const result = await interpretBytes(new Uint8Array(readFileSync(SAMPLES + file)), file);
    if (!result.ok) throw new Error(result.failure.code);
    const stages = stagesOf(result.interpretation);
    if (REGENERATE) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      for (const [stage, text] of Object.entries(stages)) writeFileSync(`${folder}${stage}.json`, text);
    }
    for (const [stage, text] of Object.entries(stages)) {
      const path = `${folder}${stage}.json`;
      expect(text, `${stage} (npm run goldens writes it anew)`).toBe(
        existsSync(path) ? readFileSync(path, "utf8") : "",
      );
    }
  });
});
