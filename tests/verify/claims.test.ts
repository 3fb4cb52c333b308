import { describe, expect, it } from "vitest";
import type { Mention } from "../../src/model/report.ts";
import { checkRequestClaims, type RequestTotals, requestClaims } from "../../src/stages/verify/claims.ts";

const mention = (text: string, value: number, unit = "件"): Mention => ({
  text,
  value,
  unit,
  section: "/sections/0",
  paragraph: 0,
  start: 0,
  end: text.length,
});

const TOTALS: RequestTotals = { received: 713, carriedIn: 36, dealt: 718, carriedOut: 31 };
const check = (mentions: readonly Mention[], totals = TOTALS) => checkRequestClaims(mentions, 2025, totals);

describe("requestClaims", () => {
  it.each([
    "全年共收到政府信息公开申请12件",
    "本年新收政府信息公开申请12件",
    "受理依申请公开政府信息申请12件",
    "2025年收到信息公开申请12件",
  ])("%s: a claim", (text) => {
    expect(requestClaims([mention(text, 12)], 2025)).toHaveLength(1);
  });

  it.each([
    "其中收到自然人政府信息公开申请12件",
    "网上收到政府信息公开申请12件",
    "收到因政府信息公开申请引起的行政复议12件",
    "2024年收到政府信息公开申请12件",
    "收到政府信息公开申请同比增长12件",
    "累计收到政府信息公开申请12件",
    "主动公开政府信息12件",
    "收到来信12件",
  ])("%s: none", (text) => {
    expect(requestClaims([mention(text, 12)], 2025)).toEqual([]);
  });

  it("counts things, not people, money or parts", () => {
    const text = "收到政府信息公开申请12";
    expect(requestClaims([mention(text, 12, "人次"), mention(text, 12, "%"), mention(text, 1.2)], 2025)).toEqual([]);
  });
});

describe("checkRequestClaims", () => {
  it.each([
    ["what was newly received", 713],
    ["that with what was carried in", 749],
    ["what was dealt with", 718],
  ])("agrees with %s", (_, value) => {
    expect(check([mention("共收到政府信息公开申请", value)])).toMatchObject({
      status: "pass",
      left: value,
      right: 713,
    });
  });

  it("fails on any other number, and points at the sentence", () => {
    const mentions = [mention("主动公开信息", 306, "条"), mention("共收到政府信息公开申请", 714)];
    const failed = check(mentions);
    expect(failed).toMatchObject({ rule: "mentions.requests", at: null, status: "fail", left: 714, right: 713 });
    expect(failed?.cells[0]).toBe("/mentions/1");
    expect(failed?.cells).toContain("/tables/requests/received/total");
  });

  it("says nothing where nothing is claimed, or the table does not tell", () => {
    expect(check([mention("主动公开信息", 306, "条")])).toBeNull();
    expect(check([mention("共收到政府信息公开申请", 714)], { ...TOTALS, received: null })).toBeNull();
  });

  it("does without the rows that are not printed", () => {
    const totals = { received: 5, carriedIn: null, dealt: null, carriedOut: null };
    expect(check([mention("共收到政府信息公开申请", 5)], totals)?.status).toBe("pass");
    expect(check([mention("共收到政府信息公开申请", 6)], totals)?.status).toBe("fail");
  });
});
