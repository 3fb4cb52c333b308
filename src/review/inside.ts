import { realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { isBelow } from "../batch/walk.ts";

/**
 * The real path of a plain file below a folder (itself a real path); null for one that is not there, is no plain file, or stands
 * behind a link that leads out.
 */
export function fileInside(root: string, path: string): string | null {
  if (path.includes("\0")) return null;
  try {
    const real = realpathSync(join(root, ...path.split("/")));
    return isBelow(real, root) && real !== root && statSync(real).isFile() ? real : null;
  } catch {
    return null;
  }
}
