import { areaList } from "@vant/area-data";
import { LONG_PREFECTURE, NOT_DIVIDED, ZONE } from "./rules.ts";

export interface Division {
  /** GB/T 2260, six digits. */
  readonly code: string;
  readonly name: string;
}

/** A place, down to where it is known. City and county are null where it is no city's, or no county. */
export interface Place {
  readonly province: Division;
  readonly city: Division | null;
  readonly county: Division | null;
}

/** Every place by its names: the full one, and for autonomous prefectures and provinces the short one too. */
export const PLACES: ReadonlyMap<string, readonly Place[]> = everyPlace();

/** The lengths that names of places have, longest first. */
export const LENGTHS: readonly number[] = [...new Set([...PLACES.keys()].map((name) => name.length))].sort(
  (a, b) => b - a,
);

/** Names of provinces that stand before other places without 省, and names of cities without 市: 江苏南京市, 南京鼓楼区. */
export const BARE: ReadonlyMap<string, readonly Place[]> = bareNames();

function everyPlace(): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  const add = (name: string, place: Place) => places.set(name, [...(places.get(name) ?? []), place]);
  const provinces = new Map<string, Division>();
  for (const [code, name] of Object.entries(areaList.province_list)) {
    if (NOT_DIVIDED.test(code)) continue;
    provinces.set(code.slice(0, 2), { code, name });
    add(name, { province: { code, name }, city: null, county: null });
  }
  const cities = new Map<string, Division>();
  for (const [code, name] of Object.entries(areaList.city_list)) {
    const province = provinces.get(code.slice(0, 2));
    if (province === undefined || isCollection(code)) continue;
    const city = { code, name };
    cities.set(code.slice(0, 4), city);
    if (name === province.name) continue;
    const place = { province, city, county: null };
    add(name, place);
    const short = LONG_PREFECTURE.exec(name)?.[1];
    if (short !== undefined) add(`${short}州`, place);
  }
  for (const [code, name] of Object.entries(areaList.county_list)) {
    const province = provinces.get(code.slice(0, 2));
    if (province === undefined || !isCounty(code, name)) continue;
    add(name, { province, city: cities.get(code.slice(0, 4)) ?? null, county: { code, name } });
  }
  return places;
}

/** 省直辖县 and the like, and the counties of 重庆: headings of the list, no cities. */
function isCollection(code: string): boolean {
  return /^\d\d90/u.test(code) || code === "500200";
}

/** GB/T 2260 numbers districts and counties up to 70, cities of that rank from 81; the rest is statistics. */
function isCounty(code: string, name: string): boolean {
  if (NOT_DIVIDED.test(code) || ZONE.test(name) || name === "市辖区") return false;
  return Number(code.slice(4)) <= 70 || name.endsWith("市");
}

function bareNames(): Map<string, Place[]> {
  const bare = new Map<string, Place[]>();
  for (const [name, places] of PLACES) {
    for (const place of places) {
      if (place.county !== null) continue;
      const short = name.replace(/(?:壮族|回族|维吾尔)?自治区$|[省市]$/u, "");
      if (short !== name && short.length > 1) bare.set(short, [...(bare.get(short) ?? []), place]);
    }
  }
  return bare;
}
