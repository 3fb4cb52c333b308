import { codeOf, locate } from "./region.ts";
import { ENDINGS, JOINED } from "./rules.ts";

/**
 * One key for one agency across years, whatever the spelling: blanks, width, brackets and punctuation, 人民政府 printed or not, the
 * larger places before the agency's own printed or not, 和 between a department's words, 委 for 委员会 and 街道 for 街道办事处. `320106-民政局` where the name determines the
 * place, the place's code alone for its government; else the plain name. It begins with `?` where agencies of several places bear the
 * name, so that equal keys need not be one agency. Null for no name.
 */
export function agencyKey(name: string | null): string | null {
  if (name === null) return null;
  const { region, rest } = locate(name);
  const plain = joined(ungoverned(ended(rest)));
  if (region.state === "exact" && region.province !== null) {
    const code = codeOf({ ...region, province: region.province });
    return plain === "" ? code : `${code}-${plain}`;
  }
  if (plain === "") return null;
  return region.state === "ambiguous" || !NAMES_A_PLACE.test(plain) ? `?${plain}` : plain;
}

/** A county or larger is in the name, or the state itself; 城关镇 and 教育局 are in hundreds of places. */
const NAMES_A_PLACE = /.[省市县区旗州盟]|^(?:国家|国务院|中国|中华)/u;

const ungoverned = (name: string): string => name.replace(/人民政府/gu, "").replace(/政府(?=办公[室厅]$|$)/u, "");

const ended = (name: string): string => ENDINGS.reduce((text, [spelled, plain]) => text.replace(spelled, plain), name);

const JOINTS = JOINED.map(([left, right]) => ({
  spelled: new RegExp(`${left}[和与及]${right}`, "gu"),
  plain: left + right,
}));

const joined = (name: string): string =>
  JOINTS.reduce((text, { spelled, plain }) => text.replace(spelled, plain), name);
