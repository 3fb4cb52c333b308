import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { makeReport, renderText, truthOf } from "../../scripts/samples/index.mjs";
import { pageOf } from "../../scripts/samples/page.mjs";
import { convertBytes } from "../../src/pipeline.ts";
import { silentErrors } from "./truth.ts";

const convert = (text: string, name = "page.html") => convertBytes(new TextEncoder().encode(text), name);

async function read(text: string, name?: string) {
  const result = await convert(text, name);
  if (!result.ok) throw new Error(result.failure.code);
  return result.report;
}

describe("a report as a page", () => {
  it.each(Array.from({ length: 6 }, (_, seed) => seed))("says what it says as text: seed %i", async (seed) => {
    const model = makeReport(seed, { edition: seed % 2 ? "2019" : "2021", ...(seed % 3 ? {} : { zeroAs: "mixed" }) });
    const page = await read(pageOf(model, { site: seed % 2 ? "portal" : "layout" }));
    const text = await read(renderText(model, "tab"), "report.txt");
    expect(page.report).toEqual(text.report);
    expect(page.tables).toEqual(text.tables);
    expect([page.status, page.source.mediaType]).toEqual(["verified", "text/html"]);
  });

  it("is known by its content, whatever its name", async () => {
    const report = await read(pageOf(makeReport(1)), "report.doc");
    expect(report.source.mediaType).toBe("text/html");
  });
});

/** A page as converters to Markdown write it: tables as markup, all else as lines, some within a block of markup. */
function markdownOf(page: string): string {
  const parts = page.split(/(<table[\s\S]*?<\/table>)/u).map((part, i) =>
    i % 2 === 1
      ? part.replaceAll("<td", "\n<td")
      : part
          .replace(/<(head|style|script|title)[\s>][\s\S]*?<\/\1>/gu, "")
          .replace(/<h1[^>]*>/gu, "# ")
          .replace(/<\/(?:p|h\d|div|li)>/gu, "\n\n")
          .replace(/<[^>]*>/gu, ""),
  );
  return `<div>\n\n首页 \\> 政府信息公开\n\n</div>\n\n${parts.join("\n\n")}`;
}

describe("a report in Markdown with tables as markup", () => {
  it.each(Array.from({ length: 4 }, (_, seed) => seed))("says what its page says: seed %i", async (seed) => {
    const page = pageOf(makeReport(seed, { edition: seed % 2 ? "2019" : "2021" }));
    const [markdown, whole] = [await read(markdownOf(page), "report.md"), await read(page)];
    expect(markdown.report).toEqual(whole.report);
    expect(markdown.tables).toEqual(whole.tables);
    expect(markdown.sections.map((section) => section.heading)).toEqual(whole.sections.map((s) => s.heading));
    expect([markdown.status, markdown.source.mediaType]).toEqual(["verified", "text/markdown"]);
  });
});

describe("a page whose table is damaged", () => {
  const model = makeReport(3, { scale: "medium", kind: "county" });
  const truth = truthOf(model);
  const page = pageOf(model);
  const row = /<tr><td[^>]*>二、上年结转政府信息公开申请数量<\/td>(.*)<\/tr>/u.exec(page)?.[0] ?? "missing";
  const changed = (change: (row: string) => string): string => page.replace(row, () => change(row));

  it.each<[string, (row: string) => string, string]>([
    ["a cell is missing", (r) => r.replace(/<td>\d+<\/td>/u, ""), "cell.ambiguous"],
    ["two figures stand in a cell", (r) => r.replace(/<td>(\d+)<\/td>/u, "<td>$1 7</td>"), "cell.unreadable"],
    [
      "two figures stand in a cell, one above the other",
      (r) => r.replace(/<td>(\d+)<\/td>/u, "<td>$1<br>7</td>"),
      "cell.unreadable",
    ],
    ["a sign stands above a figure", (r) => r.replace(/<td>(\d+)<\/td>/u, "<td>-<br>$1</td>"), "cell.unreadable"],
    ["a figure is struck out", (r) => r.replace(/<td>(\d+)<\/td>/u, "<td><s>99</s>$1</td>"), "html.struck-out"],
    ["the row stands twice", (r) => r + r, "table.repeated"],
    ["the row is missing", () => "", "row.absent"],
  ])("%s: asks for a review, and says nothing wrong", async (_, change, code) => {
    const report = await read(changed(change));
    expect([report.status, report.diagnostics.map((d) => d.code).includes(code)]).toEqual(["review", true]);
    expect(silentErrors(report, truth)).toEqual([]);
  });

  it("asks for a review where what follows a missing cell stands a column too far left", async () => {
    const zeros = makeReport(3, {
      figures: (f) => ({ ...f, table2: { ...f.table2, denied1: [0, 0, 0, 0, 0, 0, 0] } }),
    });
    const text = pageOf(zeros).replace(
      /(1\.属于国家秘密<\/td>)(?:<td>0<\/td>){7}/u,
      "$1<td>4<td>0<td>0<td>0<td>0<td>4<td>",
    );
    const report = await read(text);
    expect([report.status, report.diagnostics.map((d) => d.code)]).toEqual([
      "review",
      expect.arrayContaining(["row.shifted"]),
    ]);
  });
});

