import { EDITIONS } from "../../../editions/index.ts";
import { fold } from "../../../text/fold.ts";

const unique = (texts: readonly string[]): string[] => [...new Set(texts.map((text) => fold(text)))];

const TABLE_WORDS = [
  ...unique(EDITIONS.flatMap((edition) => edition.tables.flatMap((table) => table.signs))),
  ...unique(["第二十条第（", "上年结转政府信息公开申请", "结转下年度继续办理", "勾稽关系", "复议后起诉", "结果纠正"]),
];

/** The form's headings without what reports change most about them. */
const HEADINGS = unique([
  "总体情况",
  "主动公开政府信息",
  "政府信息公开申请情况",
  "被申请行政复议",
  "行政复议、行政诉讼情况",
  "存在的主要问题",
  "主要问题及改进",
  "需要报告的事项",
]);

const LABEL = /^(?:第?[一二三四五六七八九](?:部分)?[,.:)]|\([一二三四五六七八九]\)|\d[,.])/u;
const LONGEST_HEADING = 45;
const TITLE = /信息公开(?:.{0,14}报告|.{0,6}年报)(?:\([^()]{1,14}\))?$/u;
const LONGEST_TITLE = 80;

/** Whether folded text holds words that only the statutory tables have. */
export const hasTableWords = (folded: string): boolean => TABLE_WORDS.some((word) => folded.includes(word));

/** Whether folded text looks like one of the form's level-1 headings. */
export const isHeading = (folded: string): boolean =>
  folded.length <= LONGEST_HEADING &&
  HEADINGS.some((heading) => folded.includes(heading)) &&
  (LABEL.test(folded) || folded.length <= 30);

/** Whether folded text looks like a report's title, or the end of one. */
export const isTitle = (folded: string): boolean =>
  folded.length <= LONGEST_TITLE && TITLE.test(folded) && !/[>|;!?",.]|通知|下载|上一篇|下一篇/u.test(folded);
