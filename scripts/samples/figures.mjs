// Invented figures that obey the form's arithmetic, and faults planted in them.
import { COLUMNS, GROUPS, requestRows } from "./forms.mjs";

const APPLICANTS = COLUMNS.slice(0, 6);
const NOT_RESULTS = ["new", "carriedIn", "total", "carriedOut"];
const sum = (list) => list.reduce((a, b) => a + b, 0);
const detailKeys = (table2) => Object.keys(table2).filter((k) => !NOT_RESULTS.includes(k));

/** How big an agency's numbers are: typical requests of natural persons, share of rows and columns in use, documents, decisions. */
const SCALES = {
  zero: { requests: 0, columns: 0, rows: 0, carried: 0, cases: 0, documents: 0, decisions: 0, money: 0 },
  tiny: { requests: 3, columns: 0.1, rows: 0.15, carried: 2, cases: 1, documents: 9, decisions: 30, money: 2 },
  small: { requests: 20, columns: 0.3, rows: 0.3, carried: 9, cases: 6, documents: 40, decisions: 400, money: 300 },
  medium: {
    requests: 90,
    columns: 0.6,
    rows: 0.5,
    carried: 60,
    cases: 40,
    documents: 300,
    decisions: 20000,
    money: 9000,
  },
  province: {
    requests: 2600,
    columns: 1,
    rows: 0.85,
    carried: 4000,
    cases: 2500,
    documents: 6000,
    decisions: 900000,
    money: 90000,
  },
};

function requests(rnd, scale, unitemized) {
  const rows = requestRows(unitemized);
  const details = rows.map((r) => r.key).filter((k) => !NOT_RESULTS.includes(k));
  const table = Object.fromEntries(rows.map((r) => [r.key, new Array(7).fill(0)]));
  APPLICANTS.forEach((_, c) => {
    if (c > 0 && !rnd.chance(scale.columns)) return;
    const size = c === 0 ? scale.requests : Math.ceil(scale.requests / rnd.int(2, 7));
    for (const key of details) {
      if (key === "granted" ? size > 0 : rnd.chance(scale.rows)) table[key][c] = rnd.int(0, size);
    }
    table.total[c] = sum(details.map((key) => table[key][c]));
    const carried = Math.ceil(scale.carried / (c + 1));
    table.carriedOut[c] = rnd.int(0, carried);
    const all = table.total[c] + table.carriedOut[c];
    table.carriedIn[c] = Math.min(all, rnd.int(0, carried));
    table.new[c] = all - table.carriedIn[c];
  });
  for (const row of Object.values(table)) row[6] = sum(row.slice(0, 6));
  return table;
}

function disputes(rnd, scale) {
  const group = (size) => {
    const four = [0, 1, 2, 3].map(() => (rnd.chance(0.6) ? rnd.int(0, size) : 0));
    return [...four, sum(four)];
  };
  return {
    review: group(scale.cases),
    direct: group(Math.ceil(scale.cases / 2)),
    afterReview: group(Math.floor(scale.cases / 3)),
  };
}

/** An amount of money in 万元 with as many decimals as real forms show: none to four. */
function money(rnd, most) {
  if (most === 0) return 0;
  const decimals = rnd.pick([0, 2, 2, 2, 3, 4]);
  return Number((rnd.next() * most).toFixed(decimals));
}

function disclosure2021(rnd, scale, rules) {
  const documents = () => [
    rnd.int(0, scale.documents),
    rnd.int(0, Math.ceil(scale.documents / 4)),
    rnd.int(0, scale.documents * 6),
  ];
  return {
    rules: rules ? [rnd.int(0, 9), rnd.int(0, 3), rnd.int(20, 160)] : [0, 0, 0],
    normative: documents(),
    licensing: [rnd.int(0, scale.decisions)],
    penalties: [rnd.int(0, scale.decisions)],
    coercion: [rnd.int(0, Math.ceil(scale.decisions / 20))],
    fees: [money(rnd, scale.money)],
  };
}

function disclosure2019(rnd, scale, rules) {
  const items = () => [rnd.int(0, scale.documents), scale.documents ? rnd.int(-6, 9) : 0, rnd.int(0, scale.decisions)];
  const documents = () => [rnd.int(0, scale.documents), rnd.int(0, scale.documents), rnd.int(0, scale.documents * 6)];
  return {
    rules: rules ? [rnd.int(0, 9), rnd.int(0, 9), rnd.int(20, 160)] : [0, 0, 0],
    normative: documents(),
    licensing: items(),
    otherServices: items(),
    penalties: items(),
    coercion: items(),
    fees: items().slice(0, 2),
    procurement: [rnd.int(0, scale.documents), money(rnd, scale.money)],
  };
}

/** Figures of one report: table1 and table2 as rows of numbers by key, table3 as five numbers by group. */
export function makeFigures(rnd, { edition, scale: name, unitemized, rules }) {
  const scale = SCALES[name];
  const table1 = edition === "2021" ? disclosure2021 : disclosure2019;
  return {
    table1: table1(rnd.fork("disclosure"), scale, rules),
    table2: requests(rnd.fork("requests"), scale, unitemized),
    table3: disputes(rnd.fork("disputes"), scale),
  };
}

const PLANTS = {
  /** Carried out is off in one column and, alike, in the total: only the balance fails. */
  balance({ table2 }, by) {
    table2.carriedOut[0] += by;
    table2.carriedOut[6] += by;
  },
  /** The printed result total is off and the balance is kept: only the sum of the results fails. */
  outcomes({ table2 }, by) {
    for (const c of [0, 6]) {
      table2.total[c] += by;
      table2.new[c] += by;
    }
  },
  /** Two rows' totals are off against each other: only the sums over those rows fail. */
  total({ table2 }, by) {
    const donor = detailKeys(table2)
      .filter((k) => k !== "granted")
      .reduce((a, b) => (table2[b][6] > table2[a][6] ? b : a));
    const shift = Math.min(by, table2[donor][6]);
    table2.granted[6] += shift;
    table2[donor][6] -= shift;
  },
  disputes({ table3 }, by) {
    table3.review[4] += by;
  },
};

/** A copy of the figures with the named faults in them (`balance`, `outcomes`, `total`, `disputes`). */
export function plant(figures, names, by) {
  const copy = structuredClone(figures);
  for (const name of names) PLANTS[name]?.(copy, by);
  return copy;
}

/** Every identity of the form that the figures break, named as the truth files name faults. */
export function failures({ table2, table3 }) {
  const details = detailKeys(table2);
  const broken = [];
  COLUMNS.forEach((column, c) => {
    if (table2.new[c] + table2.carriedIn[c] !== table2.total[c] + table2.carriedOut[c])
      broken.push({ kind: "requests.balance", column });
    if (sum(details.map((k) => table2[k][c])) !== table2.total[c])
      broken.push({ kind: "requests.resultTotal", column });
  });
  for (const [row, v] of Object.entries(table2))
    if (sum(v.slice(0, 6)) !== v[6]) broken.push({ kind: "requests.rowTotal", row });
  for (const group of GROUPS)
    if (sum(table3[group].slice(0, 4)) !== table3[group][4]) broken.push({ kind: "cases.total", group });
  return broken;
}
