import type { Box } from "../../src/model/geometry.ts";
import type { Line } from "../../src/model/line.ts";
import type { Outline, OutlineLine, TableKey } from "../../src/model/outline.ts";
import type { Section } from "../../src/model/report.ts";
import { buildOutline } from "../../src/stages/outline/index.ts";

/**
 * Lines of a text. `@disclosure`, `@requests`, `@disputes` stand for a table of that key, `@other` for another one:
 * each becomes one line of its region.
 */
export function flow(text: string): OutlineLine[] {
  return text.split("\n").map((source, i) => {
    const mark = /^@(disclosure|requests|disputes|indicators|other)$/.exec(source.trim());
    const line: Line = {
      text: mark === null ? source : "一、 0 0 0 0",
      page: null,
      number: i + 1,
      offset: 0,
      boxes: null,
      box: null,
      size: null,
    };
    return { line, table: (mark?.[1] as TableKey | "other" | undefined) ?? null };
  });
}

/** One source line, its tables cut out between `«` and `»` with the key in front: `«requests:…»`. */
export function glued(text: string): OutlineLine[] {
  const parts = text.split(/(«[a-z]+:[^»]*»)/);
  let offset = 0;
  return parts.flatMap((part) => {
    const mark = /^«([a-z]+):([^»]*)»$/.exec(part);
    const printed = mark === null ? part : (mark[2] ?? "");
    const line: Line = { text: printed, page: null, number: 1, offset, boxes: null, box: null, size: null };
    offset += [...printed].length;
    return printed === "" ? [] : [{ line, table: (mark?.[1] as TableKey | undefined) ?? null }];
  });
}

export interface PrintedLine {
  readonly text: string;
  readonly page?: number;
  /** Left edge and baseline in points. */
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly table?: TableKey | "other";
}

/** Lines of pages: every character a square of its size, half as wide when it is ASCII. */
export function pages(lines: readonly PrintedLine[]): OutlineLine[] {
  return lines.map(({ text, page = 1, x, y, size = 12, table = null }, i) => {
    let left = x;
    const boxes = [...text].map((char): Box | null => {
      const width = char.charCodeAt(0) < 0x80 ? size / 2 : size;
      left += width;
      return char === " " ? null : [left - width, y - size, left, y];
    });
    const line: Line = { text, page, number: i + 1, offset: 0, boxes, box: [x, y - size, left, y], size };
    return { line, table };
  });
}

export const outlineOf = (text: string): Outline => buildOutline(flow(text));

/** A section as one line, its subsections indented below: `一 总体情况`, `  （一） 主动公开`. */
export function tree(sections: readonly Section[], indent = ""): string[] {
  return sections.flatMap((s) => [
    `${indent}${s.number ?? "-"} ${s.heading}`.trimEnd(),
    ...tree(s.sections, `${indent}  `),
  ]);
}

/** A report of an invented agency, whole, that each test changes in one place. */
export const REPORT = `云台县水利局2023年政府信息公开工作年度报告
本报告由云台县水利局依据《中华人民共和国政府信息公开条例》编制。本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。
一、总体情况
（一）主动公开。全年发布信息306篇。
（二）依申请公开。全年收到申请24件。
二、主动公开政府信息情况
@disclosure
三、收到和处理政府信息公开申请情况
@requests
四、政府信息公开行政复议、行政诉讼情况
@disputes
五、存在的主要问题及改进情况
一是人手不足，二是培训不够。
六、其他需要报告的事项
无。
云台县水利局
2024年1月11日
`;

export const HEADINGS = [
  "一 总体情况",
  "二 主动公开政府信息情况",
  "三 收到和处理政府信息公开申请情况",
  "四 政府信息公开行政复议、行政诉讼情况",
  "五 存在的主要问题及改进情况",
  "六 其他需要报告的事项",
];

export const level1 = (outline: Outline): string[] =>
  outline.sections.filter((s) => s.level === 1).map((s) => `${s.number ?? "-"} ${s.heading}`);
