import { getRequestListener } from "@hono/node-server";
import type { Desk } from "./answers.ts";
import { type Assets, newApp } from "./app.ts";
import { type Archive, openArchive } from "./archive.ts";
import type { Guard } from "./guard.ts";

/** Opens an archive, and makes what answers the requests about it. */
export function start(
  { root, ...desk }: Omit<Desk, "archive"> & { readonly root: string },
  sources: string | null,
  guard: Guard,
  assets: Assets,
): { readonly archive: Archive; readonly answer: ReturnType<typeof getRequestListener> } {
  const archive = openArchive(root);
  return { archive, answer: getRequestListener(newApp({ archive, ...desk }, sources, guard, assets).fetch) };
}
