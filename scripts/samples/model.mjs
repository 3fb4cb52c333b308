// One invented report as plain data: what it prints, and what is true of it. Everything follows from the seed.

import { failures, makeFigures, plant } from "./figures.mjs";
import { GROUPS, HEADINGS } from "./forms.mjs";
import { chinese, printDate } from "./numerals.mjs";
import { makeAgency, overview, preamble, problems, remarks, requestSentence } from "./prose.mjs";
import { random } from "./random.mjs";

const TABLE_OF_SECTION = { 2: "table1", 3: "table2", 4: "table3" };
const EMPTY = { blank: "", dash: "—", hyphen: "-", slash: "/", none: "无" };

/** How a figure is printed. A zero may be left blank or dashed: then its value is null, for blank is not zero. */
function printer(rnd, { zeroAs, thousands, unit }) {
  const empty = () => EMPTY[zeroAs === "mixed" ? rnd.pick(Object.keys(EMPTY)) : zeroAs];
  return (value) => {
    if (value === 0 && zeroAs && rnd.chance(0.7)) return { value: null, text: empty() };
    let text = String(value);
    if (thousands) text = text.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));
    if (unit && value !== 0) text += unit;
    return { value, text };
  };
}

function printTables(rnd, figures, options) {
  const print = printer(rnd, options);
  const each = (rows, print) => Object.fromEntries(Object.entries(rows).map(([k, v]) => [k, v.map(print)]));
  const table1 = each(figures.table1, print);
  const plain = printer(rnd, { ...options, unit: undefined });
  const table2 = each(figures.table2, options.unitEverywhere ? print : plain);
  const table3 = each(figures.table3, plain);
  if (options.notes) {
    const cell = table1.normative[2];
    if (cell.value) cell.text += `（含自然失效${rnd.int(1, Math.min(9, cell.value))}件）`;
  }
  if (options.signs) {
    for (const key of ["licensing", "otherServices", "penalties", "coercion", "fees"]) {
      const cell = table1[key][1];
      if (cell?.value) cell.text = `${cell.value < 0 ? "减" : rnd.pick(["增", "+"])}${Math.abs(cell.value)}`;
    }
  }
  if (options.blankReview) table3.review = table3.review.map(() => ({ value: null, text: "" }));
  return { table1, table2, table3 };
}

const titleOf = (style, agency, year) =>
  ({
    plain: `${agency}${year}年政府信息公开工作年度报告`,
    annual: `${agency}${year}年度政府信息公开工作报告`,
    yearFirst: `${year}年${agency}政府信息公开工作年度报告`,
  })[style];

function sectionsOf(rnd, options, { year, figures, wrongMention }) {
  const headings = HEADINGS[options.wording];
  const pairs = (list) =>
    list.map(([heading, text], i) => ({ kind: "sub", number: `（${chinese(i + 1)}）`, heading, text }));
  const flat = (list) => list.map(([, text]) => ({ kind: "text", text }));
  const split = options.subsections ? pairs : flat;
  return headings.map((heading, i) => {
    const ordinal = i + 1;
    const blocks = [];
    if (ordinal === 1) blocks.push(...split(overview(rnd, year, requestSentence(rnd, figures.table2, wrongMention))));
    const table = TABLE_OF_SECTION[ordinal];
    if (table) {
      if (options.quotes && ordinal === 3)
        blocks.push({
          kind: "text",
          text: "表中“一、本年新收政府信息公开申请数量”按收到之日计，“四、结转下年度继续办理”按12月31日的状态计。",
        });
      blocks.push({ kind: "table", table, ...(options.captions ? { caption: `表${i} ${heading}` } : {}) });
    }
    if (ordinal === 5) blocks.push(...split(problems(rnd)));
    if (ordinal === 6) blocks.push(...remarks(rnd, year).map((text) => ({ kind: "text", text })));
    return { number: chinese(ordinal), heading, blocks };
  });
}

const DEFAULTS = {
  edition: "2021",
  scale: "small",
  kind: "bureau",
  faults: [],
  title: "plain",
  dateStyle: "arabic",
  wording: "template",
  subsections: true,
  label: {},
};

/**
 * An invented report. `options` as in index.d.mts; what is not given is fixed by the default, not drawn,
 * so that a property test varies what it names and nothing else. Throws on an unknown fault or kind.
 */
export function makeReport(seed, given = {}) {
  const rnd = random(seed);
  const options = { ...DEFAULTS, ...given };
  const { edition, kind } = options;
  const year = options.year ?? (edition === "2021" ? rnd.int(2021, 2025) : rnd.int(2019, 2020));
  const { agency, short } = makeAgency(rnd.fork("agency"), kind);
  const unitemized = edition === "2019" || options.unitemized === true;
  const rules = kind === "city" || kind === "province";
  const sound = makeFigures(rnd.fork("figures"), { edition, scale: options.scale, unitemized, rules });
  const faulty = options.faults.filter((f) => f !== "narrative");
  const printed = plant(options.figures?.(sound) ?? sound, faulty, rnd.int(2, 7));
  const wrongMention = options.faults.includes("narrative")
    ? 10 * (1 + printed.table2.carriedIn[6] + printed.table2.new[6]) + 7
    : 0;
  const tables = printTables(rnd.fork("cells"), printed, options);
  const issuedOn = `${year + 1}-01-${String(rnd.int(4, 29)).padStart(2, "0")}`;
  const broken = failures(printed);
  if (faulty.length > 0 && broken.length === 0) throw new Error(`faults not planted: ${faulty}`);
  return {
    seed: String(seed),
    edition,
    year,
    agency,
    title: titleOf(options.title, agency, year),
    issuedOn,
    unitemized,
    preamble: preamble(rnd.fork("preamble"), agency, year),
    sections: sectionsOf(rnd.fork("prose"), options, { year, figures: printed, wrongMention }),
    signature: [options.shortSigner ? short : agency, printDate(issuedOn, options.dateStyle)],
    contents: options.contents === true,
    tables,
    label: options.label,
    faults: wrongMention
      ? [
          ...broken,
          { kind: "narrative.requests", printed: printed.table2.new[6] + wrongMention, table: printed.table2.new[6] },
        ]
      : broken,
  };
}

/** The truth of a report in the shape the scorer reads, with `status`: what a right reading must end as. */
export function truthOf(model) {
  const values = (cells) => cells.map((c) => c.value);
  const table1 = Object.fromEntries(
    Object.entries(model.tables.table1).map(([k, v]) => [k, v.length === 1 ? v[0].value : values(v)]),
  );
  const rows = Object.fromEntries(Object.entries(model.tables.table2).map(([k, v]) => [k, values(v)]));
  const subsections = {};
  model.sections.forEach((s, i) => {
    const subs = s.blocks.filter((b) => b.kind === "sub").map((b) => b.heading);
    if (subs.length > 0) subsections[i + 1] = subs;
  });
  return {
    edition: model.edition,
    year: model.year,
    agency: model.agency,
    title: model.title,
    issuedOn: model.issuedOn,
    sections: model.sections.map((s) => s.heading),
    subsections,
    table1,
    table2: { rows },
    table3: Object.fromEntries(GROUPS.map((g) => [g, values(model.tables.table3[g])])),
    faults: model.faults,
    status: model.faults.length > 0 ? "inconsistent" : "verified",
  };
}
