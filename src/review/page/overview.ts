import { signal } from "@preact/signals";
import type { Filter, ItemPage, Overview } from "../protocol.ts";
import { getItems, getOverview } from "./api.ts";

export const overview = signal<Overview | null>(null);
export const items = signal<ItemPage | null>(null);

/** Reports that the list shows. */
const LISTED = 100;
/** Milliseconds between two looks at an archive that is still being looked through. */
const AGAIN = 1500;

let newest = 0;

/** Fetches what the overview shows, and again until the whole archive has been looked through. */
export async function showOverview(filter: Filter): Promise<void> {
  const mine = ++newest;
  const [answer, page] = await Promise.all([getOverview(filter), getItems(filter, 0, LISTED)]);
  if (mine !== newest) return;
  overview.value = answer;
  items.value = page;
  if (!answer.complete) setTimeout(() => mine === newest && void showOverview(filter), AGAIN);
}
