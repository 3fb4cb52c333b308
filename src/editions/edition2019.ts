import type { ColumnForm, EditionForm, RowForm } from "../model/edition.ts";
import { DISPUTES_FORMS, DISPUTES_IDENTITIES } from "./disputes.ts";
import { HEADINGS } from "./headings.ts";
import { CLOSING_ROWS, REQUEST_IDENTITIES, REQUEST_ROWS, UNITEMIZED_ROWS } from "./requests.ts";

const DOCUMENTS: readonly ColumnForm[] = [
  { key: "made", label: "本年新制作数量" },
  { key: "disclosed", label: "本年新公开数量" },
  { key: "available", label: "对外公开总数量" },
];
const SERVICES: readonly ColumnForm[] = [
  { key: "previousItems", label: "上一年项目数量" },
  { key: "change", label: "本年增/减" },
  { key: "decisions", label: "处理决定数量" },
];
const PROCUREMENT: readonly ColumnForm[] = [
  { key: "items", label: "采购项目数量" },
  { key: "amount", label: "采购总金额" },
];

const documents = (key: string, label: string): RowForm => ({
  key,
  label,
  group: "第二十条第（一）项",
  columns: DOCUMENTS,
});
const services = (key: string, label: string, item: string): RowForm => ({
  key,
  label,
  group: `第二十条第（${item}）项`,
  columns: SERVICES,
  signed: ["change"],
});

/** 国办公开办函〔2019〕60号: report years 2019 and 2020. */
export const EDITION_2019: EditionForm = {
  id: "2019",
  source: "国办公开办函〔2019〕60号",
  headings: HEADINGS,
  tables: [
    {
      table: "disclosure",
      shape: "2019",
      rows: [
        documents("rules", "规章"),
        { ...documents("normativeDocuments", "规范性文件"), also: ["行政规范性文件"] },
        services("licensing", "行政许可", "五"),
        services("otherServices", "其他对外管理服务事项", "五"),
        services("penalties", "行政处罚", "六"),
        services("coercion", "行政强制", "六"),
        { ...services("fees", "行政事业性收费", "八"), columns: SERVICES.slice(0, 2) },
        {
          key: "procurement",
          label: "政府集中采购",
          group: "第二十条第（九）项",
          columns: PROCUREMENT,
          decimal: ["amount"],
        },
      ],
      signs: ["本年新制作数量", "本年新公开数量", "对外公开总数量", "上一年项目数量", "政府集中采购", "采购总金额"],
    },
    {
      table: "requests",
      shape: "unitemized",
      rows: [...REQUEST_ROWS, ...UNITEMIZED_ROWS, ...CLOSING_ROWS],
      signs: ["本年新收政府信息公开申请数量"],
    },
    ...DISPUTES_FORMS,
  ],
  identities: [...REQUEST_IDENTITIES, ...DISPUTES_IDENTITIES],
};
