import type { Check, Mention } from "../../model/report.ts";
import { fold } from "../../text/fold.ts";

/** What says that requests came in; the object may stand before or behind the verb. */
const RECEIVED = /(?:新?收到|受理|新收|接收|收办)/u;
const REQUESTS = /信息公开(?:的)?(?:依)?申请|依申请公开(?:政府)?(?:信息)?(?:的)?申请|信息公开申请/u;
/** Part of the requests only, another time, or another thing than their number. */
const PARTIAL =
  /其中|自然人|法人|企业|机构|组织|网[上络站]|在线|信函|信件|邮[件寄政箱]|当面|现场|传真|窗口|平台|书面|电子|电话|渠道|方式|不予|同意|公开答复|撤回|转办|增长|下降|增加|减少|同比|上年|上一年|去年|往年|每|平均|季度|月份|月|累计|历年|以来|费|元|部门|单位|乡镇|街道|镇|补正|行政复议|诉讼|件次以/u;
const UNITS = new Set(["件", "条", "宗", "份", "个", "起", "例", "次", "件次"]);

/** Figures for requests received by the whole agency in the whole year. */
export function requestClaims(mentions: readonly Mention[], year: number | null): Mention[] {
  return mentions.filter((mention) => {
    if (!UNITS.has(mention.unit) || !Number.isInteger(mention.value)) return false;
    const text = fold(mention.text);
    if (!RECEIVED.test(text) || !REQUESTS.test(text) || PARTIAL.test(text)) return false;
    const years = [...text.matchAll(/(20\d\d)年/gu)].map((m) => Number(m[1]));
    return years.every((y) => y === year);
  });
}

/** Totals of the rows of table 2 that a claim may mean; null where the row is not printed or not settled. */
export interface RequestTotals {
  readonly received: number | null;
  readonly carriedIn: number | null;
  readonly dealt: number | null;
  readonly carriedOut: number | null;
}

/**
 * Compares what the prose says of requests received with the table. The same words are used for what was newly received,
 * for that with what was carried in, for what was dealt with, and for that with what is carried out: a claim that equals
 * any of them agrees. Null when the prose claims nothing or the
 * table's total is not settled.
 */
export function checkRequestClaims(
  mentions: readonly Mention[],
  year: number | null,
  totals: RequestTotals,
): Check | null {
  const { received, dealt } = totals;
  const claims = requestClaims(mentions, year);
  if (received === null || claims.length === 0) return null;
  const carriedIn = totals.carriedIn ?? 0;
  const carriedOut = totals.carriedOut ?? 0;
  const readings = [received, received + carriedIn, ...(dealt === null ? [] : [dealt, dealt + carriedOut])];
  const wrong = claims.find((claim) => !readings.includes(claim.value));
  return {
    rule: "mentions.requests",
    at: null,
    label: "正文所述收到申请数与表格一致",
    status: wrong === undefined ? "pass" : "fail",
    left: (wrong ?? claims[0])?.value ?? null,
    right: received,
    cells: [
      `/mentions/${mentions.indexOf(wrong ?? (claims[0] as Mention))}`,
      "/tables/requests/received/total",
      "/tables/requests/carriedIn/total",
      "/tables/requests/outcomes/total/total",
      "/tables/requests/carriedOut/total",
    ],
  };
}
