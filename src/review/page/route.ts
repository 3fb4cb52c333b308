import { signal } from "@preact/signals";

/** What the address asks for: `#/name/argument?key=value`. */
export interface Route {
  readonly name: string;
  readonly argument: string;
  readonly query: Readonly<Record<string, string>>;
}

function routeOf(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/u, "").split("?", 2);
  const slash = path.indexOf("/");
  const name = slash < 0 ? path : path.slice(0, slash);
  const argument = slash < 0 ? "" : decoded(path.slice(slash + 1));
  return { name, argument, query: Object.fromEntries(new URLSearchParams(query)) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const route = signal<Route>(routeOf(location.hash));

let current = location.hash;

/** Takes an address at once: what is pressed next belongs to the new place, not to the one that is left. */
function take(hash: string): void {
  if (hash === current) return;
  current = hash;
  route.value = routeOf(hash);
}

addEventListener("hashchange", () => take(location.hash));

/** Notes where the person is, without going anywhere. */
export function note(hash: string): void {
  history.replaceState(null, "", hash);
  current = hash;
}

export function hashOf(name: string, argument = "", query: Readonly<Record<string, string | undefined>> = {}): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const tail = given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
  return `#/${name}${argument === "" ? "" : `/${encodeURIComponent(argument)}`}${tail}`;
}

/** Goes to another place; `replace` leaves no trace in the history. */
export function go(hash: string, replace = false): void {
  if (replace) history.replaceState(null, "", hash);
  else location.hash = hash;
  take(hash);
}
