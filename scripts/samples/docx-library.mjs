// A report as a Word file by the npm package `docx`.
import {
  AlignmentType,
  Document,
  Footer,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { gridOf } from "./grid.mjs";

const words = (text, more = {}) => new Paragraph({ children: [new TextRun(text)], ...more });

function tableOf(grid, look) {
  const rows = Array.from({ length: grid.rows }, (_, r) => {
    const starting = grid.cells.filter((c) => c.row === r).sort((a, b) => a.col - b.col);
    const children = starting.map(
      (c) =>
        new TableCell({
          children: c.role === "vertical" ? [...c.text].map((character) => words(character)) : [words(c.text)],
          columnSpan: c.colSpan,
          rowSpan: c.rowSpan,
          ...(look.width ? { width: { size: 10, type: WidthType.PERCENTAGE } } : {}),
        }),
    );
    return new TableRow({ children, tableHeader: r < grid.headerRows, cantSplit: true });
  });
  return new Table({ rows, width: { size: 100, type: WidthType.PERCENTAGE } });
}

const LEVELS = [
  { level: 0, format: LevelFormat.CHINESE_COUNTING, text: "%1、", alignment: AlignmentType.START },
  { level: 1, format: LevelFormat.CHINESE_COUNTING, text: "（%2）", alignment: AlignmentType.START },
];

/** The document as bytes. `numbered` leaves the numbers of headings to a list. */
export async function docxByLibrary(model, look = {}) {
  const numbering = (level) => ({ numbering: { reference: "headings", level } });
  const block = (b) => {
    if (b.kind === "text") return [words(b.text)];
    if (b.kind === "sub")
      return look.numbered
        ? [words(`${b.heading}。${b.text}`, numbering(1))]
        : [words(`${b.number}${b.heading}。${b.text}`)];
    return [...(b.caption ? [words(b.caption)] : []), tableOf(gridOf(model, b.table), look)];
  };
  const children = [
    words(model.title, { alignment: AlignmentType.CENTER }),
    ...model.preamble.map((p) => words(p)),
    ...model.sections.flatMap((s) => [
      look.numbered ? words(s.heading, numbering(0)) : words(`${s.number}、${s.heading}`),
      ...s.blocks.flatMap(block),
    ]),
    ...model.signature.map((s) => words(s, { alignment: AlignmentType.RIGHT })),
  ];
  const footer = new Footer({
    children: [new Paragraph({ children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"] })] })],
  });
  const document = new Document({
    numbering: { config: [{ reference: "headings", levels: LEVELS }] },
    sections: [{ footers: { default: footer }, children }],
  });
  return Packer.toBuffer(document);
}
