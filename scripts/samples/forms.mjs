// The two national forms as the samples print them. Written apart from src/editions on purpose:
// samples that shared the reader's own labels could not show a mistake in them.

/** Columns of table 2 in their fixed order. */
export const COLUMNS = ["natural", "business", "research", "publicWelfare", "legalService", "other", "total"];

/** Columns of a group of table 3. */
export const OUTCOMES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];

/** The three groups of table 3. */
export const GROUPS = ["review", "direct", "afterReview"];

const denied = [
  "属于国家秘密",
  "其他法律行政法规禁止公开",
  "危及“三安全一稳定”",
  "保护第三方合法权益",
  "属于三类内部事务信息",
  "属于四类过程性信息",
  "属于行政执法案卷",
  "属于行政查询事项",
];
const unable = ["本机关不掌握相关政府信息", "没有现成信息需要另行制作", "补正后申请内容仍不明确"];
const refused = [
  "信访举报投诉类申请",
  "重复申请",
  "要求提供公开出版物",
  "无正当理由大量反复申请",
  "要求行政机关确认或重新出具已获取信息",
];
const other = [
  "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
  "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
  "其他",
];
const leaves = (prefix, group, labels) =>
  labels.map((leaf, i) => ({
    key: `${prefix}${i + 1}`,
    level: 3,
    group,
    number: i + 1,
    label: leaf,
    of: labels.length,
  }));

/**
 * Rows of table 2. Level 1 spans all three label columns, level 2 stands beside 三、, level 3 beside its group.
 * `unitemized` prints （六）其他处理 as one row, as the form of 2019 does (and some reports on the form of 2021).
 */
export function requestRows(unitemized) {
  return [
    { key: "new", level: 1, label: "一、本年新收政府信息公开申请数量" },
    { key: "carriedIn", level: 1, label: "二、上年结转政府信息公开申请数量" },
    { key: "granted", level: 2, label: "（一）予以公开" },
    { key: "partial", level: 2, label: "（二）部分公开（区分处理的，只计这一情形，不计其他情形）" },
    ...leaves("denied", "（三）不予公开", denied),
    ...leaves("unable", "（四）无法提供", unable),
    ...leaves("refused", "（五）不予处理", refused),
    ...(unitemized ? [{ key: "other", level: 2, label: "（六）其他处理" }] : leaves("other", "（六）其他处理", other)),
    { key: "total", level: 2, label: "（七）总计" },
    { key: "carriedOut", level: 1, label: "四、结转下年度继续办理" },
  ];
}

export const CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
export const RESULTS = "三、本年度办理结果";

/** Blocks of table 1: the article's item, the header over the values, and the rows. */
export const DISCLOSURE = {
  2021: [
    {
      item: "第二十条第（一）项",
      header: ["本年制发件数", "本年废止件数", "现行有效件数"],
      rows: [
        ["rules", "规章"],
        ["normative", "行政规范性文件"],
      ],
    },
    { item: "第二十条第（五）项", header: ["本年处理决定数量"], rows: [["licensing", "行政许可"]] },
    {
      item: "第二十条第（六）项",
      header: ["本年处理决定数量"],
      rows: [
        ["penalties", "行政处罚"],
        ["coercion", "行政强制"],
      ],
    },
    { item: "第二十条第（八）项", header: ["本年收费金额（单位：万元）"], rows: [["fees", "行政事业性收费"]] },
  ],
  2019: [
    {
      item: "第二十条第（一）项",
      header: ["本年新制作数量", "本年新公开数量", "对外公开总数量"],
      rows: [
        ["rules", "规章"],
        ["normative", "规范性文件"],
      ],
    },
    {
      item: "第二十条第（五）项",
      header: ["上一年项目数量", "本年增/减", "处理决定数量"],
      rows: [
        ["licensing", "行政许可"],
        ["otherServices", "其他对外管理服务事项"],
      ],
    },
    {
      item: "第二十条第（六）项",
      header: ["上一年项目数量", "本年增/减", "处理决定数量"],
      rows: [
        ["penalties", "行政处罚"],
        ["coercion", "行政强制"],
      ],
    },
    { item: "第二十条第（八）项", header: ["上一年项目数量", "本年增/减"], rows: [["fees", "行政事业性收费"]] },
    { item: "第二十条第（九）项", header: ["采购项目数量", "采购总金额"], rows: [["procurement", "政府集中采购"]] },
  ],
};

/** The six headings, in the notice's own words and in those of its annexed form. */
export const HEADINGS = {
  body: [
    "总体情况",
    "行政机关主动公开政府信息情况",
    "行政机关收到和处理政府信息公开申请情况",
    "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    "政府信息公开工作存在的主要问题及改进情况",
    "其他需要报告的事项",
  ],
  template: [
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
  ],
};
