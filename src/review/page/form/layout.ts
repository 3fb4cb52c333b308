import type { ColumnForm, RowForm, TableForm } from "../../../model/edition.ts";

/** A cell of a table as the form prints it. `key` names a label in the contract's terms, for its translation. */
export interface FormCell {
  readonly kind: "head" | "label" | "figure";
  readonly text: string;
  readonly key?: string;
  /** JSON Pointer of a figure. */
  readonly pointer?: string;
  readonly rowSpan?: number;
  readonly colSpan?: number;
  /** One character below the other. */
  readonly upright?: boolean;
}

export interface FormLayout {
  readonly table: TableForm["table"];
  /** Widths of the columns, relative to each other. */
  readonly widths: readonly number[];
  readonly head: readonly (readonly FormCell[])[];
  readonly body: readonly (readonly FormCell[])[];
}

const head = (text: string, key: string, rest: Partial<FormCell> = {}): FormCell => ({
  kind: "head",
  text,
  key,
  ...rest,
});
const label = (text: string, key: string, rest: Partial<FormCell> = {}): FormCell => ({
  kind: "label",
  text,
  key,
  ...rest,
});

/** A table of the form as it is printed. */
export function layoutOf(form: TableForm): FormLayout | null {
  if (form.table === "disclosure") return disclosure(form);
  if (form.table === "requests") return requests(form);
  return form.table === "disputes" ? disputes(form) : null;
}

const figure = (table: string, row: RowForm, column: ColumnForm, colSpan = 1): FormCell => ({
  kind: "figure",
  text: "",
  pointer: `/tables/${table}/${row.key}/${column.key}`,
  colSpan,
});

/** Cells side by side that fill `width` columns, the last one taking what is over. */
const spanOf = (i: number, count: number, width: number): number => (i < count - 1 ? 1 : width - count + 1);

/** Rows one below the other that belong together. */
function runs<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const found: T[][] = [];
  for (const item of items) {
    const last = found.at(-1);
    if (last?.[0] !== undefined && keyOf(last[0]) === keyOf(item)) last.push(item);
    else found.push([item]);
  }
  return found;
}

/** Table 1: blocks, each with its item of the regulations and a head of its own. */
function disclosure({ table, rows }: TableForm): FormLayout {
  const width = Math.max(...rows.map((row) => row.columns.length));
  const body = runs(rows, (row) => row.group).flatMap((block): FormCell[][] => [
    [head(block[0]?.group ?? "", block[0]?.group ?? "", { colSpan: width + 1 })],
    ...runs(block, (row) => row.columns.map((column) => column.key).join()).flatMap((part): FormCell[][] => {
      const columns = part[0]?.columns ?? [];
      return [
        [
          head("信息内容", "information"),
          ...columns.map((column, i) => head(column.label, column.key, { colSpan: spanOf(i, columns.length, width) })),
        ],
        ...part.map((row) => [
          label(row.label, row.key),
          ...columns.map((column, i) => figure(table, row, column, spanOf(i, columns.length, width))),
        ]),
      ];
    }),
  ]);
  return { table, widths: [4, ...Array.from({ length: width }, () => 3)], head: [], body };
}

const CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
const RESULTS = "三、本年度办理结果";

/** Table 2: seven columns of applicants, three of labels. */
function requests({ table, rows }: TableForm): FormLayout {
  const columns = rows[0]?.columns ?? [];
  const [natural, total] = [columns[0], columns.at(-1)];
  const legal = columns.slice(1, -1);
  const isResult = (row: RowForm): boolean => row.key.startsWith("outcomes/");
  const results = rows.filter(isResult);
  const body = rows.map((row, i): FormCell[] => {
    const cells = columns.map((column) => figure(table, row, column));
    const vertical = row === results[0] ? [label(RESULTS, "results", { rowSpan: results.length, upright: true })] : [];
    if (!isResult(row)) return [label(row.label, row.key, { colSpan: 3 }), ...cells];
    if (row.group === "") return [...vertical, label(row.label, row.key, { colSpan: 2 }), ...cells];
    const block = rows.filter((other) => other.group === row.group);
    const group = rows[i - 1]?.group === row.group ? [] : [label(row.group, row.group, { rowSpan: block.length })];
    return [...vertical, ...group, label(row.label, row.key), ...cells];
  });
  return {
    table,
    widths: [1, 2, 5, ...columns.map(() => 1.6)],
    head: [
      [
        head(CORNER, "corner", { rowSpan: 3, colSpan: 3 }),
        head("申请人情况", "applicants", { colSpan: columns.length }),
      ],
      [
        head(natural?.label ?? "", natural?.key ?? "", { rowSpan: 2 }),
        head("法人或其他组织", "organisations", { colSpan: legal.length }),
        head(total?.label ?? "", total?.key ?? "", { rowSpan: 2 }),
      ],
      legal.map((column) => head(column.label, column.key)),
    ],
    body,
  };
}

/** Table 3: groups of results side by side, groups with a common name under it. */
function disputes({ table, rows }: TableForm): FormLayout {
  const alone = (row: RowForm): boolean => row.group === "";
  const width = (of: readonly RowForm[]): number => of.reduce((sum, row) => sum + row.columns.length, 0);
  const results = (of: readonly RowForm[]): FormCell[] =>
    of.flatMap((row) => row.columns.map((column) => head(column.label, column.key, alone(row) ? { rowSpan: 2 } : {})));
  return {
    table,
    widths: Array.from({ length: width(rows) }, () => 1),
    head: [
      runs(rows, (row) => row.group || row.label).map((block) => {
        const name = block[0]?.group || block[0]?.label || "";
        return head(name, block[0]?.group || block[0]?.key || "", { colSpan: width(block) });
      }),
      [
        ...results(rows.filter(alone)),
        ...rows.filter((row) => !alone(row)).map((row) => head(row.label, row.key, { colSpan: row.columns.length })),
      ],
      results(rows.filter((row) => !alone(row))),
    ],
    body: [rows.flatMap((row) => row.columns.map((column) => figure(table, row, column)))],
  };
}
