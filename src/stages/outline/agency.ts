import type { Found } from "../../model/outline.ts";
import { isAgencyName, isPlaceName } from "./agencyname.ts";
import { foundIn, type Joined, printedIn } from "./joined.ts";

/** Where the prose names the agency: before the group, and behind it. */
const NAMED: readonly RegExp[] = [
  /(?:本报告|年度报告|报告)(?:系|是)?由([\u4e00-\u9fff（）·、]{2,40}?)(?:依据|根据|按照|依照|负责|编制|汇总)/,
  /现(?:向社会)?(?:公布|将)([\u4e00-\u9fff（）·、]{2,40}?)(?:\d{4}年|[〇○零一二三四五六七八九]{4}年)/,
  /请(?:与|联系|致电|向)([\u4e00-\u9fff（）·、]{2,40}?)(?:政务公开|政府信息公开|信息公开|办公室)?(?:联系|[（(]地址|咨询|反映)/,
];

/** The agency as the prose of the report names it, or null. */
export function agencyInProse(prose: Joined): Found<string> | null {
  for (const pattern of NAMED) {
    const m = pattern.exec(prose.text);
    const name = m?.[1];
    if (m === null || name === undefined || !isAgencyName(name)) continue;
    const from = m.index + m[0].indexOf(name);
    return foundIn(prose, from, from + name.length, printedIn(prose, from, from + name.length));
  }
  return null;
}

/** Whether `longer` is the place's own government or board: 清河县 and 清河县人民政府. */
const governs = (longer: string | undefined, place: string): boolean =>
  longer?.startsWith(place) === true && /^(?:人民政府|政府|管理委员会|管委会|办事处)$/.test(longer.slice(place.length));

/** Whether `longer` is the name with its place before it: 云台县水利局 and 水利局. */
const places = (longer: string | undefined, name: string): boolean =>
  longer?.endsWith(name) === true && isPlaceName(longer.slice(0, -name.length));

/**
 * The agency: as the title names it; as signature or prose name it where the title names none, only its place, or leaves
 * its place out. Of signature and prose the fuller of two forms of one name.
 */
export function decideAgency(
  title: Found<string> | null,
  signature: Found<string> | null,
  prose: Found<string> | null,
): Found<string> | null {
  if (title !== null && isAgencyName(title.value)) {
    const fuller = isPlaceName(title.value) ? governs : places;
    return [signature, prose].find((other) => fuller(other?.value, title.value)) ?? title;
  }
  if (signature !== null && prose !== null) return prose.value.endsWith(signature.value) ? prose : signature;
  return signature ?? prose ?? title;
}
