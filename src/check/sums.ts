import { EDITIONS, shapesOf } from "../editions/index.ts";
import { equationsOf } from "../identities/equations.ts";
import type { Instance, Term } from "./rule.ts";

const TABLES = ["requests", "disputes"] as const;

const terms = (report: Term["report"], cells: readonly string[]): Term[] =>
  cells.map((cell) => ({ report, cell, sign: 1 }));

/** The instances of one of the forms' own identities, as the editions state it; those of all shapes alike are given once. */
export function formInstances(rule: string): Instance[] {
  return TABLES.flatMap((table) => {
    const shapes = shapesOf(table);
    const found = new Map<string, { instance: Instance; shapes: number }>();
    for (const { edition, form } of shapes) {
      const identities = edition.identities.filter((identity) => identity.rule === rule && identity.table === table);
      for (const equation of equationsOf(identities, form.rows)) {
        const cells = (ids: readonly string[]) => ids.map((id) => `/tables/${table}/${id}`);
        const instance: Instance = {
          at: equation.at,
          form: form.shape,
          left: terms("this", cells(equation.left)),
          right: terms("this", cells(equation.right)),
        };
        const key = JSON.stringify([instance.at, instance.left, instance.right]);
        const known = found.get(key);
        if (known === undefined) found.set(key, { instance, shapes: 1 });
        else known.shapes++;
      }
    }
    return [...found.values()].map(({ instance, shapes: of }) =>
      of === shapes.length ? { ...instance, form: null } : instance,
    );
  });
}

const columnsOf = (table: "requests" | "disclosure", edition: "2021" | "2019", row: string): readonly string[] =>
  EDITIONS.find(({ id }) => id === edition)
    ?.tables.find((form) => form.table === table)
    ?.rows.find(({ key }) => key === row)
    ?.columns.map(({ key }) => key) ?? [];

/** 上年结转 of this year is 结转下年度 of the last, column by column. */
export const carriedInstances = (): Instance[] =>
  columnsOf("requests", "2021", "carriedIn").map((column) => ({
    at: column,
    form: null,
    left: terms("this", [`/tables/requests/carriedIn/${column}`]),
    right: terms("previous", [`/tables/requests/carriedOut/${column}`]),
  }));

/** 现行有效 of this year is that of the last with what was issued since and without what was repealed. */
export const inForceInstances = (): Instance[] =>
  ["rules", "normativeDocuments"].map((row) => ({
    at: row,
    form: "2021",
    left: terms("this", [`/tables/disclosure/${row}/inForce`]),
    right: [
      { report: "previous", cell: `/tables/disclosure/${row}/inForce`, sign: 1 },
      { report: "this", cell: `/tables/disclosure/${row}/issued`, sign: 1 },
      { report: "this", cell: `/tables/disclosure/${row}/repealed`, sign: -1 },
    ],
  }));

/** 上一年项目数量 of this year is that of the last with 本年增/减 of the last. */
export const itemsInstances = (): Instance[] =>
  (EDITIONS.find(({ id }) => id === "2019")?.tables.find((form) => form.table === "disclosure")?.rows ?? [])
    .map(({ key }) => key)
    .filter((row) => columnsOf("disclosure", "2019", row).includes("previousItems"))
    .map((row) => ({
      at: row,
      form: "2019",
      left: terms("this", [`/tables/disclosure/${row}/previousItems`]),
      right: terms("previous", [`/tables/disclosure/${row}/previousItems`, `/tables/disclosure/${row}/change`]),
    }));
