// What README.md shows is what the program does.
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as library from "../../src/index.ts";

const readme = readFileSync("README.md", "utf8");
const blocks = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "gu"))].map(
    (match) => match[1]?.trim() ?? "",
  );

test("the picture of input and output is a sample and its report", async () => {
  const [input = "missing"] = blocks("text");
  expect(readFileSync("samples/glued.txt", "utf8")).toContain(input);
  const result = await library.convert("samples/glued.txt");
  expect(result.ok && result.report).toMatchObject(JSON.parse(blocks("json")[0] ?? "missing"));
});

test("every file that README.md links to is there", () => {
  const links = [...readme.matchAll(/\]\(([^)#:]+)\)/gu)].map((match) => match[1] ?? "");
  expect(links.length).toBeGreaterThan(4);
  for (const link of links) expect(existsSync(link), link).toBe(true);
});

test("every verb, flag and script that README.md shows exists", () => {
  const help = readFileSync("src/cli/program.ts", "utf8");
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  const commands = blocks("sh").join("\n");
  const verbs = [...commands.matchAll(/nianbao ([a-z]+)/gu)].map((match) => match[1]);
  const all = ["convert", "merge", "enqueue", "work", "parked", "check", "inspect", "export", "review", "schema"];
  expect(new Set(verbs)).toEqual(new Set(all));
  for (const verb of verbs) expect(help).toContain(`.command("${verb}")`);
  for (const [, flag] of commands.matchAll(/nianbao [^\n#]*(--[a-z-]+)/gu)) expect(help).toContain(flag);
  for (const [, script] of readme.matchAll(/`npm run ([a-z]+)`/gu)) expect(Object.keys(scripts)).toContain(script);
  for (const name of ["convert", "reportSchema"]) expect(Object.keys(library)).toContain(name);
});
