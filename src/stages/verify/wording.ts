import { readNumeral, YEAR_DIGITS } from "../../text/numerals.ts";

/** Where a figure stands in the prose; all of it without blanks, marks in full width. */
export interface Statement {
  /** The sentence up to the figure, and the paragraph behind its unit. */
  readonly before: string;
  readonly after: string;
  /** Between figure and unit: 余 in 300余件. */
  readonly rough: boolean;
  /** Headings of the sections that hold it, the innermost last. */
  readonly headings: readonly string[];
}

/** What the report as a whole says of itself. */
export interface Context {
  readonly year: number | null;
  readonly agency: string | null;
}

/**
 * How sure it is that a statement means all requests of the whole agency in the whole year: `firm` when nothing else
 * can be meant; `loose` when it may mean more or less.
 */
export type Reading = "firm" | "loose";

const YEAR = `${YEAR_DIGITS}年`;
const WHOLE_YEAR = new RegExp(
  `(?:自|从)?${YEAR}(?:1|01|一)月(?:1|01|一)日(?:起)?(?:至|到|-+|~)(?:${YEAR})?(?:12|十二)月(?:31|三十一)日(?:止|期间)?|截[至止到]+(?:${YEAR}|本年)?(?:(?:12|十二)月(?:31|三十一)日|(?:12|十二)?月?底|年?底|年末)(?:止)?`,
  "gu",
);

/** Parts of the requests, other years, other times: what stands before the clause makes its figure one of these. */
const OTHER_TIME =
  /去年|往年|历年|近.{1,2}年|上一?年(?!度?结转)|同期|季度|半年|\d月|月份|每|平均|预计|计划|力争|如果|例如|以来/u;
const PART = /^其中|(?:申请|受理|依申请).*其中|分别|按照?申请|从.*看|来看|上看/u;
const SINCE = /(?:今年|本年度?|年初)以来/gu;
/** Before a colon: the subject of what follows, if that is the report's own. */
const OWN_SUBJECT = /(?:申请|公开|办理|方面|情况|数据|如下|统计|结果|来看)$/u;

const TIME = new RegExp(
  `^(?:${YEAR}(?:度|全年|内)?|在?(?:本|报告|统计)年度|本年|今年|全年度?|年度内?|年内|报告期内?|统计期限?内|期内)`,
  "u",
);
const KINDS = "机关|单位|部门|公司|集团|厅|局|委员会|委|办公室|办|院|校|中心|队|站|所|处|馆|会";
const PLACES = "自治区|自治县|自治州|省|市|县|区|旗|州|盟|镇|乡|苏木|街道|新区|开发区";
const OWN_BODY = new RegExp(`^(?:我|本)(?:${KINDS})`, "u");
const OWN_PLACE = new RegExp(`^(?:我|本)(${PLACES})(?:人民政府|政府|办事处)?`, "u");
const WHOLE_PLACE = new RegExp(`^全(?:${PLACES})(?:上下)?`, "u");

const CHANNEL_WORD =
  "(?:政府)?(?:门户)?网站|互联网|网络|网上|线上|线下|信函|邮政|邮寄|邮件|电子邮件|电子邮箱|邮箱|传真|当面|现场|窗口|书面|平台|来信|电话|来访";
const CHANNELS = new RegExp(
  `^(?:通过|经|以)?(?:(?:${CHANNEL_WORD})(?:申请|提交|递交|收件)?(?:[、，]|及|和|与|或|以及)?){2,}等?(?:多种|各种|各类|不同)?(?:渠道|方式|途径|形式)?|^(?:通过|经|以)(?:多种|各种|各类|各)(?:渠道|方式|途径|形式)`,
  "u",
);

const SUM = "(?:共计|总计|合计|总共|一共|共|总)";
const VERB =
  "(?:(?:已)?(?:新)?收到并?(?:受理|办理|处理|答复)?(?:了)?|收到[、和及](?:受理|处理|办理)|接收到?|接到|收办|新?受理(?:和办理|并办理|办理)?了?|新收|收)";
const SUM_VERB = new RegExp(`^${SUM}(?:累计)?${VERB}`, "u");
const PLAIN_VERB = new RegExp(`^${VERB}`, "u");
const RUNNING_VERB = new RegExp(`^累计${SUM}?${VERB}`, "u");
const DEALT_VERB = new RegExp(`^${SUM}?(?:累计)?(?:办理|处理|办结|答复|承办)(?:完成)?了?`, "u");

const PERSONS =
  /^(?:来自|由)?(?:自然人|公民|个人)[、和及与](?:法人(?:[和或及、]其[他它]组织)?|其[他它]组织|企业|组织)(?:或其[他它]组织)?(?:等)?(?:提出|提交|递交|申请)?的?|^(?:申请人|社会公众|公众|群众)(?:提出|提交|递交)?的?/u;
const KIND_OF = /^(?:各类|各种|各项|全部|所有|有效|正式)/u;
const OBJECT =
  /^(?:的)?(?:(?:政府)?信息公开(?:类|的)?(?:依申请(?:公开)?|申请)(?:公开)?|依申请公开(?:的)?(?:政府)?(?:信息)?(?:的)?(?:申请)?)(?:事项|书|件(?!\d)|案件|业务|工作)?(?:的)?(?:数量|总数|总量|件数|数)?/u;
