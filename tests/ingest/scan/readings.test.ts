import { describe, expect, it } from "vitest";
import type { Page } from "../../../src/model/page.ts";
import { toDisplayed, toStraight } from "../../../src/model/straight.ts";
import { agree, judged, judgedAlone, together } from "../../../src/stages/ingest/scan/combine.ts";
import { likeliest } from "../../../src/stages/ingest/scan/engines/ctc.ts";
import { scanReason } from "../../../src/stages/ingest/scan/scanned.ts";

const read = (...candidates: [string, number][]) => ({
  candidates: candidates.map(([text, probability]) => ({ text, probability })),
  steps: null,
});

describe("two engines", () => {
  it("are believed where they agree and are sure", () => {
    expect(judged(read(["12", 0.98]), read(["12", 0.9]))).toMatchObject({ text: "12", firm: true, weak: false });
    expect(judged(read(["12", 0.6]), read(["12", 0.7]))).toMatchObject({ text: "12", firm: false, weak: false });
    expect(judged(read(["12", 0.4]), read(["12", 0.5]))).toMatchObject({ text: "12", weak: true, agreed: true });
  });

  it("leave a choice where they differ", () => {
    const { text, candidates, weak } = judged(read(["5", 0.9], ["3", 0.1]), read(["3", 0.9]));
    expect([text, weak]).toEqual(["5", true]);
    expect(candidates.map((candidate) => candidate.text)).toEqual(["5", "3"]);
  });

  it("read a broken zero as one, and thousands alike however they are parted", () => {
    expect(judged(read(["()", 0.95]), read(["0", 0.9]))).toMatchObject({ text: "0", firm: true });
    expect(agree(read(["1,234", 0.6], ["1.234", 0.4]), read(["1234", 0.9]))).toBe(true);
    expect(agree(read(["2.31", 0.9]), read(["231", 0.9]))).toBe(false);
  });

  it("count several looks of one alike, and keep what each finds the likeliest", () => {
    const looks = together([read(["48", 0.5], ["148", 0.1]), read(["148", 0.7], ["48", 0.2]), read(["148", 0.9])]);
    expect(looks.candidates.map(({ text, probability }) => [text, probability.toFixed(2)])).toEqual([
      ["148", "0.57"],
      ["48", "0.23"],
    ]);
    expect(judged(looks, read(["8", 0.8])).own.map(({ text }) => text)).toEqual(["148", "8"]);
  });

  it("may see no figure in ink: then it is not read, and not blank", () => {
    expect(judged(read(), read())).toMatchObject({ text: "□", confidence: 0, weak: true });
    expect(judgedAlone(read(["7", 0.99]))).toMatchObject({ text: "7", firm: false, weak: false });
  });
});

describe("steps of a recogniser", () => {
  it("give their likeliest texts, all paths counted", () => {
    const rows = [
      [0.1, 0.6, 0.3],
      [0.8, 0.1, 0.1],
      [0.2, 0.1, 0.7],
    ];
    const logs = Float32Array.from(rows.flat().map(Math.log));
    const [first, second] = likeliest({ alphabet: "38", logs });
    expect(first?.text).toBe("38");
    expect(first?.probability).toBeCloseTo(0.336 + 0.042 + 0.042 + 0.007 + 0.012, 5);
    expect(first?.probability).toBeGreaterThan(second?.probability ?? 1);
  });
});

describe("places on a straightened page", () => {
  it.each([0, 1, 2, 3] as const)("come back from the page as displayed, turned by %s quarters", (turn) => {
    const scan = { turn, size: [600, 800], skew: 0, centre: [300, 400] } as const;
    expect(toStraight(toDisplayed([10, 20, 50, 40], scan), scan)).toEqual([10, 20, 50, 40]);
  });

  it("are where the page shows them", () => {
    const level = { turn: 1, size: [600, 800], skew: 0, centre: [400, 300] } as const;
    // A quarter turn clockwise takes the left edge of the page to the top.
    expect(toDisplayed([700, 0, 800, 10], level)).toEqual([0, 0, 10, 100]);
    const askew = { turn: 0, size: [600, 800], skew: 2, centre: [300, 400] } as const;
    const [left, top] = toDisplayed([590, 400, 600, 410], askew);
    expect(left).toBeCloseTo(589.5, 0);
    expect(top).toBeCloseTo(410.1, 0);
  });
});

describe("a page is read from its picture", () => {
  const page = (texts: string, mode: number, images: Page["images"]): Page => ({
    number: 1,
    width: 600,
    height: 800,
    rotation: 0,
    glyphs: [...texts].map((text, i) => ({
      text,
      box: [100 + i, 400, 101 + i, 401],
      size: 1,
      mode,
      color: 0,
      vertical: false,
    })),
    rules: [],
    fills: [],
    images,
  });
  const WHOLE: Page["images"] = [[0, 0, 600, 800]];
  const PROSE = "本年度共收到政府信息公开申请二十四件".repeat(4);

  it("when it has no text, or only what does not show", () => {
    expect(scanReason(page("", 0, WHOLE))).toBe("picture");
    expect(scanReason(page(PROSE, 3, WHOLE))).toBe("picture");
    expect(scanReason(page("— 3 —", 0, WHOLE))).toBe("picture");
  });

  it("when its text is nonsense", () => {
    expect(scanReason(page("\ue0001\ue1232ÿþ}Þ~Þï".repeat(12), 0, []))).toBe("nonsense");
  });

  it("and not when its text tells what it says, whatever lies behind it", () => {
    expect(scanReason(page(PROSE, 0, WHOLE))).toBeNull();
    expect(scanReason(page("12 0 0 34 0 5 ".repeat(9), 0, []))).toBeNull();
    expect(scanReason(page("", 0, []))).toBeNull();
  });
});
