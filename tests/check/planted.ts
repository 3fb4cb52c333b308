// What is planted in the archive of archive.ts, each with what must be found of it.
import type { SampleBlock } from "../../scripts/samples/index.mjs";
import { type Archive, type Draft, draftArchive, type Expected, type MadeReport, written, YEARS } from "./archive.ts";
import { type Random, STOCK, sentence } from "./prose.ts";

const FIFTH = "五、存在的主要问题及改进情况";
const FIRST = "一、总体情况";
const SIXTH = "六、其他需要报告的事项";

const at = (drafts: readonly Draft[], year: number): Draft => drafts[YEARS.indexOf(year)] as Draft;
const found = (code: string, draft: Draft, instance?: string): Expected => ({
  code,
  path: draft.path,
  ...(instance === undefined ? {} : { at: instance }),
});

const texts = (blocks: readonly SampleBlock[], change: (text: string) => string): SampleBlock[] =>
  blocks.map((block) => (block.kind === "table" ? block : { ...block, text: change(block.text) }));

/** The years that a text of `from` speaks of as one of `to` would. */
const shiftYears =
  (from: number, to: number) =>
  (text: string): string =>
    text
      .replaceAll(`${from + 1}年`, "@Z年")
      .replaceAll(`${from}年`, `${to}年`)
      .replaceAll("@Z年", `${to + 1}年`);

/** Changes a tenth of the characters, two at a time. */
const edited =
  (rnd: Random) =>
  (text: string): string => {
    const characters = [...text];
    for (let i = 0; i < characters.length / 20; i++) {
      const place = rnd.int(8, Math.max(8, characters.length - 3));
      if (/[，。：\d年]/u.test(characters.slice(place, place + 2).join(""))) continue;
      characters.splice(place, 2, ...sentence(rnd).slice(2, 4));
    }
    return characters.join("");
  };

function setBlocks(draft: Draft, section: number, blocks: SampleBlock[]): void {
  const { sections } = draft.model;
  draft.model = { ...draft.model, sections: sections.map((s, i) => (i === section ? { ...s, blocks } : s)) };
}

const blocksOf = (draft: Draft, section: number): SampleBlock[] => draft.model.sections[section]?.blocks ?? [];

/** Puts a section of another report into this one, its years made this one's; what it says of requests stays its own. */
function copy(to: Draft, from: Draft, section: number, change: (text: string) => string = (text) => text): Expected {
  const shift = shiftYears(from.model.year, to.model.year);
  const own = blocksOf(to, section);
  const taken = texts(blocksOf(from, section), (text) =>
    change(shift(text).replaceAll(from.model.agency, to.model.agency)),
  );
  setBlocks(
    to,
    section,
    taken.map((block, i) => (section === 0 && i === 2 ? (own[i] ?? block) : block)),
  );
  return found("text.copied", to, section === 0 ? FIRST : FIFTH);
}

function say(draft: Draft, section: number, ...sentences: string[]): void {
  setBlocks(
    draft,
    section,
    sentences.map((text) => ({ kind: "text", text })),
  );
}

type Plant = (
  drafts: Draft[],
  all: readonly Draft[][],
) => { expected: Expected[]; gone?: Draft[]; more?: MadeReport[] };

const copied =
  (year: number, from: number, section: number, change?: (rnd: Random) => (text: string) => string): Plant =>
  (drafts) => ({ expected: [copy(at(drafts, year), at(drafts, from), section, change?.(at(drafts, year).rnd))] });

/** Of two reports of one year the later one by name is told. */
const copiedFrom =
  (
    agency: number,
    year: number,
    from: number,
    section: number,
    change?: (rnd: Random) => (text: string) => string,
  ): Plant =>
  (drafts, all) => {
    const [to, source] = [at(drafts, year), at(all[agency] ?? [], from)];
    const expected = copy(to, source, section, change?.(to.rnd));
    return { expected: [year === from && source.path > to.path ? { ...expected, path: source.path } : expected] };
  };

const wrongYear =
  (year: number, change: (draft: Draft) => void): Plant =>
  (drafts) => {
    const draft = at(drafts, year);
    change(draft);
    return { expected: [found("text.wrongYear", draft)] };
  };

const emptied =
  (year: number, section: number, name: string): Plant =>
  (drafts) => {
    setBlocks(at(drafts, year), section, []);
    return { expected: [found("text.empty", at(drafts, year), name)] };
  };

const tampered =
  (year: number, tamper: NonNullable<Draft["tamper"]>, ...expected: [code: string, at?: string][]): Plant =>
  (drafts) => {
    const draft = at(drafts, year);
    draft.tamper = tamper;
    return { expected: expected.map(([code, instance]) => found(code, draft, instance)) };
  };

const missing =
  (...years: number[]): Plant =>
  (drafts) => ({
    gone: years.map((year) => at(drafts, year)),
    expected: years.map((year) => found("archive.gap", at(drafts, year))),
  });

const feeLess =
  (text: string): Plant =>
  (drafts) => {
    say(at(drafts, 2022), 5, text);
    return { expected: [found("text.fee", at(drafts, 2022), SIXTH)] };
  };