const BARE_OBJECT = /^(?:的)?申请(?:事项|件(?!\d))?(?:数量|总数|总量|件数|数)?/u;
const GLUE = new RegExp(`^(?:${SUM}|累计|为|有|达到?|计|：)`, "u");

/** The topic of a section or of the sentence so far: then bare 申请 are requests for information. */
const TOPIC = /依申请公开|信息公开申请/u;

const shortened = (name: string): string => name.replaceAll("人民政府", "政府");

/** Units at the start of `text` that name the reporting agency itself: its name, or the end of it. */
function ownName(text: string, agency: string | null): number {
  if (agency === null) return 0;
  for (const name of [agency, shortened(agency)]) {
    for (let from = 0; from <= name.length - 2; from++)
      if (text.startsWith(name.slice(from))) return name.length - from;
  }
  // 县政府办公室 of a 县人民政府, 双桥镇 of 双桥镇人民政府.
  const seat = /^(.*?)(?:人民政府|管理委员会|管委会|办事处)$/u.exec(agency)?.[1];
  if (seat === undefined) return 0;
  for (let from = 0; from <= seat.length - 2; from++) if (text.startsWith(seat.slice(from))) return seat.length - from;
  return 0;
}

const governsPlace = (agency: string | null, place: string): boolean =>
  agency !== null && new RegExp(`${place}(?:人民政府|政府|办事处|管理委员会|管委会)?$`, "u").test(agency);

/** Balanced parentheses and what is in them left out. */
const withoutAsides = (text: string): string => text.replace(/（[^（）]*）/gu, "");

/** The clause that ends at the figure, and the sentence before it; 、 parts no clause. */
function clauseOf(text: string): { clause: string; prefix: string } {
  const at = Math.max(...["，", "：", "；", "（"].map((mark) => text.lastIndexOf(mark)));
  return { clause: text.slice(at + 1), prefix: text.slice(0, at + 1) };
}

/** Whether everything before the clause leaves it a statement about the whole. */
function isWhole(prefix: string, year: number | null): boolean {
  if (PART.test(prefix) || prefix.endsWith("（")) return false;
  const segment = prefix
    .slice(prefix.lastIndexOf("；") + 1)
    .replace(WHOLE_YEAR, "")
    .replace(SINCE, "");
  if (OTHER_TIME.test(segment)) return false;
  if (prefix.endsWith("：")) {
    const subject =
      prefix
        .slice(0, -1)
        .split(/[，；]/u)
        .at(-1) ?? "";
    if (!OWN_SUBJECT.test(subject)) return false;
  }
  return yearsIn(segment).every((y) => y === year);
}

const yearsIn = (text: string): (number | null)[] =>
  [...text.matchAll(new RegExp(YEAR, "gu"))].map((m) => readNumeral(m[0].slice(0, -1)));

/**
 * What a statement says of requests received, or null when it speaks of something else, or of a part of them. Every word
 * of the clause must be known: with one that is not, the figure may count anything.
 */
export function readStatement(statement: Statement, context: Context): Reading | null {
  if (statement.rough || /^(?:左右|以上|以内|以下)/u.test(statement.after)) return null;
  const { clause, prefix } = clauseOf(withoutAsides(statement.before));
  if (yearsIn(clause).some((y) => y !== context.year) || !isWhole(prefix, context.year)) return null;
  const topic = TOPIC.test(prefix) || statement.headings.some((heading) => TOPIC.test(heading));
  let rest = clause
    .replace(WHOLE_YEAR, "")
    .replace(SINCE, "")
    .replace(/^[，、]/u, "");
  let firm = true;
  let verb = false;
  let object = false;
  for (;;) {
    const own = ownName(rest, context.agency);
    const eat = (form: RegExp): RegExpExecArray | null => {
      const m = form.exec(rest);
      if (m === null || m[0] === "") return null;
      rest = rest.slice(m[0].length);
      return m;
    };
    if (own > 0) {
      rest = rest.slice(own);
      continue;
    }
    if (eat(TIME) !== null) continue;
    const place = eat(OWN_PLACE);
    if (place !== null) {
      firm &&= governsPlace(context.agency, place[1] ?? "");
      continue;
    }
    if (eat(OWN_BODY) !== null) continue;
    if (eat(WHOLE_PLACE) !== null) {
      firm = false;
      continue;
    }
    if (!verb && eat(CHANNELS) !== null) {
      firm &&= new RegExp(`^(?:${SUM}|累计)`, "u").test(rest);
      continue;
    }
    if (!verb && eat(SUM_VERB) !== null) {
      verb = true;
      continue;
    }
    if (!verb && eat(RUNNING_VERB) !== null) {
      firm &&= /年/u.test(clause);
      verb = true;
      continue;
    }
    if (!verb && eat(DEALT_VERB) !== null) {
      firm = false;
      verb = true;
      continue;
    }
    if (!verb && eat(PLAIN_VERB) !== null) {
      verb = true;
      continue;
    }
    if (eat(KIND_OF) !== null || eat(PERSONS) !== null) continue;
    if (!object && eat(OBJECT) !== null) {
      object = true;
      continue;
    }
    if (!object && topic && eat(BARE_OBJECT) !== null) {
      object = true;
      continue;
    }
    if (eat(GLUE) === null) break;
  }
  if (rest !== "" || !verb) return null;
  if (!object) object = OBJECT.test(statement.after);
  return object ? (firm ? "firm" : "loose") : null;
}
