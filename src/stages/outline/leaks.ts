import { EDITIONS } from "../../editions/index.ts";
import { type Row, squeeze } from "./rows.ts";

const HEADER_WORDS = [
  "信息内容",
  "申请人情况",
  "法人或其他组织",
  "行政复议",
  "行政诉讼",
  "未经复议直接起诉",
  "复议后起诉",
];
const CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
const GROUP = "三、本年度办理结果";

/** Every label of the forms, parted so that no row can match over two. */
const LABELS: string = [
  ...new Set(
    EDITIONS.flatMap((edition) =>
      edition.tables.flatMap((table) =>
        table.rows.flatMap((row) => [row.group, row.label, ...row.columns.map((column) => column.label)]),
      ),
    ),
  ),
  ...HEADER_WORDS,
  `${CORNER}申请人情况`,
  GROUP,
]
  .map((label) => squeeze(label).text)
  .join("\n");

const DRAWN = /^[|│┃║─━═┌┐└┘├┤┬┴┼╭╮╯╰╔╗╚╝╠╣╦╩╬+\-_=:：~]+$/;

/** Whether a row is drawn with bars or rules: a piece of a table, whatever it says. */
export const isDrawn = (text: string): boolean => DRAWN.test(text) || (text.match(/[|│┃║]/g)?.length ?? 0) >= 3;

/** Whether a row beside a table is a piece of it that its region left out: a label of the form, or a part of one. */
export function isLabelPiece(row: Row): boolean {
  const text = row.text.replace(/[|│┃║]/g, "");
  return text.length >= 2 && text.length <= 60 && LABELS.includes(text);
}
