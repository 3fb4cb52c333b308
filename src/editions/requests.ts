import type { ColumnForm, IdentityForm, RowForm } from "../model/edition.ts";

export const APPLICANTS: readonly ColumnForm[] = [
  { key: "naturalPerson", label: "自然人" },
  { key: "business", label: "商业企业" },
  { key: "research", label: "科研机构" },
  { key: "publicWelfare", label: "社会公益组织" },
  { key: "legalService", label: "法律服务机构" },
  { key: "other", label: "其他" },
  { key: "total", label: "总计" },
];

const row = (key: string, label: string, group = ""): RowForm => ({ key, label, group, columns: APPLICANTS });

const DENIED = "（三）不予公开";
const UNPROVIDABLE = "（四）无法提供";
const UNPROCESSED = "（五）不予处理";
const OTHER = "（六）其他处理";

/** The rows that both editions print, up to （五）. */
export const REQUEST_ROWS: readonly RowForm[] = [
  row("received", "一、本年新收政府信息公开申请数量"),
  row("carriedIn", "二、上年结转政府信息公开申请数量"),
  row("outcomes/granted", "（一）予以公开"),
  row("outcomes/partiallyGranted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
  row("outcomes/denied/stateSecret", "1.属于国家秘密", DENIED),
  row("outcomes/denied/prohibitedByLaw", "2.其他法律行政法规禁止公开", DENIED),
  row("outcomes/denied/endangersStability", "3.危及“三安全一稳定”", DENIED),
  row("outcomes/denied/thirdPartyRights", "4.保护第三方合法权益", DENIED),
  row("outcomes/denied/internalAffairs", "5.属于三类内部事务信息", DENIED),
  row("outcomes/denied/processInformation", "6.属于四类过程性信息", DENIED),
  row("outcomes/denied/enforcementFile", "7.属于行政执法案卷", DENIED),
  row("outcomes/denied/administrativeInquiry", "8.属于行政查询事项", DENIED),
  row("outcomes/notProvidable/notHeld", "1.本机关不掌握相关政府信息", UNPROVIDABLE),
  row("outcomes/notProvidable/needsCreation", "2.没有现成信息需要另行制作", UNPROVIDABLE),
  row("outcomes/notProvidable/unclearAfterCorrection", "3.补正后申请内容仍不明确", UNPROVIDABLE),
  row("outcomes/notProcessed/petition", "1.信访举报投诉类申请", UNPROCESSED),
  row("outcomes/notProcessed/repeated", "2.重复申请", UNPROCESSED),
  row("outcomes/notProcessed/publication", "3.要求提供公开出版物", UNPROCESSED),
  row("outcomes/notProcessed/excessive", "4.无正当理由大量反复申请", UNPROCESSED),
  row("outcomes/notProcessed/confirmation", "5.要求行政机关确认或重新出具已获取信息", UNPROCESSED),
];

/** （六）其他处理 in the three rows of 2021. */
export const ITEMIZED_ROWS: readonly RowForm[] = [
  row(
    "outcomes/otherProcessing/correctionOverdue",
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    OTHER,
  ),
  row(
    "outcomes/otherProcessing/feeOverdue",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    OTHER,
  ),
  row("outcomes/otherProcessing/misc", "3.其他", OTHER),
];

/** （六）其他处理 as the one row of 2019. */
export const UNITEMIZED_ROWS: readonly RowForm[] = [row("outcomes/otherProcessing/unitemized", OTHER)];

export const CLOSING_ROWS: readonly RowForm[] = [
  row("outcomes/total", "（七）总计"),
  row("carriedOut", "四、结转下年度继续办理"),
];

/** The identities of table 2: 第一项加第二项之和，等于第三项加第四项之和 is printed in the form; the sums are what 总计 means. */
export const REQUEST_IDENTITIES: readonly IdentityForm[] = [
  {
    rule: "requests.balance",
    table: "requests",
    over: "columns",
    left: ["received", "carriedIn"],
    right: ["outcomes/total", "carriedOut"],
    label: "第一项加第二项等于第三项加第四项",
  },
  {
    rule: "requests.outcomes",
    table: "requests",
    over: "columns",
    left: [...REQUEST_ROWS.slice(2), ...ITEMIZED_ROWS, ...UNITEMIZED_ROWS].map((r) => r.key),
    right: ["outcomes/total"],
    label: "本年度办理结果各项之和等于（七）总计",
  },
  {
    rule: "requests.total",
    table: "requests",
    over: "rows",
    left: APPLICANTS.slice(0, -1).map((c) => c.key),
    right: ["total"],
    label: "自然人与法人或其他组织各类之和等于总计",
  },
];
