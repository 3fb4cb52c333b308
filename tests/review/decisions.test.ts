import { appendFileSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openDecisions } from "../../src/review/decisions.ts";
import type { Decision } from "../../src/review/protocol.ts";
import { parseReviews } from "../../src/stored/reviews.ts";

const folder = () => mkdtempSync(join(tmpdir(), "nianbao-decisions-"));
const now = () => new Date("2026-01-02T03:04:05.678Z");
const HASH = "a".repeat(64);
const decision = (rest: Partial<Decision> = {}): Decision => ({
  report: "a.pdf.json",
  sha256: HASH,
  pointer: "/tables/requests/received/total",
  verdict: "right",
  shown: 3,
  by: "审计员",
  seen: 0,
  ...rest,
});

it("records what was decided, by whom, when, and what was shown", async () => {
  const root = folder();
  await openDecisions(root, "1.2.3", now).decide(decision({ verdict: "wrong", value: 8, note: "盖章下" }));
  expect(parseReviews(readFileSync(join(root, "reviews.jsonl"), "utf8")).standing).toEqual([
    {
      report: "a.pdf.json",
      sha256: HASH,
      pointer: "/tables/requests/received/total",
      verdict: "wrong",
      shown: 3,
      value: 8,
      note: "盖章下",
      by: "审计员",
      at: "2026-01-02T03:04:05.678Z",
      version: "1.2.3",
    },
  ]);
});

it("lets no window write over what it has not seen of another", async () => {
  const root = folder();
  const [one, two] = [openDecisions(root, "1", now), openDecisions(root, "1", now)];
  expect(await one.decide(decision())).toMatchObject({ ok: true, standing: { revision: 1 } });
  const refused = await two.decide(decision({ verdict: "unsure", by: "乙" }));
  expect(refused).toMatchObject({ ok: false, standing: { revision: 1, review: { by: "审计员", verdict: "right" } } });
  expect(await two.decide(decision({ verdict: "unsure", by: "乙", seen: 1 }))).toMatchObject({ ok: true });
  expect((await one.current()).find(HASH, decision().pointer)).toMatchObject({ verdict: "unsure", by: "乙" });
});

it("keeps every decision of many windows at once", async () => {
  const root = folder();
  const windows = Array.from({ length: 4 }, () => openDecisions(root, "1", now));
  const all = windows.flatMap((window, w) =>
    Array.from({ length: 10 }, (_, i) => window.decide(decision({ pointer: `/tables/${w}/${i}` }))),
  );
  expect((await Promise.all(all)).every(({ ok }) => ok)).toBe(true);
  expect(await Promise.all(windows.map(async (window) => (await window.current()).count()))).toEqual([40, 40, 40, 40]);
});

it("withdraws, and then stands for nothing", async () => {
  const decisions = openDecisions(folder(), "1", now);
  await decisions.decide(decision());
  await decisions.decide(decision({ verdict: "withdrawn", seen: 1 }));
  const standings = await decisions.current();
  expect([standings.find(HASH, decision().pointer), standings.count()]).toEqual([null, 0]);
  expect(standings.of(HASH)).toMatchObject([{ revision: 2 }]);
});

it("loses only the line that a crash cut off", async () => {
  const root = folder();
  await openDecisions(root, "1", now).decide(decision());
  appendFileSync(join(root, "reviews.jsonl"), '{"report":"a.pdf.j');
  const decisions = openDecisions(root, "1", now);
  await decisions.decide(decision({ pointer: "/tables/requests/received/other" }));
  const standings = await decisions.current();
  expect([standings.count(), standings.faulty()]).toEqual([2, [2]]);
  expect((await openDecisions(root, "1", now).current()).count()).toBe(2);
});

it("starts anew where the file was replaced, and writes through no link", async () => {
  const root = folder();
  const decisions = openDecisions(root, "1", now);
  await decisions.decide(decision());
  writeFileSync(join(root, "reviews.jsonl"), "");
  expect((await decisions.current()).count()).toBe(0);
  const other = folder();
  writeFileSync(join(other, "elsewhere"), "");
  symlinkSync(join(other, "elsewhere"), join(other, "reviews.jsonl"));
  expect(() => openDecisions(other, "1")).toThrow("no plain file");
});
