import { mkdirSync, mkdtempSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ItemPage, Overview, Sample, Statement } from "../../src/review/protocol.ts";
import { serveReview } from "../../src/review/serve.ts";
import { toJson } from "../../src/stages/write/json.ts";
import { stored } from "./reports.ts";

const folder = () => realpathSync(mkdtempSync(join(tmpdir(), "nianbao-server-")));
const EVIL = `<img src=x onerror="alert(1)">县人民政府`;

let archive: string;
let sources: string;
let serving: Awaited<ReturnType<typeof serveReview>>;
let port: number;
let cookie: string;

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Asks with headers that a browser would not let a page set. */
function ask(
  path: string,
  {
    method = "GET",
    headers = {},
    body = "",
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, method, headers: { cookie, ...headers } }, (got) => {
      let text = "";
      got.setEncoding("latin1").on("data", (piece) => {
        text += piece;
      });
      got.on("end", () =>
        resolve({ status: got.statusCode ?? 0, headers: got.headers, body: Buffer.from(text, "latin1").toString() }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const json = async <T>(path: string): Promise<T> => JSON.parse((await ask(path)).body) as T;
const origin = () => `http://127.0.0.1:${port}`;
const post = (path: string, value: unknown, headers: Record<string, string> = {}) =>
  ask(path, {
    method: "POST",
    headers: { origin: origin(), "content-type": "application/json", ...headers },
    body: JSON.stringify(value),
  });

beforeAll(async () => {
  [archive, sources] = [folder(), folder()];
  for (const number of [0, 1, 2, 3]) {
    const report = stored(number);
    const agency = number === 3 ? EVIL : report.report.agency;
    writeFileSync(join(archive, `${number}.txt.json`), toJson({ ...report, report: { ...report.report, agency } }));
    writeFileSync(join(sources, `${number}.txt`), String(number));
  }
  writeFileSync(join(archive, "other.json"), "{}");
  const outside = folder();
  writeFileSync(join(outside, "secret.json"), readFileSync(join(archive, "0.txt.json")));
  writeFileSync(join(outside, "secret.txt"), "secret");
  symlinkSync(join(outside, "secret.json"), join(archive, "link.json"));
  symlinkSync(join(outside, "secret.txt"), join(sources, "link.txt"));
  mkdirSync(join(sources, "web"));
  writeFileSync(join(sources, "2.txt"), "<html><script>alert(1)</script></html>");
  serving = await serveReview({ archive, sources, port: 0, sample: { size: 5, seed: "7" }, version: "0.0.0" });
  const address = new URL(serving.address);
  port = Number(address.port);
  cookie = "";
  const entered = await ask(`/?token=${address.searchParams.get("token")}`);
  expect([entered.status, entered.headers.location]).toEqual([303, "/"]);
  cookie = String(entered.headers["set-cookie"]).split(";")[0] ?? "";
});
afterAll(() => serving.close());

describe("who may ask", () => {
  it("is who came with the token", async () => {
    expect((await ask("/api/overview", { headers: { cookie: "" } })).status).toBe(401);
    expect((await ask("/?token=x", { headers: { cookie: "" } })).status).toBe(401);
    expect((await ask("/api/overview", { headers: { cookie: `nianbao-${port}=x` } })).status).toBe(401);
    expect((await ask("/pdfjs/package.json", { headers: { cookie: "" } })).status).toBe(401);
    expect((await ask("/api/overview")).status).toBe(200);
  });

  it("is no other name of this machine, and no other site", async () => {
    expect((await ask("/api/overview", { headers: { host: `evil.example:${port}` } })).status).toBe(403);
    expect((await ask("/api/overview", { headers: { host: "127.0.0.1" } })).status).toBe(403);
    expect((await ask("/api/overview", { headers: { origin: "http://evil.example" } })).status).toBe(403);
    expect((await ask("/api/overview", { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(403);
    expect((await post("/api/decisions", {}, { origin: "null" })).status).toBe(403);
    expect((await ask("/api/decisions", { method: "POST" })).status).toBe(403);
  });

  it("gets a strict content policy with every answer", async () => {
    for (const path of ["/api/overview", "/api/report?path=x", "/nothing"]) {
      const { headers } = await ask(path);
      expect(headers["content-security-policy"]).toContain("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'");
      expect(String(headers["content-security-policy"])).not.toContain("unsafe-inline");
      expect(headers["x-content-type-options"]).toBe("nosniff");
    }
    expect((await ask("/api/overview")).headers["cache-control"]).toBe("no-store");
  });
});

describe("what is read", () => {
  it("is the archive's reports, with or without a ledger", async () => {
    await expect.poll(async () => (await json<Overview>("/api/overview")).complete).toBe(true);
    const { facets, total, sample } = await json<Overview>("/api/overview");
    expect([total, sample]).toEqual([5, { size: 5, seed: "7" }]);
    expect(facets.status.map(({ value, counts }) => [value, counts.verified + counts.failed])).toEqual([
      ["verified", 4],
      ["failed", 1],
    ]);
    const page = await json<ItemPage>("/api/items?status=verified&limit=2");
    expect([page.total, page.readable, page.items.map(({ path }) => path)]).toEqual([
      4,
      4,
      ["0.txt.json", "1.txt.json"],
    ]);
    expect((await json<ItemPage>(`/api/items?search=${encodeURIComponent("<img")}`)).items[0]?.agency).toBe(EVIL);
  });

  it("is no path out of the two folders", async () => {
    const paths = [
      "../secret.json",
      "/etc/passwd",
      "..%2Fsecret.json",
      "link.json",
      "link.txt",
      "0.txt.json/../../x",
      "reviews.jsonl",
    ];
    for (const path of paths)
      for (const route of ["report", "source", "source/file", "source/flow"])
        expect([path, route, (await ask(`/api/${route}?path=${encodeURIComponent(path)}`)).status]).toEqual([
          path,
          route,
          404,
        ]);
    expect((await ask("/api/report?path=other.json")).status).toBe(404);
    for (const path of [
      "/../package.json",
      "/%2e%2e/package.json",
      "/pdfjs/../../package.json",
      "/pdfjs/%2e%2e/hono/package.json",
      "/..%5cpackage.json",
    ])
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
  });

  it("is never sent as a page: text and markup come as data", async () => {
    const file = await ask("/api/source/file?path=2.txt.json");
    expect(file.status).toBe(404);
    const flow = await ask("/api/source/flow?path=2.txt.json");
    expect(flow.headers["content-type"]).toContain("application/json");
  });
});

describe("what is decided", () => {
  const decision = (rest: object = {}) => ({
    report: "0.txt.json",
    sha256: stored(0).source.sha256,
    pointer: "/tables/requests/received/total",
    verdict: "right",
    shown: 1,
    by: "审计员",
    seen: 0,
    ...rest,
  });

  it("is a figure of a report of the archive, well formed", async () => {
    const bad = [
      { pointer: "/report/agency" },
      { verdict: "maybe" },
      { verdict: "wrong" },
      { value: 3 },
      { by: "x".repeat(300) },
      { seen: -1 },
    ];
    for (const rest of bad) expect([rest, (await post("/api/decisions", decision(rest))).status]).toEqual([rest, 400]);
    expect((await post("/api/decisions", decision({ report: "9.json" }))).status).toBe(404);
    expect((await post("/api/decisions", decision({ sha256: "0".repeat(64) }))).status).toBe(404);
    expect((await post("/api/decisions", { ...decision(), note: "x".repeat(70_000) })).status).toBe(413);
  });

  it("is refused where another decision came first", async () => {
    expect((await post("/api/decisions", decision())).status).toBe(200);
    expect((await post("/api/decisions", decision({ verdict: "unsure" }))).status).toBe(409);
    expect(readFileSync(join(archive, "reviews.jsonl"), "utf8").split("\n")).toHaveLength(2);
  });
});

describe("a sample", () => {
  it("becomes a statement, signed only when nothing is open", async () => {
    const sample = await json<Sample>("/api/sample?size=5&seed=7");
    expect(sample.items).toHaveLength(5);
    const sign = () => post("/api/sign", { size: 5, seed: "7", confidence: 0.95, by: "审计员" });
    expect((await sign()).status).toBe(409);
    for (const [i, { report, sha256, pointer, shown }] of sample.items.entries()) {
      const verdict = i === 0 ? { verdict: "wrong", value: 77 } : { verdict: "right" };
      const [{ revision } = { revision: 0 }] = JSON.parse(
        (await ask(`/api/report?path=${report}`)).body,
      ).decisions.filter((d: { review: { pointer: string } }) => d.review.pointer === pointer);
      expect(
        (await post("/api/decisions", { report, sha256, pointer, shown, by: "审计员", seen: revision, ...verdict }))
          .status,
      ).toBe(200);
    }
    const statement = await json<Statement>("/api/statement?size=5&seed=7");
    expect([statement.open, statement.overall.judged, statement.overall.wrong, statement.overall.share]).toEqual([
      0, 5, 1, 0.2,
    ]);
    expect(statement.overall.low).toBeCloseTo(0.00505, 4);
    expect(statement.overall.high).toBeCloseTo(0.71642, 4);
    expect((await sign()).status).toBe(200);
    expect(JSON.parse(readFileSync(join(archive, "statements.jsonl"), "utf8"))).toMatchObject({
      signedBy: "审计员",
      reports: 4,
    });
  });
});
