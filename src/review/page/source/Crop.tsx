import { useEffect, useRef } from "preact/hooks";
import type { Evidence } from "../../../model/report.ts";
import type { FlowAnswer } from "../../protocol.ts";
import { isKnown, type MarkedFigure } from "../form/marks.ts";
import type { Loaded } from "../load.ts";
import { place } from "../round.ts";
import { t } from "../strings/index.ts";
import type { Sheets } from "./pdf.ts";

/** Points of the page around a figure that are shown with it, and the size of the picture on the screen. */
const AROUND = { x: 46, y: 5 };
const WIDTH = 300;
const HEIGHT = 60;

/** What is printed: the figure cut out of its page, large; of a source without pages its text. */
export function Crop({ loaded, figure }: { loaded: Loaded; figure: MarkedFigure }) {
  const { evidence } = figure;
  const shown = loaded.source.value?.shown ?? null;
  const sheets = shown?.view === "sheets" ? shown.sheets : null;
  const printed =
    evidence === null || !isKnown(figure)
      ? (evidence?.text ?? "") || t("see-source")
      : evidence.text || t("blank-value");
  const look = place.value;
  return (
    <figure class="crop">
      <figcaption>
        {t("printed")} <span class="print">{printed}</span>
      </figcaption>
      {sheets !== null && look?.evidence.page !== undefined && look.evidence.bbox !== undefined && (
        <Cut sheets={sheets} page={look.evidence.page} bbox={look.evidence.bbox} label={t("crop", { text: printed })} />
      )}
      {shown?.view === "flow" && <Context flow={shown.flow} evidence={look?.evidence ?? null} />}
    </figure>
  );
}

/** Characters of a line around a figure that are shown with it. */
const BESIDE = 14;

/** A figure of a flowing source among what stands beside it. */
function Context({ flow, evidence }: { flow: FlowAnswer; evidence: Evidence | null }) {
  const parts = evidence === null ? null : contextOf(flow, evidence);
  return (
    <p class="context">
      {parts?.before}
      {parts !== null && <mark class={parts.print === "" ? "marked nothing" : "marked"}>{parts.print}</mark>}
      {parts?.after}
    </p>
  );
}

interface Parts {
  readonly before: string;
  readonly print: string;
  readonly after: string;
}

function contextOf({ blocks }: FlowAnswer, { line, column = 1, table, row, text }: Evidence): Parts | null {
  for (const block of blocks) {
    if (block.kind === "line" && block.number === line) {
      const characters = [...block.text];
      const end = column - 1 + [...text].length;
      const before = characters.slice(Math.max(0, column - 1 - BESIDE), column - 1).join("");
      return { before, print: text, after: characters.slice(end, end + BESIDE).join("") };
    }
    if (block.kind !== "table" || block.number !== table) continue;
    const cells = block.rows.flat().filter((cell) => cell.row === row);
    const at = cells.findIndex((cell) => cell.column === column);
    if (at < 0) continue;
    const joined = (of: typeof cells): string => of.map((cell) => cell.text.slice(-BESIDE) || "　").join("  ");
    return { before: `${joined(cells.slice(0, at))}  `, print: text, after: `  ${joined(cells.slice(at + 1))}` };
  }
  return null;
}

type Box = readonly [number, number, number, number];

function Cut({ sheets, page, bbox, label }: { sheets: Sheets; page: number; bbox: Box; label: string }) {
  const ref = useRef<HTMLCanvasElement>(null);
  const [left, top, right, bottom] = bbox;
  useEffect(() => {
    let live = true;
    sheets.draw(page).then(
      (drawn) => {
        if (live && ref.current !== null) cut(ref.current, drawn, sheets.sizes[page - 1]?.width ?? 1, bbox);
      },
      () => {},
    );
    return () => {
      live = false;
    };
  }, [sheets, page, left, top, right, bottom]);
  return <canvas ref={ref} role="img" aria-label={label} width={2 * WIDTH} height={2 * HEIGHT} />;
}

function cut(
  canvas: HTMLCanvasElement,
  drawn: HTMLCanvasElement,
  width: number,
  [left, top, right, bottom]: Box,
): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  const scale = drawn.width / width;
  const height = Math.max(bottom - top + 2 * AROUND.y, ((right - left + 2 * AROUND.x) * HEIGHT) / WIDTH);
  const wide = (height * WIDTH) / HEIGHT;
  const x = (left + right) / 2 - wide / 2;
  const y = (top + bottom) / 2 - height / 2;
  const zoom = canvas.height / height;
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(drawn, x * scale, y * scale, wide * scale, height * scale, 0, 0, canvas.width, canvas.height);
  context.lineWidth = 3;
  context.strokeStyle = "#c2410c";
  context.strokeRect(
    (left - x - 1.5) * zoom,
    (top - y - 1.5) * zoom,
    (right - left + 3) * zoom,
    (bottom - top + 3) * zoom,
  );
}
