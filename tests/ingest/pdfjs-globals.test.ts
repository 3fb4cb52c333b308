import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { convert } from "../../src/index.ts";

const everything = () =>
  new Map(
    Object.getOwnPropertyNames(globalThis).flatMap((name) => {
      const value = (globalThis as Record<string, unknown>)[name];
      const objects = [value, (value as { prototype?: unknown } | null | undefined)?.prototype];
      return objects.flatMap((object, i) =>
        (typeof object === "object" || typeof object === "function") && object !== null && name !== "process"
          ? Reflect.ownKeys(object).map((key): [string, unknown] => {
              const { value, get } = Object.getOwnPropertyDescriptor(object, key) ?? {};
              return [`${name} ${i} ${String(key)}`, value ?? get];
            })
          : [],
      );
    }),
  );

test("loading pdf.js leaves everything that the language had as it was", async () => {
  const before = everything();
  const loaded = await convert("samples/raw-hidden-text.pdf", { engine: "pdfjs" });
  expect(loaded.ok).toBe(true);
  const after = everything();
  const replaced = [...before].filter(([name, value]) => after.has(name) && !Object.is(after.get(name), value));
  expect(
    replaced.map(([name]) => name).filter((name) => /^(Array|Function|JSON|Object|Map|Set|Promise) /u.test(name)),
  ).toEqual([]);
});

test("nothing of what pdf.js draws with is loaded or left behind", async () => {
  const read = await convert("samples/raw-hidden-text.pdf", { engine: "pdfjs" });
  expect(read.ok).toBe(true);
  const { cache } = createRequire(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  expect(Object.keys(cache).filter((file) => file.includes("canvas"))).toEqual([]);
  expect(["DOMMatrix", "ImageData", "Path2D"].filter((name) => name in globalThis)).toEqual([]);
});
