import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ledger, newFolder, nianbao } from "./command.ts";
import { report } from "./reports.ts";

describe("a page and its attachment in one folder", () => {
  it("are both read, and named as one agency and year; in a later run too, whatever that does anew", async () => {
    const folder = newFolder();
    const [input, out] = [join(folder, "in"), join(folder, "out")];
    mkdirSync(input);
    for (const [name, n] of [
      ["a.txt", 1],
      ["b.txt", 1],
      ["c.txt", 2],
    ] as const)
      writeFileSync(join(input, name), report(n));
    const args = ["convert", input, "--out", out];
    const first = await nianbao(args);
    expect(first.code).toBe(0);
    expect(first.stderr).toContain("the same agency and year:\n  云溪县第1水务所 2023  a.txt, b.txt\n");
    expect(ledger(out)["b.txt"]).toMatchObject({ agency: "云溪县第1水务所", year: 2023 });
    const json = readFileSync(join(out, "b.txt.json"), "utf8");
    expect(json).not.toContain("a.txt");

    writeFileSync(join(input, "d.txt"), report(2));
    const later = await nianbao([...args, "--log", "json"]);
    const events = later.stderr
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(events.filter(({ event }) => event === "duplicates")).toEqual([
      { event: "duplicates", agency: "云溪县第1水务所", year: 2023, paths: ["a.txt", "b.txt"] },
      { event: "duplicates", agency: "云溪县第2水务所", year: 2023, paths: ["c.txt", "d.txt"] },
    ]);
    expect(readFileSync(join(out, "b.txt.json"), "utf8")).toBe(json);
  });
});
