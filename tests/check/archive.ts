// An archive of reports by invented agencies over five years, as text, from a seed; what is planted in it is said beside it.
import {
  type Figures,
  makeReport,
  renderText,
  type SampleBlock,
  type SampleReport,
} from "../../scripts/samples/index.mjs";
import { random } from "../../scripts/samples/random.mjs";
import type { Report } from "../../src/index.ts";
import { otherYears, type Random, STOCK, sentence, sentences } from "./prose.ts";

const COUNTIES = ["苇溪县", "茗原县", "岑泽县", "澄坞区", "霁湾区", "砚桥县", "榆浦县", "泠川区", "鹭屿县", "荻塘县"];
/** One agency under the spellings of different years. */
export const spelled = (name: string, rnd: Random): string =>
  rnd.pick([name, name, name.replace("住房和城乡", "住房城乡"), name.replace(/^.{3}/u, "$& ")]);

const BUREAUS = [
  "水务局",
  "民政局",
  "农业农村局",
  "住房和城乡建设局",
  "市场监督管理局",
  "财政局",
  "教育局",
  "审计局",
  "统计局",
  "医疗保障局",
];
export const YEARS = [2019, 2020, 2021, 2022, 2023];

export interface MadeReport {
  readonly path: string;
  readonly text: string;
  /** Changes the stored JSON behind the program's back. */
  readonly tamper?: (report: Report) => void;
}

/** What must be found, no more and no less: the rule, the report and the instance. */
export interface Expected {
  readonly code: string;
  readonly path: string;
  readonly at?: string;
}

export interface Archive {
  readonly reports: MadeReport[];
  readonly expected: Expected[];
}

interface Agency {
  readonly name: string;
  /** Its sentence with figures, in the same words every year. */
  readonly habit: (rnd: Random) => string;
  readonly overview: number;
}

const COLUMNS = 7;
const zero = (): number[] => new Array(COLUMNS).fill(0);

/** Figures that go on from those of the year before. */
function continued(sound: Figures, before: Figures | null, edition: "2019" | "2021"): Figures {
  if (before === null) return sound;
  const { table1, table2 } = sound;
  const carried = before.table2.carriedOut ?? zero();
  for (let c = 0; c < COLUMNS - 1; c++) {
    const [total = zero(), granted = zero(), out = zero(), into = zero(), fresh = zero()] = [
      table2.total,
      table2.granted,
      table2.carriedOut,
      table2.carriedIn,
      table2.new,
    ];
    const lacking = Math.max(0, (carried[c] ?? 0) - (total[c] ?? 0) - (out[c] ?? 0));
    granted[c] = (granted[c] ?? 0) + lacking;
    total[c] = (total[c] ?? 0) + lacking;
    into[c] = carried[c] ?? 0;
    fresh[c] = (total[c] ?? 0) + (out[c] ?? 0) - (into[c] ?? 0);
  }
  for (const row of Object.values(table2)) row[6] = row.slice(0, 6).reduce((a, b) => a + b, 0);
  if (edition === "2021" && before.table1.licensing?.length === 1)
    for (const key of ["rules", "normative"]) {
      const now = table1[key];
      if (now !== undefined) now[2] = Math.max(0, (before.table1[key]?.[2] ?? 0) + (now[0] ?? 0) - (now[1] ?? 0));
      if (now !== undefined) now[1] = (before.table1[key]?.[2] ?? 0) + (now[0] ?? 0) - (now[2] ?? 0);
    }
  if (edition === "2019" && before.table1.licensing?.length === 3)
    for (const key of ["licensing", "otherServices", "penalties", "coercion", "fees"]) {
      const now = table1[key];
      const then = before.table1[key];
      if (now !== undefined && then !== undefined) now[0] = (then[0] ?? 0) + (then[1] ?? 0);
    }
  return sound;
}

const paragraph = (text: string): SampleBlock => ({ kind: "text", text });

