/** How agencies are named, as data. Patterns are for folded names (text/fold.ts) without brackets and punctuation. */

/** What stands before the place in the name of a vertical system's agency. */
export const LEADING = /^(?:国家税务总局|国家统计局|中华人民共和国|国家金融监督管理总局|中国人民银行|国家外汇管理局)/u;

/** Codes that start so hold no counties: places outside of this reporting, and cities whose own divisions are townships. */
export const NOT_DIVIDED = /^(?:71|81|82|4419|4420|4604|6202)\d*[1-9]\d*$/u;

/** Zones that statistics count like counties; GB/T 2260 has no such divisions. */
export const ZONE = /(?:开发区|高新区|工业园区|产业园区|示范区|江北新区|管委会|管理区)$/u;

/** Names of counties that say nothing of the place when they stand alone. */
export const COMMON =
  /^(?:[东西南北城郊矿新老]区|城[东西南北中关]区|市[中南北]区|老城区|新城区|新市区|河[东西]区|铁[东西]区|桥[东西]区)$/u;

/** Borne by one county today, by another, or by a zone, within the years of the archives. */
export const BORNE_ELSEWHERE: readonly string[] = ["清河区", "双桥区", "滨海新区"];

/** What follows a place's name where it is no place: 吉林|市场监督…, 城关区|街道. */
export const NO_PLACE_BEFORE: readonly { readonly end: string; readonly next: RegExp }[] = [
  { end: "市", next: /^场/u },
  { end: "区", next: /^(?:域|划|块|间|街道|社区|镇|乡|村)/u },
  { end: "县", next: /^域/u },
];

const PEOPLES =
  "(?:蒙古族|蒙古|回族|藏族|维吾尔|柯尔克孜|哈萨克|苗族|彝族|壮族|布依族|朝鲜族|侗族|瑶族|白族|土家族|哈尼族|傣族|傈僳族|羌族|景颇族)";
/** 恩施土家族苗族自治州 is also printed 恩施州. */
export const LONG_PREFECTURE = new RegExp(`^(.+?)${PEOPLES}+自治州$`, "u");

/** Words that 和, 与 or 及 joins in one spelling and nothing joins in another. */
export const JOINED: readonly (readonly [string, string])[] = [
  ["住房", "城乡"],
  ["住房", "建设"],
  ["发展", "改革"],
  ["工业", "信息化"],
  ["工业", "商务"],
  ["人力资源", "社会保障"],
  ["自然资源", "规划"],
  ["规划", "自然资源"],
  ["文化", "旅游"],
  ["文化", "体育"],
  ["体育", "旅游"],
  ["教育", "体育"],
  ["教育", "科技"],
  ["科技", "工业"],
  ["卫生", "计划生育"],
  ["民族", "宗教"],
  ["园林", "绿化"],
  ["城市管理", "综合"],
  ["城市管理", "执法"],
  ["国防", "动员"],
];

/** Endings of one agency's name that are printed in several ways, each with the one that stands for all; done one after the other. */
export const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/街道办事处$|街道办$/u, "街道"],
  [/政府办$/u, "政府办公室"],
  [/(?:行政公署|行署)$/u, ""],
  [/管委会$/u, "管理委员会"],
  [/委员会$/u, "委"],
];

export type AgencyKind = "government" | "office" | "department" | "township" | "park" | "vertical";

/** The first pattern that a name meets tells its kind. */
export const KINDS: readonly { readonly kind: AgencyKind; readonly name: RegExp }[] = [
  {
    kind: "vertical",
    name: /税务(?:总|分)?局|税务所$|海关|气象局|海事局|邮政管理局|边防检查|烟草专卖局|调查(?:总)?队$|消防救援|通信管理局|金融监督管理总局|金融监管(?:局|分局|支局)|银保监|证监局|人民银行|外汇管理局|矿山安全监察|煤矿安全监察|能源监管|民用?航空?.*管理局|铁路监督管理局|出入境检验检疫/u,
  },
  { kind: "office", name: /政府办(?:公[室厅])?$/u },
  { kind: "township", name: /(?:[镇乡]|苏木|街道)(?:人民)?(?:政府|办事处|办)?$/u },
  {
    kind: "park",
    name: /(?:开发区|高新区|保税港?区|产业园区?|工业园区?|科技园区?|园区|新区|示范区|度假区|风景(?:名胜)?区|管理区|新城|合作区|试验区|实验区|自贸区|自由贸易区|经济区|集聚区|集中区)(?:管理委员会|管委会|管理局|管理处)?$/u,
  },
  {
    kind: "government",
    name: /(?:人民)?政府$|行政公署$|行署$|(?:[省市县区旗盟]|[^杭广郑福苏徐常扬泰温台湖兰锦柳]州)$/u,
  },
  { kind: "department", name: /[局厅署委队站所院社会馆]$|办公室$|委员会$|中心$|办事处$|管理处$|公司$|分局$/u },
];
