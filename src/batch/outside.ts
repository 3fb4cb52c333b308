import { spawnSync } from "node:child_process";
import { rm } from "node:fs/promises";

/** A process that a conversion has started, with all that it started itself, and the folder that it works in. */
export interface Outside {
  readonly pid: number;
  readonly folder: string;
}

/** Ends the process and those that it started, and removes the folder. */
export async function endOutside({ pid, folder }: Outside): Promise<void> {
  killGroup(pid);
  await removeFolder(folder);
}

/** Ends a process that leads a group of its own, and the group. */
export function killGroup(pid: number): void {
  try {
    if (process.platform === "win32") spawnSync("taskkill", ["/pid", String(pid), "/t", "/f"]);
    else process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/** A process that was just killed may still be writing. */
export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }).catch(() => {});
