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

/** Every label of the forms, as squeezed text. */
const LABELS: readonly string[] = [
  ...new Set(
    [
      ...EDITIONS.flatMap((edition) =>
        edition.tables.flatMap((table) =>
          table.rows.flatMap((row) => [row.group, row.label, ...row.columns.map((column) => column.label)]),
        ),
      ),
      ...HEADER_WORDS,
      CORNER,
      GROUP,
    ].map((label) => squeeze(label).text),
  ),
]
  .filter((label) => label.length > 1)
  .sort((a, b) => b.length - a.length);

/** Parted, so that no row can match over two labels. */
const ALL = LABELS.join("\n");
const EACH = new RegExp(LABELS.map((label) => label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "g");
const DRAWN = /^[|│┃║─━═┌┐└┘├┤┬┴┼╭╮╯╰╔╗╚╝╠╣╦╩╬+\-_=:：~]+$/;
/** Four cells of figures at the end of a line. */
const FIGURES = /(?:[\s|│]+(?:[+-]?\d[\d.,]*[件项条宗个元]?|[/—-]|无)){4,}[\s|│]*$/;

/** Whether a row is drawn with bars or rules, or ends in cells: a piece of a table, whatever it says. */
const isDrawn = (row: Row): boolean =>
  DRAWN.test(row.text) ||
  (row.text.match(/[|│┃║├┤┬┴┼┌┐└┘]/g)?.length ?? 0) >= 3 ||
  FIGURES.test(row.line.text.slice(-160));

/** Whether a row is nothing but labels of the form and figures, or, `beside` a table, a part of a label. */
function isLabels(row: Row, beside: boolean): boolean {
  const text = row.text.replace(/[|│┃║]/g, "");
  if (text.length < 2 || text.length > 2000) return false;
  if (beside && text.length < 60 && (ALL.includes(text) || /^[+-]?\d[\d.，]*$/.test(text))) return true;
  const rest = text.replace(EACH, "");
  return (
    rest.length < text.length && text.length >= 4 && rest.replace(/[\d.，+\-/元件项]/g, "").length <= 0.1 * text.length
  );
}

/** Whether a row is a piece of a table that the table's region left out. */
export const isTablePiece = (row: Row, beside: boolean): boolean => isDrawn(row) || isLabels(row, beside);
