import { signal } from "@preact/signals";
import { type ItemPage, LISTED, type Overview } from "../protocol.ts";
import { getItems, getOverview } from "./api.ts";
import { filterOf, prepareQueue } from "./round.ts";

export const overview = signal<Overview | null>(null);
export const items = signal<ItemPage | null>(null);

/** Milliseconds between two looks at an archive that is still being looked through. */
const AGAIN = 1500;

let newest = 0;

/** Fetches what the overview shows, and again until the whole archive has been looked through. */
export async function showOverview(query: Readonly<Record<string, string>>, again = false): Promise<void> {
  const mine = ++newest;
  const filter = filterOf(query);
  // With a filter more clicks are to come: only who begins with the whole archive finds its first report open.
  const opened = again || Object.keys(filter).length > 0 ? undefined : "yes";
  const listed = getItems(filter, 0, LISTED, opened);
  listed.then((page) => (mine === newest ? prepareQueue(query, page) : undefined)).catch(() => {});
  const [answer, page] = await Promise.all([getOverview(filter), listed]);
  if (mine !== newest) return;
  overview.value = answer;
  items.value = page;
  if (!answer.complete) setTimeout(() => mine === newest && void showOverview(query, true), AGAIN);
}
