import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Entry } from "../../src/batch/ledger.ts";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Around {
  readonly cwd?: string;
  /** Null leaves it open and silent. */
  readonly stdin?: string | Uint8Array | null;
  readonly env?: NodeJS.ProcessEnv;
  /** Milliseconds after which the process gets `signal` (SIGKILL when left out). */
  readonly killAfter?: number;
  readonly signal?: NodeJS.Signals;
  /** Called with each piece of stderr; true sends the signal at once. */
  readonly killWhen?: (stderr: string) => boolean;
}

/** Runs the compiled command as a process of its own. */
export function nianbao(args: readonly string[], around: Around = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], {
      cwd: around.cwd,
      env: { ...process.env, ...around.env },
      detached: true,
    });
    const kill = () => process.kill(-(child.pid as number), around.signal ?? "SIGKILL");
    const timer = around.killAfter === undefined ? undefined : setTimeout(kill, around.killAfter);
    let stdout = "";
    let stderr = "";
    let killed = false;
    child.stdout.setEncoding("utf8").on("data", (piece) => {
      stdout += piece;
    });
    child.stderr.setEncoding("utf8").on("data", (piece) => {
      stderr += piece;
      if (!killed && around.killWhen?.(stderr)) {
        killed = true;
        kill();
      }
    });
    child.stdin.on("error", () => {});
    if (around.stdin !== null) child.stdin.end(around.stdin ?? "");
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, stdout, stderr });
    });
  });
}

export const newFolder = (): string => realpathSync(mkdtempSync(join(tmpdir(), "nianbao-cli-")));

/** Every file below a folder by its path, with its contents; durations in a ledger are left out. */
export function contents(folder: string): Record<string, string> {
  const paths = (readdirSync(folder, { recursive: true }) as string[]).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  return Object.fromEntries(
    paths.sort().map((path) => {
      const text = readFileSync(join(folder, path), "utf8");
      return [path, path === "ledger.jsonl" ? text.replace(/,"ms":\d+\}/g, "}") : text];
    }),
  );
}

export function ledger(folder: string): Record<string, Entry> {
  const lines = readFileSync(join(folder, "ledger.jsonl"), "utf8").split("\n").slice(0, -1);
  return Object.fromEntries(lines.map((line) => JSON.parse(line)).map((entry: Entry) => [entry.path, entry]));
}
