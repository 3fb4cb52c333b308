import { ANY_DATE } from "../../text/dates.ts";
import type { Row } from "./rows.ts";

const DASH = "[—―–~～·•|_=\\-]";
/** `—1—`, `- 3 -`, `第1页 共4页`, `3/4`, a number alone. */
const PAGE_NUMBER = new RegExp(
  `^${DASH}*第?\\d{1,3}页?${DASH}*(?:(?:[，,/／](?:共|of)?|共|of)\\d{1,3}页?)?${DASH}*$|^Page\\d{1,3}(?:of\\d{1,3})?$`,
  "i",
);
/** What a browser prints above and below each page. */
const PRINT_HEADER = /^(?:\d{1,2}\/\d{1,2}\/\d{2,4}|\d{4}\/\d{1,2}\/\d{1,2})，?(?:上午|下午)?\d{1,2}：\d{2}/;
const PRINT_FOOTER = /^(?:https?|file)：\/\/\S*\d+\/\d+$/;
const RULE = /^[-=_—─━~*·.+|]{3,}$|^-->$/;
/** A record of the page stands above it, the report below: `===== 正文 =====`. */
const BODY_MARK = /^(?:[-=_—─~*【]{2,})?正文[】：]?(?:[-=_—─~*]{2,})?$/;

/** Words of a web page round the report; none of them can stand in a report's prose. */
const WEB =
  /^(?:上一[篇条]|下一[篇条])：|打印本页|关闭(?:本页|窗口)|【(?:打印|关闭)】|扫一扫.{0,6}(?:手机|打开|分享)|网站标识码|ICP备\d|公网安备\d|^版权所有|^(?:主办|承办)(?:单位)?：|^分享到|浏览(?:次数|量)：?\d|^(?:您|你)?(?:现在|当前)(?:所在)?的?位置(?:是)?：|^首页[>＞»›]|（?此页无正文）?$|^(?:网站地图|联系我们|附件下载)(?:[|｜].*)?$/;

/** Words of a record about the report, as sites print it above the text. */
const METADATA =
  /^(?:索引号|索引|主题(?:分类|词)|发布(?:时间|日期|机构|单位)|公开(?:时间|日期|方式|时限|范围|机构|主体)|发文(?:日期|机关|字号|时间)|成文日期|生成日期|信息(?:来源|索引号|名称)|来源|作者|编辑|责任编辑|日期|时间|更新时间|浏览|点击|阅读|访问|字体|字号|文号|有效性|效力状态|标题|名称|栏目|原文链接|本地目录|页面链接|体裁分类|关键词)(?:[：:【]|\d|$|机构|分类|.{0,12}：)/;

/** A date with a time of day, or a date before such words: a page's own record. */
const STAMP =
  /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\d{1,2}：\d{2}(?:：\d{2})?|(?=来源|作者|编辑|浏览|点击|阅读|访问|发布|字体))(?![，。、至])/;

/** What such a record is known by when it is broken over rows. */
const RECORD = /【?大中小】|^[大中小】]{2,4}$|字[体号]：|浏览次|访问次数|分享到/;

/** Whether a row is debris of a web page wherever it stands. */
export const isWebDebris = (text: string): boolean => text.length < 120 && WEB.test(text);

/** Whether a row above the text is a record about the report (发布时间, 索引号, 来源, …). */
export const isMetadata = (text: string): boolean =>
  !text.includes("。") && (METADATA.test(text) || STAMP.test(text) || (text.length < 80 && RECORD.test(text)));

/** Whether a row says that the text proper starts below it. */
export const isBodyMark = (text: string): boolean => BODY_MARK.test(text);

const isFurniture = (text: string): boolean =>
  text.length < 200 &&
  (PAGE_NUMBER.test(text) ||
    PRINT_HEADER.test(text) ||
    PRINT_FOOTER.test(text) ||
    RULE.test(text) ||
    isWebDebris(text));

const DATED = new RegExp(`^${ANY_DATE}$`);

/** A running text counts its pages, and may name a year; a row with more numbers is the same only if they are. */
const COUNTING = 2;
const shapeOf = ({ text }: Row): string =>
  (text.match(/\d+/g)?.length ?? 0) > COUNTING ? text : text.replace(/\d+/g, "0");

/** Texts that stand at the top of several pages, or again and again as a short row of their own. */
function runningTexts(rows: readonly Row[]): Set<string> {
  const tops = new Map<string, number>();
  const all = new Map<string, number>();
  for (const row of rows) {
    if (row.text.length > 45 || /[。；：！？]$/.test(row.text)) continue;
    const shape = shapeOf(row);
    all.set(shape, (all.get(shape) ?? 0) + 1);
    if (row.top) tops.set(shape, (tops.get(shape) ?? 0) + 1);
  }
  const running = new Set<string>();
  for (const [shape, n] of tops) if (n >= 2) running.add(shape);
  for (const [shape, n] of all)
    if (n >= 3 && shape.length >= 6 && !/^[（一二三四五六七八九十0]/.test(shape)) running.add(shape);
  return running;
}

/**
 * Rows without page numbers, what browsers print round a page, running headers and words of a web page.
 * Of a running header the first print stays: it may be the title. Rows of tables are left alone.
 */
export function withoutFurniture(rows: readonly Row[]): Row[] {
  const prose = rows.filter((row) => row.table === null && !isFurniture(row.text));
  const running = runningTexts(prose);
  const seen = new Set<string>();
  return rows.filter((row, i) => {
    if (row.table !== null) return true;
    if (isFurniture(row.text)) return false;
    const shape = shapeOf(row);
    // The agency above the date signs, even if its name runs along the pages.
    if (!running.has(shape) || DATED.test(rows[i + 1]?.text ?? "")) return true;
    if (seen.has(shape)) return false;
    seen.add(shape);
    return !row.top;
  });
}
