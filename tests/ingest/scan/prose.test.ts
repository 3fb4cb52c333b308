import { describe, expect, it } from "vitest";
import { blobsIn } from "../../../src/stages/ingest/scan/components.ts";
import type { ReadChar } from "../../../src/stages/ingest/scan/engines/engine.ts";
import { charsOf } from "../../../src/stages/ingest/scan/engines/greedy.ts";
import { marked } from "../../../src/stages/ingest/scan/marks.ts";
import { withoutDirt } from "../../../src/stages/ingest/scan/specks.ts";
import { emOf, textLines, withoutSpecks } from "../../../src/stages/ingest/scan/textlines.ts";
import { worded } from "../../../src/stages/ingest/scan/words.ts";
import { Paper } from "./paper.ts";

type Unsure = readonly [text: string, confidence: number, ...others: [string, number][]];

/** Characters of a line: a string is read surely, the rest as it says. */
const line = (...parts: (string | Unsure)[]): ReadChar[] =>
  parts.flatMap((part): ReadChar[] => {
    const place = { from: 0, to: 0 };
    if (typeof part === "string") return [...part].map((text) => ({ text, confidence: 0.99, others: [], ...place }));
    const [text, confidence, ...others] = part;
    return [{ text, confidence, others: others.map(([other, p]) => ({ text: other, confidence: p })), ...place }];
  });

const textOf = (chars: readonly ReadChar[]): string => chars.map(({ text }) => text).join("");
const put = (...parts: Parameters<typeof line>): string => textOf(marked(line(...parts)));

describe("marks of prose", () => {
  it("are commas without their tails between words, and points in numbers", () => {
    expect(put("公开信息12条．其中.占35.6%．")).toBe("公开信息12条，其中，占35.6%，");
    expect(put("1.主动公开")).toBe("1.主动公开");
    expect(put("1．主动公开")).toBe("1．主动公开");
    expect(put("2023.1.5")).toBe("2023.1.5");
  });

  it("are what most speaks for where the engine is not sure", () => {
    expect(put("答复摘要", ["·", 0.6, ["。", 0.4]], "进")).toBe("答复摘要。进");
    expect(put("信息7条", ["：", 0.25, ["。", 0.23], ["，", 0.22], ["．", 0.13]], "其中")).toBe("信息7条，其中");
    expect(put("规范化", ["～", 0.3], "标准化")).toBe("规范化、标准化");
    expect(put("买买提·艾力")).toBe("买买提·艾力");
    expect(put("电话：0535")).toBe("电话：0535");
  });

  it("keep a semicolon whose tail is lost", () => {
    expect(put("占比35.6%：政务微博")).toBe("占比35.6%；政务微博");
    expect(put("人次", ["：", 0.87, ["；", 0.1]], "无责任")).toBe("人次；无责任");
    expect(put("情况如下：一是")).toBe("情况如下：一是");
  });

  it("are no pieces of broken strokes", () => {
    expect(put("进", ["－", 0.48, ["一", 0.14]], "步")).toBe("进一步");
    expect(put("进", ["-", 0.41], ["-", 0.59], "步")).toBe("进一步");
    expect(put("进一", ["·", 0.6], "步")).toBe("进一步");
    expect(put("第", [":", 0.8, ["；", 0.1]], "32条")).toBe("第32条");
    expect(put("电话:0535")).toBe("电话:0535");
    expect(put("建议", ["+", 0.8, ["4", 0.19]], "1件，互联网+政务")).toBe("建议41件，互联网+政务");
  });
});

describe("words of the form", () => {
  it("mend a character that is not sure", () => {
    expect(textOf(worded(line("依", ["中", 0.62, ["申", 0.36]], "请公开")))).toBe("依申请公开");
    expect(textOf(worded(line("1月24", ["口", 0.41, ["曰", 0.25], ["日", 0.08]], "，")))).toBe("1月24日，");
    expect(textOf(worded(line("其中请示")))).toBe("其中请示");
  });
});

describe("a recogniser's steps", () => {
  const CHARACTERS = ["", "公", "开", "、"];
  const outputOf = (rows: readonly (readonly number[])[]) => ({
    data: Float32Array.from(rows.flat()),
    from: 0,
    steps: rows.length,
    classes: 4,
  });
  const none = [0.97, 0.01, 0.01, 0.01];
  const first = [0.01, 0.97, 0.01, 0.01];
  const second = [0.05, 0.05, 0.85, 0.05];
  const faint = [0.6, 0.05, 0.05, 0.3];

  it("do not tell a digit that is half seen beside another, but that there is one", () => {
    const digits = ["", "公", "4", "2"];
    const lost = [first, none, first, none, first, none, second, none, none, [0.5, 0.05, 0.05, 0.4], none, none, first];
    expect(textOf(charsOf(outputOf(lost), digits, lost.length))).toBe("公公公4□公");
    const whole = [first, none, first, none, first, none, second, none, first];
    expect(textOf(charsOf(outputOf(whole), digits, whole.length))).toBe("公公公4公");
  });

  it("give a mark that is half seen where there is room for it", () => {
    const apart = [first, none, second, none, first, none, faint, none, second, none, first];
    const chars = charsOf(outputOf(apart), CHARACTERS, apart.length);
    expect(textOf(chars)).toBe("公开公、开公");
    expect(chars[1]?.others[0]).toMatchObject({ text: "公" });
    const close = [first, none, second, faint, first, none, second];
    expect(textOf(charsOf(outputOf(close), CHARACTERS, close.length))).toBe("公开公开");
  });
});

describe("dirt", () => {
  const DPI = 150;
  const whole = { left: 0, top: 0, right: 400, bottom: 200 };
  const page = () => new Paper(400, 200).text(40, 40, 5, 20).fill(300, 50, 301, 52).fill(63, 50, 64, 52);

  it("is painted over where it stands alone, not beside a stroke", () => {
    const paper = page();
    const clean = withoutDirt(paper, blobsIn(paper.ink, whole), 20, DPI);
    expect(clean.data[50 * 400 + 300]).toBe(255);
    expect(clean.data[50 * 400 + 63]).toBe(0);
    expect(paper.data[50 * 400 + 300]).toBe(0);
  });

  it("leaves a picture alone that has none", () => {
    const paper = new Paper(400, 200).text(40, 40, 5, 20);
    expect(withoutDirt(paper, blobsIn(paper.ink, whole), 20, DPI)).toBe(paper);
  });
});

describe("a short line", () => {
  it("is one although a character of it is in pieces that reach beside each other", () => {
    const page = new Paper(600, 200).text(40, 120, 12, 20);
    page.text(40, 40, 1, 16).fill(62, 40, 84, 56);
    for (const x of [60, 70, 86]) page.fill(x, x === 70 ? 58 : 54, x + 5, 66);
    const blobs = withoutSpecks(blobsIn(page.ink, { left: 0, top: 0, right: 600, bottom: 200 }), 150);
    expect(textLines(blobs, emOf(blobs, 150))).toHaveLength(2);
  });
});
