import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Section } from "../../src/model/report.ts";
import { buildOutline } from "../../src/stages/outline/index.ts";
import { flow, HEADINGS, level1, outlineOf, REPORT } from "./lines.ts";

const WORDS = [
  ..."一二三四五六七八、。，；：（）“”《》〇 \n\f\t年月日1234567890#*|-…",
  "总体情况",
  "主动公开政府信息情况",
  "政府信息公开",
  "年度报告",
  "2023年",
  "（一）",
  "云台县水利局",
  "@disclosure\n",
  "@requests\n",
  "24件",
];

const paragraphsOf = (section: Section): string[] => [...section.paragraphs, ...section.sections.flatMap(paragraphsOf)];

describe("any text", () => {
  it("has an outline whose figures stand where they say, and whose prose is the text's own", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 120 }), (words) => {
        const text = words.join("");
        const outline = outlineOf(text);
        const at = (pointer: string): Section => {
          const steps = pointer
            .split("/")
            .filter((s) => /^\d+$/.test(s))
            .map(Number);
          let list: readonly Section[] = outline.sections;
          let section = list[steps[0] ?? 0];
          for (const step of steps.slice(1)) {
            list = section?.sections ?? [];
            section = list[step];
          }
          return section as Section;
        };
        for (const m of outline.mentions) {
          expect(at(m.section).paragraphs[m.paragraph]?.slice(m.start, m.end)).toBe(m.text);
        }
        const bare = text.replace(/\s/g, "");
        for (const paragraph of outline.sections.flatMap(paragraphsOf)) {
          for (const char of paragraph.replace(/\s/g, "")) expect(bare).toContain(char);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is read in time, however odd", () => {
    const odd = [
      "一、".repeat(20000),
      `${" ".repeat(50000)}报告`,
      "（一）总体情况".repeat(5000),
      "一、总体情况\n".repeat(5000),
      `${".".repeat(50000)}x`,
      "2023年1月1日".repeat(5000),
      "政府信息公开 ".repeat(5000),
      "1,234件".repeat(10000),
    ];
    const started = performance.now();
    for (const text of odd) outlineOf(text);
    expect(performance.now() - started).toBeLessThan(8000);
  });

  it("leaves its input as it was, and gives the same again", () => {
    const lines = flow(REPORT);
    const before = JSON.stringify(lines);
    const first = JSON.stringify(buildOutline(lines));
    expect(JSON.stringify(lines)).toBe(before);
    expect(JSON.stringify(buildOutline(lines))).toBe(first);
  });
});

describe("a blank strewn in anywhere", () => {
  it("hides no heading and no title", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: REPORT.length - 1 }), { maxLength: 40 }), (places) => {
        const blanks = new Set(places);
        let text = "";
        for (let i = 0; i < REPORT.length; i++) {
          const between = /[\u4e00-\u9fff]/.test(REPORT[i - 1] ?? "") && /[\u4e00-\u9fff]/.test(REPORT[i] ?? "");
          text += blanks.has(i) && between ? ` ${REPORT[i]}` : REPORT[i];
        }
        const outline = outlineOf(text);
        expect(level1(outline)).toEqual(HEADINGS);
        expect(outline.title?.value).toBe("云台县水利局2023年政府信息公开工作年度报告");
        expect(outline.agency?.value).toBe("云台县水利局");
        expect(outline.issuedOn?.value).toBe("2024-01-11");
      }),
      { numRuns: 200 },
    );
  });
});
