import { BARE, type Division, LENGTHS, PLACES, type Place } from "./divisions.ts";
import { BORNE_ELSEWHERE, COMMON, LEADING, NO_PLACE_BEFORE } from "./rules.ts";
import { plainName } from "./spelling.ts";

/**
 * Where an agency is, as far as its name determines it. `exact`: what is given is certain, and a part that is null is not in the name;
 * `ambiguous`: several places bear the name, so nothing is given; `none`: the name begins with no place of the list.
 */
export interface Region {
  readonly state: "exact" | "ambiguous" | "none";
  readonly province: Division | null;
  readonly city: Division | null;
  readonly county: Division | null;
}

/** A region, and the name's rest behind the place. */
export interface Located {
  readonly region: Region;
  readonly rest: string;
}

export const regionOf = (name: string | null): Region => locate(name ?? "").region;

const nowhere = (state: "ambiguous" | "none"): Region => ({ state, province: null, city: null, county: null });

export function locate(name: string): Located {
  const plain = plainName(name);
  const leading = LEADING.exec(plain)?.[0] ?? "";
  const found = readingsAt(plain.slice(leading.length));
  const longest = Math.max(0, ...found.map(({ length }) => length));
  if (longest === 0) return { region: nowhere("none"), rest: plain };
  const best = found.filter(({ length }) => length === longest);
  const [first] = best;
  const codes = new Set(best.map(({ place }) => codeOf(place)));
  if (first === undefined || codes.size > 1 || (first.alone && isCommon(first.name)))
    return { region: nowhere("ambiguous"), rest: plain };
  const { place } = first;
  return { region: { state: "exact", ...place }, rest: leading + plain.slice(leading.length + longest) };
}

/** The code of the smallest division known. */
export const codeOf = ({ province, city, county }: Pick<Place, "province" | "city" | "county">): string =>
  (county ?? city ?? province).code;

interface Found {
  readonly place: Place;
  readonly name: string;
  readonly length: number;
  /** No larger place stands before it. */
  readonly alone: boolean;
}

/** Every way to read places at the beginning of `text`: one, or several each within the one before. */
function readingsAt(text: string): Found[] {
  const found: Found[] = [];
  for (const outer of placesAt(text, PLACES)) {
    found.push({ ...outer, alone: true }, ...within(text, outer));
  }
  // 江苏, 南京 without 省 and 市 count only where a place of theirs follows.
  for (const outer of placesAt(text, BARE)) found.push(...within(text, outer));
  return found;
}

type At = Omit<Found, "alone">;

function within(text: string, outer: At): Found[] {
  const inner: Found[] = [];
  const rest = text.slice(outer.length);
  for (const at of [...placesAt(rest, PLACES), ...placesAt(rest, BARE).filter(({ place }) => place.city !== null)]) {
    if (!contains(outer.place, at.place)) continue;
    const next = { ...at, length: outer.length + at.length, alone: false };
    const deeper = within(text, next);
    const isFull = PLACES.get(at.name)?.includes(at.place) === true;
    inner.push(...(isFull ? [next] : []), ...deeper);
  }
  return inner;
}

const contains = (outer: Place, inner: Place): boolean => {
  if (outer.county !== null || codeOf(outer) === codeOf(inner)) return false;
  if (outer.city !== null) return inner.city?.code === outer.city.code;
  return inner.province.code === outer.province.code;
};

function placesAt(text: string, names: ReadonlyMap<string, readonly Place[]>): At[] {
  return LENGTHS.flatMap((length) => {
    const name = text.slice(0, length);
    if (name.length < length) return [];
    return (names.get(name) ?? [])
      .filter(() => names === BARE || isPlaceBefore(name, text.slice(length)))
      .map((place) => ({ place, name, length }));
  });
}

const isPlaceBefore = (name: string, rest: string): boolean =>
  !NO_PLACE_BEFORE.some(({ end, next }) => name.endsWith(end) && next.test(rest));

const isCommon = (name: string): boolean => COMMON.test(name) || BORNE_ELSEWHERE.includes(name);
