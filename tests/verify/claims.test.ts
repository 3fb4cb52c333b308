import { describe, expect, it } from "vitest";
import type { Section } from "../../src/model/report.ts";
import { findMentions } from "../../src/stages/outline/mentions.ts";
import { type Claim, checkRequestClaims, type RequestTotals, requestClaims } from "../../src/stages/verify/claims.ts";

const section = (heading: string, paragraphs: string[], sections: Section[] = []): Section => ({
  number: "一",
  ordinal: 1,
  heading,
  level: 1,
  paragraphs,
  tables: [],
  sections,
});

const CONTEXT = { year: 2025, agency: "云台县双桥镇人民政府" };

function claimsOf(text: string, heading = "总体情况", context = CONTEXT): Claim[] {
  const sections = [section(heading, [text])];
  return requestClaims(sections, findMentions(sections), context);
}

const values = (claims: readonly Claim[]) => claims.map(({ value, reading }) => [value, reading]);

describe("requestClaims", () => {
  it.each([
    "全年共收到政府信息公开申请12件。",
    "本年新收政府信息公开申请12件，上年结转3件。",
    "受理依申请公开政府信息申请12件。",
    "2025年收到信息公开申请12件。",
    "2025年，我镇共收到依申请公开12件，均已按时办结。",
    "二〇二五年，双桥镇共受理政府信息公开申请12件（含上年结转3件），办结9件。",
    "云台县双桥镇人民政府2025年共受理信息公开申请 12 件，其中网上申请5件，信函申请7件。",
    "2025年1月1日至12月31日，本机关收到政府信息公开申请12件。",
    "截至2025年12月31日，共收到政府信息公开申请12件。",
    "今年以来，镇政府共接收政府信息公开申请12件。",
    "共收到公民、法人和其他组织提出的政府信息公开申请12件。",
    "通过信函、网络等渠道共收到政府信息公开申请12件。",
    "全年共收到12件政府信息公开申请，均已答复。",
    "政府信息公开申请方面，全年共收到申请12件。",
    "主动公开信息90条，其中网站80条，收到政府信息公开申请12件。",
    "2025年，受理政府信息公开申请总数为12件。",
    "召开会议4次；新收到政府信息公开申请12件，共计15件。",
  ])("%s: a claim that can mean nothing else", (text) => {
    expect(values(claimsOf(text))).toContainEqual([12, "firm"]);
    expect(claimsOf(text)).toHaveLength(1);
  });

  it.each([
    "全镇共收到政府信息公开申请12件。",
    "我县共收到政府信息公开申请12件。",
    "全年共办理政府信息公开申请12件。",
    "累计收到政府信息公开申请12件。",
    "通过信函、网络收到政府信息公开申请12件。",
  ])("%s: it may count more, or less", (text) => {
    expect(values(claimsOf(text))).toEqual([[12, "loose"]]);
  });

  it.each([
    "其中，收到自然人政府信息公开申请12件。",
    "共收到若干申请，其中网络收到政府信息公开申请12件。",
    "网上收到政府信息公开申请12件。",
    "线上收到政府信息公开申请12件，线下收到政府信息公开申请3件。",
    "通过政府网站收到政府信息公开申请12件。",
    "收到因政府信息公开申请引起的行政复议12件。",
    "2024年收到政府信息公开申请12件。",
    "2024年，全年共收到政府信息公开申请12件。",
    "二〇二四年收到政府信息公开申请12件。",
    "去年同期，共收到政府信息公开申请12件。",
    "2025年上半年，共收到政府信息公开申请12件。",
    "截至2025年6月底，共收到政府信息公开申请12件。",
    "3月份收到政府信息公开申请12件。",
    "自《条例》施行以来，累计受理政府信息公开申请12件。",
    "近三年共受理政府信息公开申请12件。",
    "平均每月收到政府信息公开申请12件。",
    "收到政府信息公开申请同比增长12件。",
    "全县各级行政机关共收到政府信息公开申请12件。",
    "县公安局收到政府信息公开申请12件。",
    "县公安局：收到政府信息公开申请12件。",
    "收到涉及征地拆迁类政府信息公开申请12件。",
    "收到上级机关转办的政府信息公开申请12件。",
    "收到重复政府信息公开申请12件。",
    "收到政府信息公开申请补正材料12件。",
    "共收到政府信息公开申请12余件。",
    "共收到政府信息公开申请12件左右。",
    "受理政府信息公开投诉举报12件。",
    "不予受理政府信息公开申请12件。",
    "主动公开政府信息12件。",
    "收到来信12件。",
    "收到政府信息公开申请12人次。",
    "收到政府信息公开申请1.2件。",
  ])("%s: none", (text) => {
    expect(claimsOf(text)).toEqual([]);
  });

  it("takes 申请 alone for such requests where the section speaks of them", () => {
    expect(claimsOf("全年共收到申请12件。", "依申请公开情况")).toHaveLength(1);
    expect(claimsOf("全年共收到申请12件。", "监督保障")).toEqual([]);
  });

  it("takes 全县 for the agency's own only where it governs one", () => {
    const bureau = { year: 2025, agency: "云台县水利局" };
    expect(values(claimsOf("我县共收到政府信息公开申请12件。", "总体情况", bureau))).toEqual([[12, "loose"]]);
    const county = { year: 2025, agency: "云台县人民政府" };
    expect(values(claimsOf("我县共收到政府信息公开申请12件。", "总体情况", county))).toEqual([[12, "firm"]]);
  });
});

