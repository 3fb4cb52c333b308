import { expect, test } from "vitest";
import { examine } from "../../src/check/examine.ts";
import type { Finding } from "../../src/check/finding.ts";
import { convert, type Report } from "../../src/index.ts";
import { report } from "../cli/reports.ts";

async function read(change: (text: string) => string): Promise<Report> {
  const result = await convert(new TextEncoder().encode(change(report(3))), { name: "a.txt" });
  if (!result.ok) throw new Error(result.failure.message);
  return result.report;
}

async function findings(change: (text: string) => string): Promise<readonly Finding[]> {
  return examine(0, "a.txt.json", await read(change), new Map()).findings;
}

const codes = async (change: (text: string) => string): Promise<string[]> =>
  (await findings(change)).map(({ code }) => code);

const first = (text: string) => (report: string) =>
  report.replace("2023年，本所按照有关规定", `${text}本所按照有关规定`);
const fifth = (text: string) => (report: string) => report.replace("公开的及时性有待提高，", text);
const sixth = (text: string) => (report: string) => report.replace("本年度未收取信息处理费。", text);

test.each([
  ["an unchanged report", (text: string) => text],
  ["a comparison", first("2023年，比2022年增加三成，")],
  ["the report of last year, published this year", first("按时公布2022年政府信息公开工作年度报告。2023年，")],
  ["a law with its year", first("依照2019年5月15日起施行的条例，")],
  ["findings of last year that were mended", first("2022年，考核指出的问题已经整改。")],
  ["years that are told one after the other", first("2022年，本所起步；2023年，")],
  ["a plan", fifth("2024年，本所将加强培训。")],
  ["a plan without 将", fifth("2024年，本所继续加强培训。")],
  ["a fee of this year", sixth("2023年，本所没有收取信息处理费。")],
  ["a report written in January", sixth("本报告于2024年1月写成。信息处理费为0元。")],
])("another year is no finding in %s", async (_, change) => {
  expect(await codes(change)).toEqual([]);
});

test.each([
  ["the first sentence of section 一", first("2022年，"), "/sections/0/paragraphs/0", 2022],
  ["the same in Chinese numerals", first("二〇二二年，"), "/sections/0/paragraphs/0", 2022],
  ["the year after", first("2024年，"), "/sections/0/paragraphs/0", 2024],
  ["section 五", fifth("2022年，本所公开的及时性有待提高，"), "/sections/4/paragraphs/0", 2022],
  ["a plan for a year that is over", fifth("2021年，本所将加强培训，"), "/sections/4/paragraphs/0", 2021],
  ["the statement on the fee", sixth("2022年，本所没有收取信息处理费。"), "/sections/5/paragraphs/0", 2022],
  [
    "the words with which it is published",
    first("现公布本所2022年政府信息公开工作年度报告。"),
    "/sections/0/paragraphs/0",
    2022,
  ],
])("another year is found in %s", async (_, change, pointer, year) => {
  const found = await findings(change);
  expect(found.map(({ code, left, right, places }) => [code, left, right, places[1]?.pointer])).toEqual([
    ["text.wrongYear", 2023, year, pointer],
  ]);
});

test("the period of the statistics for another year is told once, with its place", async () => {
  const found = await findings(first("本报告数据的统计期限为2022年1月1日至2022年12月31日。2023年，"));
  expect(found.map(({ code, right }) => [code, right])).toEqual([["text.wrongYear", 2022]]);
});

test("sections that say nothing, and a section 六 without the fee", async () => {
  expect(await codes((text) => text.replace(/公开的及时性有待提高.*\n/u, ""))).toEqual(["text.empty"]);
  expect(await codes((text) => text.replace(/公开的及时性有待提高.*\n/u, "无\n"))).toEqual(["text.empty"]);
  expect(await codes((text) => text.replace("本年度未收取信息处理费。\n", ""))).toEqual(["text.empty"]);
  expect(await codes(sixth("无。"))).toEqual(["text.fee"]);
  expect(await codes(sixth("本年度经费用于印制资料。"))).toEqual(["text.fee"]);
  expect(await codes(sixth("本所依申请提供信息均未收费。"))).toEqual([]);
});

test("what rests on a doubtful reading says so", async () => {
  const stored = await read((text) => text);
  const received = "/tables/requests/received/naturalPerson";
  const row = stored.tables.requests?.received;
  if (row?.naturalPerson == null) throw new Error("no such row");
  row.naturalPerson += 1;
  const doubt = { code: "scan.unproven", severity: "warning", message: "", pointer: received } as const;
  const found = examine(0, "a", { ...stored, diagnostics: [doubt], status: "review" }, new Map()).findings;
  const failed = found.filter(({ code }) => code.startsWith("requests."));
  expect(failed.map(({ code, at, certain }) => [code, at, certain])).toEqual([
    ["requests.balance", "naturalPerson", false],
    ["requests.total", "received", false],
  ]);
});
