import { agencyKey } from "../agencies/key.ts";
import { regionOf } from "../agencies/region.ts";
import type { Known } from "./known.ts";

export type Place = Pick<Known, "region" | "agencyKey">;

/** The place that a name begins with, where it is in no list: as it is printed. */
const PRINTED = /^.{1,8}?(?:特别行政区|自治区|自治州|自治县|自治旗|新区|地区|省|市|区|县|盟|旗|州)/u;

/** Where an agency is, from the province down with `/` between, and the key by which its years are found. */
export function placeOf(agency: string | null): Place {
  if (agency === null) return { region: null, agencyKey: null };
  const { state, province, city, county } = regionOf(agency);
  const key = agencyKey(agency);
  const names = [province, city, county].flatMap((division) => (division === null ? [] : [division.name]));
  return {
    region: state === "exact" && names.length > 0 ? names.join("/") : (PRINTED.exec(agency)?.[0] ?? null),
    agencyKey: key?.startsWith("?") === true ? null : key,
  };
}
