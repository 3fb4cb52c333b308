import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { convert, reportJsonSchema, reportSchema } from "nianbao";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newFolder } from "./command.ts";
import { report, SHOPPING } from "./reports.ts";

let folder: string;

beforeAll(() => {
  folder = newFolder();
  writeFileSync(join(folder, "a.txt"), report(1));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the library", () => {
  it("reads bytes and paths alike", async () => {
    const fromPath = await convert(join(folder, "a.txt"));
    const fromBytes = await convert(new TextEncoder().encode(report(1)), { name: "somewhere/a.txt" });
    expect(fromPath.ok && reportSchema.parse(fromPath.report).report.agency).toBe("云溪县第1水务所");
    expect(fromBytes).toEqual(fromPath);
  });

  it("gives a failure for what it can't read, and never throws", async () => {
    const codeOf = async (...args: Parameters<typeof convert>) => {
      const result = await convert(...args);
      return result.ok ? "ok" : result.failure.code;
    };
    expect(await codeOf(join(folder, "missing.pdf"))).toBe("unreadable");
    expect(await codeOf(folder)).toBe("unreadable");
    expect(await codeOf(join(folder, "a.txt"), { limits: { maxBytes: 10 } })).toBe("too-large");
    expect(await codeOf(new TextEncoder().encode(report(1)), { limits: { maxBytes: 10 } })).toBe("too-large");
    expect(await codeOf(new Uint8Array())).toBe("empty");
    expect(await codeOf(new TextEncoder().encode(SHOPPING))).toBe("not-a-report");
  });

  it("works in a worker", async () => {
    const code = `
      const { parentPort, workerData } = require("node:worker_threads");
      import(workerData.library).then(({ convert }) => convert(workerData.file)).then((result) => parentPort.postMessage(result));
    `;
    const workerData = { library: import.meta.resolve("nianbao"), file: join(folder, "a.txt") };
    const worker = new Worker(code, { eval: true, workerData });
    const result = await new Promise((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
    });
    await worker.terminate();
    expect(result).toEqual(await convert(join(folder, "a.txt")));
  });

  it("offers the schema", () => {
    expect(reportJsonSchema()).toHaveProperty("$defs.Report");
  });
});
