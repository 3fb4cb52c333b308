// Invented places and our own sentences. No place of these names is meant; no sentence is taken from any report.

const PROVINCES = ["岚陵省", "霁川省"];
const CITIES = ["泠浦市", "砚川市", "榆汀市"];
const COUNTIES = ["苇溪县", "茗原县", "岑泽县", "澄坞区"];
const TOWNS = ["鹭桥镇", "青禾铺镇", "三棵榆乡", "落雁滩镇"];
const BUREAUS = ["水务局", "民政局", "农业农村局", "住房和城乡建设局", "市场监督管理局"];

/** An agency of a kind: its full name and the short one it may sign with. */
export function makeAgency(rnd, kind) {
  const county = rnd.pick(COUNTIES);
  switch (kind) {
    case "town": {
      const town = rnd.pick(TOWNS);
      return { agency: `${county}${town}人民政府`, short: `${town}人民政府` };
    }
    case "bureau": {
      const bureau = rnd.pick(BUREAUS);
      return { agency: `${county}${bureau}`, short: `${county}${bureau}` };
    }
    case "county":
      return { agency: `${county}人民政府`, short: `${county}人民政府` };
    case "city": {
      const city = rnd.pick(CITIES);
      return { agency: `${city}人民政府`, short: `${city}人民政府` };
    }
    case "province": {
      const province = rnd.pick(PROVINCES);
      return { agency: `${province}人民政府`, short: `${province}人民政府` };
    }
    default:
      throw new Error(`no such kind of agency: ${kind}`);
  }
}

/** What the prose says about requests; the four readings are all true of the table. */
export function requestSentence(rnd, table2, wrong) {
  const [into, carriedIn, total, out] = ["new", "carriedIn", "total", "carriedOut"].map((k) => table2[k][6]);
  if (wrong) return `本年共收到政府信息公开申请${into + wrong}件，均已登记在册。`;
  if (into + carriedIn === 0) return "本年未收到政府信息公开申请。";
  return rnd.pick([
    `本年新收政府信息公开申请${into}件，上年结转${carriedIn}件，办结${total}件，结转下年度${out}件。`,
    `全年共收到政府信息公开申请${into}件，其中自然人提出${table2.new[0]}件，其余为法人或其他组织提出。`,
    `全年共办理政府信息公开申请${into + carriedIn}件（含上年结转${carriedIn}件），当年答复${total}件。`,
    `收到政府信息公开申请${into}件，较上一年度增加${rnd.int(1, 9)}件，答复意见由专人逐件核对。`,
  ]);
}

/** The five topics of section 一: a heading and its text. */
export function overview(rnd, year, requests) {
  const n = (low, high) => rnd.int(low, high);
  return [
    [
      "主动公开",
      rnd.pick([
        `全年通过门户网站公开信息${n(20, 900)}条，政务新媒体推送图文${n(10, 300)}篇，为群众办事提供了便利。`,
        `把与百姓生活有关的事项放在公开首位，更新栏目${n(3, 30)}个，刊发政策问答${n(4, 60)}篇。`,
      ]),
    ],
    ["依申请公开", requests],
    [
      "政府信息管理",
      rnd.pick([
        `${year}年${n(3, 11)}月组织核对历年文件目录，更正标注有误的信息${n(1, 40)}条，补录附件${n(1, 25)}份。`,
        "落实先审后发，公文拟制时同步写明公开属性，定期核对目录，发现错漏随时更正。",
      ]),
    ],
    [
      "政府信息公开平台建设",
      rnd.pick([
        `维护查阅点${n(1, 9)}处，放置自助查询机${n(1, 12)}台，平台全年访问${n(2000, 90000)}人次。`,
        "调整平台栏目次序，增设按年份检索的入口，页面在手机上也能清楚阅读。",
      ]),
    ],
    [
      "监督保障",
      rnd.pick([
        `安排专职人员${n(1, 4)}名，办理人员培训${n(1, 5)}场，参加${n(20, 200)}人次；无责任追究情形。`,
        "每季度抽查一次公开质量，抽查情况在单位内部通报，未发生责任追究情形。",
      ]),
    ],
  ];
}

/** Section 五 as its two parts. */
export function problems(rnd) {
  return [
    [
      "存在的主要问题",
      rnd.pick([
        "一些文件从印发到公开的间隔偏长；解读文字偏多，图示偏少，读者不易抓住要点。",
        `个别栏目更新不够及时，抽查的${rnd.int(8, 40)}条信息中有${rnd.int(1, 6)}条缺少附件说明。`,
      ]),
    ],
    [
      "改进情况",
      rnd.pick([
        "把公开时限写入公文流转单，由拟稿人对照提醒；请读者代表试读解读材料，按意见修改后再发布。",
        "设置更新提醒，由栏目责任人每月自查一次，抽查中发现的缺漏已经全部补齐。",
      ]),
    ],
  ];
}

/** Section 六: the statement about the processing fee, and what some agencies add. */
export function remarks(rnd, year) {
  const fee = rnd.pick([`${year}年没有向申请人收取信息处理费。`, "本年度未发出收费通知，信息处理费为0元。"]);
  return [fee, ...(rnd.chance(0.4) ? ["除此之外，没有其他需要报告的事项。"] : [])];
}

/** The lines before section 一. */
export function preamble(rnd, agency, year) {
  return [
    rnd.pick([
      `依照《中华人民共和国政府信息公开条例》的要求，${agency}编写了本报告。所列数据的统计期限为${year}年1月1日至${year}年12月31日。`,
      `现将${agency}${year}年政府信息公开工作情况报告如下。本报告中的数据截至${year}年12月31日。`,
    ]),
    ...(rnd.chance(0.5)
      ? [`读者如有疑问，可与本机关信息公开办公室联系，电话：0000-${rnd.int(2000000, 8999999)}。`]
      : []),
  ];
}