const TOTALS: RequestTotals = { received: [713], carriedIn: [36], dealt: [718], carriedOut: [31] };
const firm = (value: number, index = 0): Claim => ({ index, value, reading: "firm" });
const loose = (value: number, index = 0): Claim => ({ index, value, reading: "loose" });

describe("checkRequestClaims", () => {
  it.each([
    ["what was newly received", 713],
    ["that with what was carried in", 749],
    ["what was dealt with", 718],
  ])("agrees with %s", (_, value) => {
    for (const claim of [firm(value), loose(value)])
      expect(checkRequestClaims([claim], TOTALS)).toMatchObject({ status: "pass", left: value, right: 713 });
  });

  it("fails on any other number, and points at the sentence", () => {
    const failed = checkRequestClaims([firm(713, 0), firm(714, 1)], TOTALS);
    expect(failed).toMatchObject({ rule: "mentions.requests", at: null, status: "fail", left: 714, right: 713 });
    expect(failed?.cells[0]).toBe("/mentions/1");
    expect(failed?.cells).toContain("/tables/requests/received/total");
  });

  it("never fails on what may count something else", () => {
    expect(checkRequestClaims([loose(9000)], TOTALS)).toBeNull();
    expect(checkRequestClaims([loose(9000), firm(713)], TOTALS)?.status).toBe("pass");
  });

  it("agrees with the sum of a row whose printed total is another", () => {
    const totals = { ...TOTALS, received: [731, 713] };
    expect(checkRequestClaims([firm(713)], totals)).toMatchObject({ status: "pass", right: 731 });
    expect(checkRequestClaims([firm(749)], totals)?.status).toBe("pass");
    expect(checkRequestClaims([firm(714)], totals)?.status).toBe("fail");
  });

  it("says nothing where nothing is claimed, or the table does not tell", () => {
    expect(checkRequestClaims([], TOTALS)).toBeNull();
    expect(checkRequestClaims([firm(714)], { ...TOTALS, received: [] })).toBeNull();
  });

  it("does without the rows that are not printed", () => {
    const totals = { received: [5], carriedIn: [], dealt: [], carriedOut: [] };
    expect(checkRequestClaims([firm(5)], totals)).toMatchObject({
      status: "pass",
      cells: ["/mentions/0", "/tables/requests/received/total"],
    });
    expect(checkRequestClaims([firm(6)], totals)?.status).toBe("fail");
  });
});
