import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { makeReport, renderText } from "../../scripts/samples/index.mjs";

/** Milliseconds of processor time in which any text must come to an end. */
const LIMIT = 5000;

const REPORT = renderText(makeReport(1), "tab");
const FIRST_ROW = "一、本年新收政府信息公开申请数量";
const LAST_ROW = "四、结转下年度继续办理";
const UP_TO_TABLE = REPORT.slice(0, REPORT.indexOf(FIRST_ROW));

/** The report with something put into table 2, before its last row. */
const inTable = (text: string): string => REPORT.replace(LAST_ROW, () => text + LAST_ROW);
/** A report whose table 2 is a first row with these values, and a sound last row. */
const firstRow = (values: string): string => `${UP_TO_TABLE}${FIRST_ROW}${values}\n${LAST_ROW}\t1\t0\t0\t0\t0\t0\t1\n`;

const TEXTS: Record<string, () => string> = {
  "5 MB of digits": () => "1234567890".repeat(500_000),
  "5 MB of digits in a table": () => firstRow("1".repeat(5_000_000)),
  "a million figures in a row": () => firstRow(" 1".repeat(1_000_000)),
  "a long run of digits for table 3": () => `${REPORT}\n结果维持结果纠正其他结果尚未审结总计${"1".repeat(200_000)}\n`,
  "a million tabs at the end": () => REPORT + "\t".repeat(1_000_000),
  "a million tabs in a row": () => firstRow(`${"\t".repeat(1_000_000)}1`),
  "two million blanks in a row": () => firstRow(`${" ".repeat(2_000_000)}1`),
  "one line of 2 MB": () => REPORT.replaceAll("\n", "").repeat(2_000_000 / REPORT.length),
  "one line of 2 MB, glued": () =>
    renderText(makeReport(1), "glued")
      .replaceAll("\n", "")
      .repeat(2_000_000 / REPORT.length),
  "100,000 rows of a table": () => inTable("1.属于国家秘密\t1\t0\t0\t0\t0\t0\t1\n".repeat(100_000)),
  "100,000 rows without labels": () => inTable("1\t0\t0\t0\t0\t0\t1\n".repeat(100_000)),
  "100,000 rows with misspelt labels": () => inTable("1.属于国家机密\t1\t0\t0\t0\t0\t0\t1\n".repeat(100_000)),
  "100,000 aligned rows": () =>
    `${UP_TO_TABLE}${`${FIRST_ROW}  1  0  0  0  0  0  1\n`.repeat(100_000)}${LAST_ROW}  0\n`,
  "200,000 lines of prose in a table": () => inTable("这是一行没有数字的文字\n".repeat(200_000)),
  "a million empty lines in a table": () => inTable("\n".repeat(1_000_000)),
  "300,000 figures, one a line": () => inTable("1\n".repeat(300_000)),
  "a label 100,000 times": () => REPORT + FIRST_ROW.repeat(100_000),
  "an item's name 200,000 times": () => "第二十条第（一）项".repeat(200_000) + REPORT,
  "a column's name 200,000 times": () => "本年制发件数".repeat(200_000) + REPORT,
  "a group's name 200,000 times": () => `${REPORT}${"行政复议".repeat(200_000)}结果维持`,
  "hashes before a heading": () => REPORT.replace("五、", () => `${"#*".repeat(500_000)}五、`),
  "100,000 headings": () => "一、总体情况\n".repeat(100_000) + REPORT,
  "100,000 subheadings": () => REPORT + "（一）主动公开。本年\n".repeat(100_000),
  "300 reports in one": () => REPORT.repeat(300),
  "300,000 years": () => "二〇二三年".repeat(300_000) + REPORT,
  "100,000 dates": () => REPORT + "2024年1月11日\n".repeat(100_000),
  "100,000 mentions": () => REPORT.replace("二、", () => `${"收到政府信息公开申请12件，".repeat(100_000)}\n二、`),
  "50,000 titles": () => "云溪县水务局2023年政府信息公开工作年度报告\n".repeat(50_000) + REPORT,
  "a title of 2 MB": () => `${"某".repeat(700_000)}2023年政府信息公开工作年度报告\n${REPORT}`,
  "groups of three digits without end": () => firstRow(`\t1${",111".repeat(200_000)}x\t0`),
  "groups that are no thousands": () => firstRow(`\t${"1,1111".repeat(200_000)}\t0`),
  "brackets never closed": () => firstRow(`\t1${"(".repeat(500_000)}\t0`),
  "brackets closed again and again": () => firstRow(`\t1${"（甲）".repeat(200_000)}乙\t0`),
  "dashes without end": () => inTable("-".repeat(500_000)),
  "a million bars": () => `${REPORT}${"|".repeat(1_000_000)}\n`,
  "5,000 lines of bars in a table": () => inTable(`${"|".repeat(200)}\n`.repeat(5000)),
  "a million drawn bars": () => `${REPORT}${"│".repeat(1_000_000)}\n`,
  "200,000 pages": () => REPORT + "\f\n1\n".repeat(200_000),
  "control characters": () => REPORT + "\u0000".repeat(5000),
};

interface Ending {
  readonly code: string;
  readonly diagnostics: readonly string[];
  /** Processor time in milliseconds: other work on the machine does not count. */
  readonly ms: number;
}

const THREAD = `
  const { parentPort, workerData } = require("node:worker_threads");
  import(workerData.library).then(async ({ convert }) => {
    const before = process.cpuUsage();
    const result = await convert(workerData.bytes, { name: "hostile.txt" });
    const { user, system } = process.cpuUsage(before);
    const diagnostics = result.ok ? result.report.diagnostics.map((d) => d.code) : [];
    parentPort.postMessage({ code: result.ok ? result.report.status : result.failure.code, diagnostics, ms: (user + system) / 1000 });
  });
`;

/** Converts in a thread of its own, which is ended when it goes on far beyond the limit: a text that hangs must not hang the tests. */
async function endingOf(bytes: Uint8Array): Promise<Ending> {
  const worker = new Worker(THREAD, { eval: true, workerData: { library: import.meta.resolve("nianbao"), bytes } });
  try {
    return await new Promise<Ending>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      setTimeout(() => reject(new Error(`not done after ${3 * LIMIT} ms`)), 3 * LIMIT).unref();
    });
  } finally {
    await worker.terminate();
  }
}

describe("hostile texts", () => {
  it.each(Object.entries(TEXTS))("%s: comes to an end", async (_, make) => {
    expect((await endingOf(new TextEncoder().encode(make()))).ms).toBeLessThan(LIMIT);
  });

  it("takes lone surrogates for damage", async () => {
    const text = `${"\ud800".repeat(1000)}\udc00\ud800\n`;
    const ending = await endingOf(Uint8Array.from(Buffer.from(`\ufeff${REPORT}${text}`, "utf16le")));
    expect([ending.code, ending.diagnostics.includes("text.damaged")]).toEqual(["review", true]);
  });
});
