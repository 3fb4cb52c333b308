const FIRST_ROW = "新收政府信息公开申请数量";
/** Labels of table 2, folded, that are short enough to stand on one line. Prose quotes one or two of them. */
const LABELS = [
  "属于国家秘密",
  "保护第三方合法权益",
  "属于行政执法案卷",
  "没有现成信息",
  "重复申请",
  "要求提供公开出版物",
  "结转下年度继续办理",
];
const ENOUGH = 5;
/** The table takes no more folded characters, its values left out. */
const LONGEST = 4000;

/** Whether table 2 stands in a folded text behind a place: a second report, or the same one told twice. */
export function standsBehind(text: string, from: number): boolean {
  for (let at = text.indexOf(FIRST_ROW, from); at >= 0; at = text.indexOf(FIRST_ROW, at + LONGEST)) {
    const reach = text.slice(at, at + LONGEST);
    if (LABELS.filter((label) => reach.includes(label)).length >= ENOUGH) return true;
  }
  return false;
}