const granted = "/tables/requests/outcomes/granted/naturalPerson";

/** By the number of the agency that each is planted in. */
const PLANTS: ReadonlyMap<number, Plant> = new Map<number, Plant>([
  // 0 to 7: figures, changed while they are made (see `changeFigures`).
  [0, (drafts) => ({ expected: ["naturalPerson", "total"].map((c) => found("history.carried", at(drafts, 2020), c)) })],
  [1, (drafts) => ({ expected: ["business", "total"].map((c) => found("history.carried", at(drafts, 2021), c)) })],
  [2, (drafts) => ({ expected: ["naturalPerson", "total"].map((c) => found("history.carried", at(drafts, 2023), c)) })],
  [3, (drafts) => ({ expected: [found("history.items", at(drafts, 2020), "licensing")] })],
  [4, (drafts) => ({ expected: [found("history.items", at(drafts, 2020), "coercion")] })],
  [5, (drafts) => ({ expected: [found("history.inForce", at(drafts, 2022), "normativeDocuments")] })],
  [6, (drafts) => ({ expected: [found("history.inForce", at(drafts, 2023), "normativeDocuments")] })],
  [7, (drafts) => ({ expected: [found("history.inForce", at(drafts, 2023), "rules")] })],
  [10, missing(2021)],
  [11, missing(2020)],
  [12, missing(2020, 2021)],
  [13, missing(2022)],
  [
    15,
    (drafts) => {
      const draft = at(drafts, 2022);
      const other = structuredClone(draft.model);
      const cell = other.tables.table1.licensing?.[0];
      if (cell !== undefined)
        Object.assign(cell, { value: (cell.value ?? 0) + 11, text: String((cell.value ?? 0) + 11) });
      const more = written({ ...draft, model: other, path: draft.path.replace("2022", "2022-again") });
      return { more: [more], expected: [found("archive.conflict", draft, "disclosure/licensing/decisions")] };
    },
  ],
  [
    16,
    (drafts) => {
      const draft = at(drafts, 2019);
      return {
        more: [{ ...written(draft), path: draft.path.replace("2019", "2019-again") }],
        expected: [found("archive.duplicate", draft)],
      };
    },
  ],
  [20, copied(2020, 2019, 4)],
  [21, copied(2022, 2021, 4)],
  [22, copied(2023, 2022, 0)],
  [23, copied(2021, 2020, 4, edited)],
  [24, copied(2023, 2022, 4, edited)],
  [25, copied(2020, 2019, 0, edited)],
  [26, copied(2023, 2021, 4)],
  [30, copiedFrom(41, 2022, 2021, 4)],
  [31, copiedFrom(43, 2023, 2019, 4, edited)],
  [32, copiedFrom(44, 2021, 2020, 0)],
  [45, copiedFrom(34, 2022, 2022, 4, edited)],
  [46, copiedFrom(35, 2020, 2020, 0, edited)],
  [
    50,
    wrongYear(2022, (draft) =>
      setBlocks(draft, 0, [{ kind: "text", text: `2021年，${STOCK[0]}` }, ...blocksOf(draft, 0).slice(1)]),
    ),
  ],
  [
    51,
    wrongYear(2023, (draft) =>
      setBlocks(draft, 0, [{ kind: "text", text: `2022年，本局${STOCK[1]}` }, ...blocksOf(draft, 0).slice(1)]),
    ),
  ],
  [
    52,
    wrongYear(2021, (draft) => {
      draft.model = {
        ...draft.model,
        preamble: draft.model.preamble.map((text) => text.replaceAll("2021年", "2020年")),
      };
    }),
  ],
  [
    53,
    wrongYear(2023, (draft) => {
      draft.model = { ...draft.model, preamble: ["现公布本机关2022年政府信息公开工作年度报告。"] };
    }),
  ],
  [54, wrongYear(2022, (draft) => say(draft, 5, "2021年，本机关未收取信息处理费。"))],
  [
    55,
    wrongYear(2023, (draft) =>
      say(
        draft,
        4,
        `存在的不足：${sentence(draft.rnd)}${sentence(draft.rnd)}`,
        `2022年，将做好以下工作：${sentence(draft.rnd)}`,
      ),
    ),
  ],
  [
    56,
    wrongYear(2021, (draft) => say(draft, 4, `2020年，我局工作仍有不足：${sentence(draft.rnd)}${sentence(draft.rnd)}`)),
  ],
  [60, emptied(2022, 4, FIFTH)],
  [61, emptied(2019, 0, FIRST)],
  [62, emptied(2023, 5, SIXTH)],
  [63, emptied(2020, 4, FIFTH)],
  [65, feeLess("没有其他需要报告的事项。")],
  [66, feeLess("无。")],
  [67, feeLess("本年度经费用于印制宣传资料。")],
  [
    70,
    tampered(
      2022,
      (report) => {
        const row = report.tables.requests?.outcomes.granted;
        if (row?.naturalPerson != null) row.naturalPerson += 5;
      },
      ["evidence.value"],
      ["stored.check", "requests.outcomes naturalPerson"],
      ["stored.check", "requests.total outcomes/granted"],
      ["stored.status"],
      ["requests.outcomes", "naturalPerson"],
      ["requests.total", "outcomes/granted"],
    ),
  ],
  [
    71,
    tampered(
      2020,
      (report) => {
        const total = report.tables.disputes?.reconsideration;
        const evidence = report.evidence["/tables/disputes/reconsideration/total"];
        if (total?.total != null && evidence !== undefined) evidence.text = String(++total.total);
        const check = report.checks.find(
          ({ rule, at: instance }) => rule === "disputes.total" && instance === "reconsideration",
        );
        if (check !== undefined) Object.assign(check, { right: total?.total, status: "fail" });
      },
      ["stored.status"],
      ["disputes.total", "reconsideration"],
    ),
  ],
  [
    72,
    tampered(
      2021,
      (report) => {
        report.evidence["/tables/requests/nowhere/total"] = {
          text: "1",
          state: "number",
          origin: "text",
          confidence: null,
        };
      },
      ["evidence.dangling"],
    ),
  ],
  [
    73,
    tampered(
      2022,
      (report) => {
        delete report.evidence["/tables/disclosure/licensing/decisions"];
      },
      ["evidence.missing"],
    ),
  ],
  [
    74,
    tampered(
      2022,
      (report) => {
        const evidence = report.evidence[granted];
        if (evidence !== undefined) evidence.state = "dash";
      },
      ["evidence.state"],
    ),
  ],
  [
    75,
    tampered(
      2022,
      (report) => {
        const [mention] = report.mentions;
        if (mention !== undefined) mention.start++;
      },
      ["mention.place"],
    ),
  ],
  [
    76,
    tampered(
      2023,
      (report) => {
        const mention = report.mentions.at(-1);
        if (mention !== undefined) mention.value += 1;
      },
      ["mention.value"],
    ),
  ],
  [
    77,
    tampered(
      2019,
      (report) => {
        const evidence = report.evidence[granted];
        if (evidence !== undefined) evidence.page = 3;
      },
      ["evidence.page"],
    ),
  ],
  [
    78,
    tampered(
      2021,
      (report) => {
        Object.assign(report.tables.disputes?.reconsideration ?? {}, { total: "3" });
      },
      ["stored.schema"],
    ),
  ],
  [
    79,
    tampered(
      2021,
      (report) => {
        report.checks = report.checks.filter(({ rule }) => rule !== "requests.balance");
      },
      ...["naturalPerson", "business", "research", "publicWelfare", "legalService", "other", "total"].map(
        (column): [string, string] => ["stored.check", `requests.balance ${column}`],
      ),
    ),
  ],
  [80, tampered(2023, (report) => Object.assign(report, { status: "review" }), ["stored.status"])],
]);

