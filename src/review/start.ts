import { getRequestListener } from "@hono/node-server";
import type { Desk } from "./answers.ts";
import { type Assets, newApp } from "./app.ts";
import { type Archive, openArchive } from "./archive.ts";
import type { Guard } from "./guard.ts";
import { newFlowReader } from "./source/reader.ts";

/** Opens an archive, and makes what answers the requests about it. */
export function start(
  { root, ...desk }: Omit<Desk, "archive"> & { readonly root: string },
  sources: string | null,
  guard: Guard,
  assets: Assets,
): { readonly archive: Archive; readonly answer: ReturnType<typeof getRequestListener>; close(): void } {
  const archive = openArchive(root);
  const flows = newFlowReader();
  const app = newApp({ archive, ...desk }, sources, flows, guard, assets);
  return { archive, answer: getRequestListener(app.fetch), close: flows.close };
}
