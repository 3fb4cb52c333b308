/**
 * The published contract, version 1: one report in, one JSON document out.
 * Forms: 国办公开办函〔2021〕30号 (edition 2021) and 国办公开办函〔2019〕60号 (edition 2019).
 * Key order here is key order in the output. `null` is "the report prints nothing there", never zero.
 */
import { z } from "zod";

const value = z.number().nullable();

export const DISCLOSURE_2021 = z
  .object({
    rules: z.object({ issued: value, repealed: value, inForce: value }).nullable(),
    normativeDocuments: z.object({ issued: value, repealed: value, inForce: value }).nullable(),
    licensing: z.object({ decisions: value }).nullable(),
    penalties: z.object({ decisions: value }).nullable(),
    coercion: z.object({ decisions: value }).nullable(),
    fees: z.object({ amount: value.describe("本年收费金额, 万元") }).nullable(),
  })
  .meta({ id: "Disclosure2021", description: "主动公开政府信息情况, edition 2021" });

const madeItems = z.object({ made: value, disclosed: value, available: value }).nullable();
const serviceItems = z
  .object({ previousItems: value, change: value.describe("本年增/减, signed"), decisions: value })
  .nullable();

export const DISCLOSURE_2019 = z
  .object({
    rules: madeItems,
    normativeDocuments: madeItems,
    licensing: serviceItems,
    otherServices: serviceItems,
    penalties: serviceItems,
    coercion: serviceItems,
    fees: z.object({ previousItems: value, change: value }).nullable(),
    procurement: z.object({ items: value, amount: value }).nullable(),
  })
  .meta({ id: "Disclosure2019", description: "主动公开政府信息情况, edition 2019" });

export const ROW = z
  .object({
    naturalPerson: value,
    business: value,
    research: value,
    publicWelfare: value,
    legalService: value,
    other: value,
    total: value,
  })
  .meta({ id: "Row", description: "自然人; 商业企业, 科研机构, 社会公益组织, 法律服务机构, 其他; 总计" });

const row = ROW.nullable();

export const REQUESTS = z
  .object({
    received: row,
    carriedIn: row,
    outcomes: z.object({
      granted: row,
      partiallyGranted: row,
      denied: z.object({
        stateSecret: row,
        prohibitedByLaw: row,
        endangersStability: row,
        thirdPartyRights: row,
        internalAffairs: row,
        processInformation: row,
        enforcementFile: row,
        administrativeInquiry: row,
      }),
      notProvidable: z.object({ notHeld: row, needsCreation: row, unclearAfterCorrection: row }),
      notProcessed: z.object({ petition: row, repeated: row, publication: row, excessive: row, confirmation: row }),
      otherProcessing: z.object({ correctionOverdue: row, feeOverdue: row, misc: row, unitemized: row }),
      total: row,
    }),
    carriedOut: row,
  })
  .meta({ id: "Requests", description: "收到和处理政府信息公开申请情况" });

export const OUTCOME = z
  .object({ upheld: value, corrected: value, otherResult: value, pending: value, total: value })
  .meta({ id: "Outcome", description: "结果维持, 结果纠正, 其他结果, 尚未审结, 总计" });

export const DISPUTES = z
  .object({
    reconsideration: OUTCOME.nullable(),
    litigation: z.object({ direct: OUTCOME.nullable(), afterReconsideration: OUTCOME.nullable() }),
  })
  .meta({ id: "Disputes", description: "政府信息公开行政复议、行政诉讼情况" });

export const INDICATOR = z.object({
  code: z.string(),
  label: z.string(),
  unit: z.string().nullable(),
  value,
  depth: z.int().min(1),
});

export interface Section {
  number: string | null;
  ordinal: number | null;
  heading: string;
  level: number;
  paragraphs: string[];
  tables: ("disclosure" | "requests" | "disputes" | "indicators")[];
  sections: Section[];
}

export const SECTION: z.ZodType<Section> = z
  .object({
    number: z.string().nullable().describe("the label as printed; null for the preamble"),
    ordinal: z.int().nullable(),
    heading: z.string(),
    level: z.int().min(0),
    paragraphs: z.array(z.string()),
    tables: z.array(z.enum(["disclosure", "requests", "disputes", "indicators"])),
    get sections() {
      return z.array(SECTION);
    },
  })
  .meta({ id: "Section" });

export const MENTION = z.object({
  text: z.string(),
  value: z.number(),
  unit: z.string(),
  section: z.string().describe("JSON Pointer of the section"),
  paragraph: z.int().min(0),
  start: z.int().min(0).describe("UTF-16 offset in the paragraph"),
  end: z.int().min(0),
});

export const CHECK = z.object({
  rule: z.string(),
  at: z.string().nullable(),
  label: z.string(),
  status: z.enum(["pass", "fail", "skipped"]),
  left: value,
  right: value,
  cells: z.array(z.string()),
});

export const EVIDENCE = z
  .object({
    page: z.int().min(1).optional(),
    bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
    line: z.int().min(1).optional(),
    table: z.int().min(1).optional().describe("web pages and Word files: number of the source's own table"),
    row: z.int().min(1).optional().describe("row of that table"),
    column: z.int().min(1).optional().describe("column of the line in code points, or of that table"),
    paragraph: z.int().min(1).optional().describe("web pages and Word files: number of a paragraph outside of tables"),
    bytes: z
      .tuple([z.int().min(0), z.int().min(0)])
      .optional()
      .describe("web pages: first byte of the print in the file, and the first behind it"),
    text: z.string().describe("what is printed, untouched"),
    state: z
      .enum(["number", "blank", "dash", "ambiguous", "unreadable"])
      .describe("number: a value is printed (also for title, agency and date); the others say why the value is null"),
    origin: z.enum(["text", "ocr", "decoded", "repaired"]),
    confidence: z.number().min(0).max(1).nullable(),
    read: z.string().optional(),
  })
  .meta({ id: "Evidence" });

export const DIAGNOSTIC = z.object({
  code: z.string(),
  severity: z.enum(["info", "warning", "error"]),
  message: z.string(),
  pointer: z.string().nullable(),
});

export const REPORT = z
  .object({
    schemaVersion: z.string(),
    generator: z.object({ name: z.literal("nianbao"), version: z.string() }),
    source: z.object({
      name: z.string(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      bytes: z.int().min(0),
      mediaType: z.string(),
      pages: z.int().min(1).nullable(),
      reading: z.enum(["text", "ocr", "mixed"]),
    }),
    report: z.object({
      title: z.string().nullable(),
      agency: z.string().nullable(),
      year: z.int().nullable(),
      edition: z.enum(["2021", "2019", "2014"]).nullable(),
      issuedOn: z.iso.date().nullable(),
    }),
    sections: z.array(SECTION),
    tables: z.object({
      disclosure: z.union([DISCLOSURE_2021, DISCLOSURE_2019]).nullable(),
      requests: REQUESTS.nullable(),
      disputes: DISPUTES.nullable(),
      indicators: z.array(INDICATOR).nullable(),
    }),
    mentions: z.array(MENTION),
    checks: z.array(CHECK),
    evidence: z.record(z.string(), EVIDENCE),
    diagnostics: z.array(DIAGNOSTIC),
    status: z.enum(["verified", "inconsistent", "review"]),
  })
  .meta({ id: "Report", title: "政府信息公开工作年度报告" });

export type Report = z.infer<typeof REPORT>;
export type Evidence = z.infer<typeof EVIDENCE>;
export type Check = z.infer<typeof CHECK>;
export type Mention = z.infer<typeof MENTION>;
