// npm run goldens: writes what every stage makes of a few samples into tests/goldens/, to be read before it is committed.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled, ROOT } from "./prepare.mjs";

ensureInstalled();

const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
const { status } = spawnSync(process.execPath, [vitest, "run", "tests/pipeline/goldens.test.ts"], {
  cwd: ROOT,
  stdio: "inherit",
  env: { ...process.env, NIANBAO_GOLDENS: "write" },
});
process.exitCode = status ?? 1;
