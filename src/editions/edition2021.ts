import type { ColumnForm, EditionForm, RowForm } from "../model/edition.ts";
import { DISPUTES_FORMS, DISPUTES_IDENTITIES } from "./disputes.ts";
import { HEADINGS } from "./headings.ts";
import { CLOSING_ROWS, ITEMIZED_ROWS, REQUEST_IDENTITIES, REQUEST_ROWS } from "./requests.ts";

const DOCUMENTS: readonly ColumnForm[] = [
  { key: "issued", label: "本年制发件数" },
  { key: "repealed", label: "本年废止件数" },
  { key: "inForce", label: "现行有效件数" },
];
const DECISIONS: readonly ColumnForm[] = [{ key: "decisions", label: "本年处理决定数量" }];
const AMOUNT: readonly ColumnForm[] = [{ key: "amount", label: "本年收费金额（单位：万元）" }];

const row = (key: string, label: string, group: string, columns: readonly ColumnForm[]): RowForm => ({
  key,
  label,
  group,
  columns,
});

/** 国办公开办函〔2021〕30号: report years 2021 on. */
export const EDITION_2021: EditionForm = {
  id: "2021",
  source: "国办公开办函〔2021〕30号",
  headings: HEADINGS,
  tables: [
    {
      table: "disclosure",
      shape: "2021",
      rows: [
        row("rules", "规章", "第二十条第（一）项", DOCUMENTS),
        { ...row("normativeDocuments", "行政规范性文件", "第二十条第（一）项", DOCUMENTS), also: ["规范性文件"] },
        row("licensing", "行政许可", "第二十条第（五）项", DECISIONS),
        row("penalties", "行政处罚", "第二十条第（六）项", DECISIONS),
        row("coercion", "行政强制", "第二十条第（六）项", DECISIONS),
        { ...row("fees", "行政事业性收费", "第二十条第（八）项", AMOUNT), decimal: ["amount"] },
      ],
      signs: ["本年制发件数", "本年废止件数", "现行有效件数", "本年收费金额", "单位:万元"],
    },
    {
      table: "requests",
      shape: "itemized",
      rows: [...REQUEST_ROWS, ...ITEMIZED_ROWS, ...CLOSING_ROWS],
      signs: ["本年新收政府信息公开申请数量"],
    },
    ...DISPUTES_FORMS,
  ],
  identities: [...REQUEST_IDENTITIES, ...DISPUTES_IDENTITIES],
};
