import { describe, expect, it } from "vitest";
import type { CellReading } from "../../src/model/scan.ts";
import type { DecodedCell, DecodedTable } from "../../src/stages/values/decode.ts";
import { prove } from "../../src/stages/values/prove.ts";
import { readPrinted } from "../../src/text/printed.ts";

type Own = CellReading["own"];

function cell(text: string, rest: Partial<CellReading> = {}): DecodedCell {
  const reading: CellReading = {
    page: 1,
    box: [0, 0, 9, 9],
    text,
    confidence: 0.97,
    firm: true,
    weak: false,
    agreed: true,
    candidates: [{ text, probability: 0.97 }],
    steps: null,
    own: [],
    ...rest,
  };
  const printed = readPrinted(text);
  const token = { text, printed, anchor: { page: 1, bbox: [0, 0, 9, 9] }, reading } as unknown as DecodedCell["token"];
  return { value: printed.state === "number" ? printed.value : null, state: "number", token, origin: "text" };
}

/** 5 and x are 116 across, 7 and x are 118 down; x was read as 8, and each engine has a word of its own. */
function provenWith(own: Own, down = "118") {
  const x = cell("8", {
    confidence: 0.2,
    firm: false,
    weak: true,
    agreed: false,
    candidates: [
      { text: "8", probability: 0.2 },
      { text: "111", probability: 0.15 },
    ],
    own,
  });
  const sum = (at: string, left: string[], right: string) => ({ rule: "sum", at, label: at, left, right: [right] });
  const table = {
    form: { rows: [] },
    cells: new Map([
      ["a", cell("5")],
      ["b", cell("7")],
      ["x", x],
      ["across", cell("116")],
      ["down", cell(down)],
    ]),
    equations: [sum("across", ["a", "x"], "across"), sum("down", ["b", "x"], "down")],
    violated: [],
  } as unknown as DecodedTable;
  const proven = prove(table, new Set([1]));
  const codes = (proven.doubts ?? []).map(({ code }) => code);
  return { cell: proven.cells.get("x"), codes };
}

describe("a figure that the sums ask for", () => {
  it("was read where an engine by itself finds it the likeliest, and two sums prove it", () => {
    const own = [
      { text: "111", probability: 0.3 },
      { text: "8", probability: 0.4 },
    ];
    const { cell, codes } = provenWith(own);
    expect(cell).toMatchObject({ value: 111, origin: "ocr", token: { text: "111", reading: { confidence: 0.3 } } });
    expect(codes).toEqual([]);
  });

  it("is a repair where no engine has read it, or one is sure of another", () => {
    for (const own of [
      [{ text: "8", probability: 0.4 }],
      [
        { text: "111", probability: 0.3 },
        { text: "8", probability: 0.95 },
      ],
    ]) {
      const { cell, codes } = provenWith(own);
      expect(cell).toMatchObject({ value: 111, origin: "repaired", read: "8" });
      expect(codes).toEqual(["cell.repaired"]);
    }
  });

  it("stays for review where one sum asks for it and another fails all the same", () => {
    const { cell, codes } = provenWith([{ text: "111", probability: 0.3 }], "119");
    expect(cell?.origin === "ocr" && codes.length === 0).toBe(false);
    expect(codes).toContain("scan.sum");
  });
});

describe("a figure that no sum proves", () => {
  const codesOf = (text: string, ...others: [string, number][]) => {
    const candidates = [{ text, probability: 0.64 }, ...others.map(([other, p]) => ({ text: other, probability: p }))];
    const table = {
      form: { rows: [] },
      cells: new Map([["change", cell(text, { confidence: 0.64, firm: false, candidates })]]),
      equations: [],
      violated: [],
    } as unknown as DecodedTable;
    return (prove(table, new Set([1])).doubts ?? []).map(({ code }) => code);
  };

  it("is for review where a sign or a point may have been lost", () => {
    expect(codesOf("3", ["-3", 0.16])).toEqual(["scan.unproven"]);
    expect(codesOf("231", ["2.31", 0.05])).toEqual(["scan.unproven"]);
    expect(codesOf("3", ["8", 0.16])).toEqual([]);
    expect(codesOf("3", ["-3", 0.001])).toEqual([]);
  });
});