describe("a page that holds no report", () => {
  const TITLE = "<h1>云溪县水务局2023年政府信息公开工作年度报告</h1>";

  it.each<[string, string, string, string]>([
    [
      "but a link",
      `${TITLE}<p>相关附件：<a href="/f/2023.docx">年度报告.docx</a>`,
      "attachment-only",
      "“年度报告.docx” (/f/2023.docx)",
    ],
    [
      "but links",
      `<a href="/a.zip">软件</a><a href="/f/x.pdf">水务局年报</a>`,
      "attachment-only",
      "“水务局年报” (/f/x.pdf)",
    ],
    [
      "but a frame",
      `${TITLE}<iframe src="/viewer?file=2023.pdf"></iframe>`,
      "attachment-only",
      "/viewer?file=2023.pdf",
    ],
    ["but a picture", `<img src=/logo.png>${TITLE}<img src="/f/2023.jpg">`, "no-text", "/f/2023.jpg"],
    ["but text", "<p>米 2 袋</p>", "not-a-report", ""],
    ["and nothing", "<p>&nbsp;</p>", "empty", ""],
    ["and only a program", "<script>document.write('一、总体情况')</script>", "empty", ""],
  ])("%s", async (_, body, code, named) => {
    const result = await convert(`<html><body>${body}</body></html>`);
    if (result.ok) throw new Error(result.report.status);
    expect(result.failure.code).toBe(code);
    expect(result.failure.message).toContain(named);
  });
});

/** Milliseconds of processor time in which any page must come to an end. */
const LIMIT = 10_000;
const PAGE = pageOf(makeReport(1));
const inside = (before: string, after = ""): string =>
  PAGE.replace("<body>", () => `<body>${before}`).replace("</body>", () => `${after}</body>`);

const HOSTILE: Record<string, () => string> = {
  "20,000 divisions deep": () => inside("<div>".repeat(20_000)),
  "20,000 tables deep": () => inside("<table><tr><td>".repeat(20_000)),
  "10,000 tables deep, with text beside each": () => inside("<table><tr><td>甲乙</td><td>".repeat(10_000)),
  "10,000 boxes deep": () => inside('<div style="display:flex"><i>1</i><div>'.repeat(5000)),
  "50,000 tags in 5 MB": () =>
    inside(
      "",
      "<p>这一段文字说明本单位公开政府信息的情况，与表格无关，只为占据篇幅，请勿在意其内容如何。</p>".repeat(25_000),
    ),
  "spans without end": () => inside("", `<table>${"<tr><td rowspan=65534 colspan=1000>1<td>2".repeat(5000)}</table>`),
  "a grid of overlaps": () =>
    inside(
      "",
      `<div style="display:grid">${'<div style="grid-area:1/1/span 999/span 99">1</div>'.repeat(10_000)}</div>`,
    ),
  "100,000 rules of style": () =>
    inside(`<style>${".a.b{display:grid}".repeat(100_000)}</style>${"<b class='a b'>1</b>".repeat(5000)}`),
  "100,000 references": () => inside(`<p>${"&amp;&#x4e00;&bogus;&ampx".repeat(25_000)}</p>`),
  "what is foster-parented": () => inside(`<table>${"1<b>2".repeat(20_000)}</table>`),
};

const THREAD = `
  const { parentPort, workerData } = require("node:worker_threads");
  import(workerData.library).then(async ({ convert }) => {
    const before = process.cpuUsage();
    const result = await convert(workerData.bytes, { name: "hostile.html" });
    const { user, system } = process.cpuUsage(before);
    parentPort.postMessage({ code: result.ok ? result.report.status : result.failure.code, ms: (user + system) / 1000 });
  });
`;

async function endingOf(bytes: Uint8Array): Promise<{ code: string; ms: number }> {
  const worker = new Worker(THREAD, { eval: true, workerData: { library: import.meta.resolve("nianbao"), bytes } });
  try {
    return await new Promise((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      setTimeout(() => reject(new Error(`not done after ${4 * LIMIT} ms`)), 4 * LIMIT).unref();
    });
  } finally {
    await worker.terminate();
  }
}

describe("hostile pages", () => {
  it.each(Object.entries(HOSTILE))("%s: read within the limits", async (_, make) => {
    const ending = await endingOf(new TextEncoder().encode(make()));
    expect(ending.code).toBe("verified");
    expect(ending.ms).toBeLessThan(LIMIT);
  });

  it("are refused when they are nothing but tags", async () => {
    expect(await endingOf(new TextEncoder().encode("<b>".repeat(600_000)))).toMatchObject({ code: "too-large" });
  });

  it("run nothing and fetch nothing", async () => {
    const report = await read(
      inside(
        '<script>process.exit(3)</script><img src="http://host.invalid/a.png" onerror="process.exit(4)"><link rel=stylesheet href="http://host.invalid/a.css">',
      ),
    );
    expect(report.status).toBe("verified");
  });
});
