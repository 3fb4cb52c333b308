import { isPicture, type MediaType } from "../../stages/ingest/detect.ts";
import type { SourceAnswer } from "../protocol.ts";
import { isFlowing } from "./flow.ts";
import type { Opened, OpenSource } from "./open.ts";
import { pageSizes } from "./picture.ts";

/** What a browser draws as it is. */
const DRAWN: ReadonlySet<MediaType> = new Set(["image/png", "image/jpeg"]);

export const isDrawn = (type: MediaType): boolean => DRAWN.has(type);

/** How a source is to be shown. */
export async function viewOf({ state, source }: Opened): Promise<SourceAnswer> {
  if (source === null) return { state, view: null, pages: [] };
  const { type } = source;
  if (type === "application/pdf") return { state, view: "pdf", pages: [] };
  if (isPicture(type)) return { state, view: "picture", pages: await sizesOf(source) };
  if (type === "text/plain") return { state, view: "lines", pages: [] };
  return { state, view: isFlowing(type) ? "blocks" : null, pages: [] };
}

async function sizesOf(source: OpenSource): Promise<SourceAnswer["pages"]> {
  const bytes = await source.bytes();
  return bytes === null ? [] : pageSizes(bytes);
}