type Change = NonNullable<Parameters<typeof draftArchive>[3]>;

/** More carried in than the last year carried out, dealt with at once, so that the report itself adds up. */
function carry(table2: Record<string, number[]>, column: number, by: number): void {
  for (const key of ["carriedIn", "granted", "total"])
    for (const c of [column, 6]) (table2[key] as number[])[c] = (table2[key]?.[c] ?? 0) + by;
}

const raise = (row: number[] | undefined, column: number, by: number): void => {
  if (row !== undefined) row[column] = (row[column] ?? 0) + by;
};

const changeFigures: Change = ({ table1, table2 }, agency, year) => {
  if (agency === 0 && year === 2020) carry(table2, 0, 3);
  if (agency === 1 && year === 2021) carry(table2, 1, 2);
  if (agency === 2 && year === 2023) carry(table2, 0, 1);
  if (agency === 3 && year === 2020) raise(table1.licensing, 0, 2);
  if (agency === 4 && year === 2020) raise(table1.coercion, 0, 1);
  if (agency === 5 && year === 2022) raise(table1.normative, 2, 7);
  if (agency === 6 && year === 2023) raise(table1.normative, 2, 1);
  if (agency === 7 && year === 2023) raise(table1.rules, 2, 4);
};

export type Spell = NonNullable<Parameters<typeof draftArchive>[2]>;

/** 500 reports of 100 agencies over five years, with all that is planted. */
export function plantedArchive(seed: string | number, spell?: Spell): Archive {
  const all = draftArchive(seed, 100, spell, changeFigures);
  const expected: Expected[] = [];
  const gone = new Set<Draft>();
  const more: MadeReport[] = [];
  for (const [agency, plant] of PLANTS) {
    const planted = plant(all[agency] as Draft[], all);
    expected.push(...planted.expected);
    for (const draft of planted.gone ?? []) gone.add(draft);
    more.push(...(planted.more ?? []));
  }
  const reports = all.flat().filter((draft) => !gone.has(draft));
  return { reports: [...reports.map(written), ...more], expected };
}

/** An archive in which nothing is planted. */
export const honestArchive = (seed: string | number, agencies: number, spell?: Spell): MadeReport[] =>
  draftArchive(seed, agencies, spell).flat().map(written);
