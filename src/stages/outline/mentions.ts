import type { Mention, Section } from "../../model/report.ts";

/** Units of counts and amounts; longer ones first. */
const UNITS = [
  "个工作日",
  ..."人次 件次 批次 场次 项次 分钟 小时 亿元 万元".split(" "),
  ..."件条篇次份个项期场名处册台元家位部起宗批类种页幅张套本户例轮遍支间所座则段档字天人",
];
/** Bounded, and never begun inside a number: a long run of digits is looked at once. */
const NUMBER = "(?<!\\d)(?:\\d{1,3}(?:,\\d{3}){1,5}|\\d{1,15})(?:\\.\\d{1,15})?(?!\\d)";
/** A figure and its unit, a blank between them at most. */
const FIGURE = new RegExp(
  `(${NUMBER}) ?[余多]?(?:([万亿千]? ?[余多]?(?:${UNITS.join("|")}))|([万亿])(?![\\u4e00-\\u9fff])|([%％‰]))`,
  "g",
);
/** Before a figure: it goes on a number, a code or an ordinal, or on a digit that could not be read. */
const PART_OF_MORE = /[\d.□\-—–/_=A-Za-z〔[]$|\d,$|第 ?$/;
/** Behind a figure: what looks like a unit is the start of another word. */
const OTHER_WORD =
  /^(?:个月|个百分点|人民|次会议|次全会|部门|部分|条例|条规定|条第|项规定|个五年|本级|天然|所在|支持|段落)/;
const BOUNDARY = /[，。；：、！？（）“”《》〈〉【】!?(),;:]/;

/** Longer clauses are no clauses. */
const LONGEST_CLAUSE = 120;

/** Where the clause that holds unit `at` starts. A comma or colon between digits parts nothing. */
function clauseStart(paragraph: string, at: number): number {
  let start = at;
  while (start > Math.max(0, at - LONGEST_CLAUSE)) {
    const mark = paragraph.charAt(start - 1);
    if (BOUNDARY.test(mark) && !(/[,:]/.test(mark) && /\d/.test(paragraph.charAt(start)))) break;
    start--;
  }
  while (paragraph.charAt(start) === " ") start++;
  return start;
}

function mentionsIn(paragraph: string, section: string, index: number): Mention[] {
  const mentions: Mention[] = [];
  FIGURE.lastIndex = 0;
  for (let m = FIGURE.exec(paragraph); m !== null; m = FIGURE.exec(paragraph)) {
    const number = m[1] ?? "";
    const before = paragraph.slice(Math.max(0, m.index - 3), m.index);
    if (PART_OF_MORE.test(before)) continue;
    const unitAt = m.index + m[0].length - (m[2] ?? m[3] ?? m[4] ?? "").length;
    if (OTHER_WORD.test(paragraph.slice(unitAt, unitAt + 4))) continue;
    const start = clauseStart(paragraph, m.index);
    const end = m.index + m[0].length;
    const unit = (m[2] ?? m[3] ?? (m[4] === "％" ? "%" : m[4]) ?? "").replace(/[ 余多]/g, "");
    const value = Number(number.replaceAll(",", ""));
    if (!Number.isFinite(value)) continue;
    mentions.push({ text: paragraph.slice(start, end), value, unit, section, paragraph: index, start, end });
  }
  return mentions;
}

/**
 * Figures with their units in the prose of all sections, in order. The value is the number as printed and the unit
 * keeps its factor: `30.4万次` is 30.4 with unit 万次. Years, dates, document numbers, telephone numbers and
 * addresses have no such unit and are left out.
 */
export function findMentions(sections: readonly Section[], pointer = ""): Mention[] {
  return sections.flatMap((section, i) => {
    const at = `${pointer}/sections/${i}`;
    return [
      ...section.paragraphs.flatMap((paragraph, k) => mentionsIn(paragraph, at, k)),
      ...findMentions(section.sections, at),
    ];
  });
}