/** The sections of one report, in words of its own. */
function withProse(model: SampleReport, rnd: Random, agency: Agency, name: string): SampleReport {
  const { year } = model;
  const tables = model.sections.map(({ blocks }) => blocks.filter(({ kind }) => kind === "table"));
  const topics = ["主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障"];
  const requests = `全年共收到政府信息公开申请${model.tables.table2.new?.[6]?.value ?? 0}件。`;
  const first: SampleBlock[] = [
    paragraph(`${rnd.pick([`${year}年，`, `${year}年度，`, ""])}${rnd.pick(STOCK)}`),
    ...topics.map((heading, i): SampleBlock => {
      const own = sentences(rnd, agency.overview);
      const more = i === 0 ? agency.habit(rnd) : i === 1 ? requests : i === 2 ? rnd.pick(STOCK) : otherYears(rnd, year);
      return { kind: "sub", number: `（${"一二三四五".charAt(i)}）`, heading, text: own + more };
    }),
  ];
  const fifth = [
    paragraph(
      `${rnd.pick([`${year}年，工作取得一定成效，但仍有不足：`, "存在的不足："])}${sentences(rnd, rnd.int(2, 4))}`,
    ),
    paragraph(
      `${rnd.pick([`${year + 1}年，将`, "下一步，将", `${year + 1}年，我们将重点`])}做好以下工作：${sentences(rnd, rnd.int(2, 4))}`,
    ),
  ];
  const fee = rnd.pick([
    `${year}年，本机关未收取信息处理费。`,
    "本年度没有收取信息处理费的情况。",
    `按照《政府信息公开信息处理费管理办法》，${year}年度收取信息处理费0元。`,
    "本机关依申请提供政府信息没有收费。",
  ]);
  const bodies: SampleBlock[][] = [first, tables[1] ?? [], tables[2] ?? [], tables[3] ?? [], fifth, [paragraph(fee)]];
  return {
    ...model,
    agency: name,
    title: rnd.pick([`${name}${year}年政府信息公开工作年度报告`, `${year}年${name}政府信息公开工作年度报告`]),
    preamble: [
      `根据《中华人民共和国政府信息公开条例》的要求，编制本报告。本报告所列数据的统计期限为${year}年1月1日至${year}年12月31日。`,
    ],
    sections: model.sections.map((section, i) => ({ ...section, blocks: bodies[i] ?? [] })),
    signature: [name, `${year + 1}年1月${rnd.int(5, 28)}日`],
  };
}

/** One report while it is made. */
export interface Draft {
  readonly path: string;
  model: SampleReport;
  figures: Figures;
  rnd: Random;
  tamper?: (report: Report) => void;
}

/** All drafts of an archive, agency by agency: what is planted changes them before they are written. */
export function draftArchive(
  seed: string | number,
  agencies: number,
  spell: (name: string, rnd: Random) => string = spelled,
  change: (figures: Figures, agency: number, year: number) => void = () => {},
): Draft[][] {
  return Array.from({ length: agencies }, (_, a) => {
    const rnd = random(`${seed}/${a}`);
    const county = COUNTIES[a % COUNTIES.length] ?? "";
    const bureau = BUREAUS[Math.floor(a / COUNTIES.length) % BUREAUS.length] ?? "";
    const name = `${county}${bureau}`;
    const habitWords = sentence(rnd.fork("habit"));
    const agency: Agency = {
      name,
      habit: (of) =>
        `${habitWords.replace(/\d+\D{1,2}(?=，)|。$/u, "")}，共${of.int(10, 9000)}条，比上年多${of.int(1, 99)}条。`,
      overview: rnd.int(1, 3),
    };
    let before: Figures | null = null;
    return YEARS.map((year): Draft => {
      const own = random(`${seed}/${a}/${year}`);
      const edition = year <= 2020 ? "2019" : "2021";
      let kept: Figures | null = null;
      const model = makeReport(`${seed}/${a}/${year}`, {
        edition,
        year,
        scale: (["tiny", "small", "medium"] as const)[a % 3] ?? "small",
        figures: (sound) => {
          const figures = continued(sound, before, edition);
          change(figures, a, year);
          kept = structuredClone(figures);
          return figures;
        },
      });
      before = kept;
      return {
        path: `${county}/${bureau}/${year}.txt.json`,
        model: withProse(model, own, agency, spell(name, own)),
        figures: kept as unknown as Figures,
        rnd: own,
      };
    });
  });
}

export const written = (draft: Draft): MadeReport => ({
  path: draft.path,
  text: renderText(draft.model, "tab"),
  ...(draft.tamper === undefined ? {} : { tamper: draft.tamper }),
});
