import { useEffect, useRef } from "preact/hooks";
import type { Evidence } from "../../../model/report.ts";
import type { FlowAnswer, FlowBlock, FlowCell } from "../../protocol.ts";
import type { MarkedFigure } from "../form/marks.ts";
import type { Loaded } from "../load.ts";
import { choose, chosenFigure, place } from "../round.ts";
import { t } from "../strings/index.ts";
import { placedInLine, scrollToMiddle } from "./places.ts";

/** The words and tables of a source that is not set in pages, with the chosen figure marked. */
export function FlowView({ loaded, flow }: { loaded: Loaded; flow: FlowAnswer }) {
  const ref = useRef<HTMLDivElement>(null);
  const pointer = chosenFigure.value?.figure.pointer;
  useEffect(() => {
    const marked = pointer === undefined ? null : ref.current?.querySelector(".marked");
    if (marked) scrollToMiddle(marked);
  }, [pointer, flow]);
  const cells = cellIndex(loaded.figures);
  return (
    <div ref={ref} class="flow">
      {flow.blocks.map((block, i) => (
        <Block key={i} block={block} loaded={loaded} cells={cells} />
      ))}
      {flow.cut && <p class="cut">{t("cut")}</p>}
    </div>
  );
}

/** Figures by the cell of the source's own tables in which they stand. */
const cellIndex = (figures: ReadonlyMap<string, MarkedFigure>): ReadonlyMap<string, string> =>
  new Map(
    [...figures].flatMap(([pointer, { evidence }]): [string, string][] =>
      evidence?.table === undefined ? [] : [[`${evidence.table}/${evidence.row}/${evidence.column}`, pointer]],
    ),
  );

interface BlockProps {
  readonly block: FlowBlock;
  readonly loaded: Loaded;
  readonly cells: ReadonlyMap<string, string>;
}

function Block({ block, loaded, cells }: BlockProps) {
  if (block.kind === "line") return <TextLine number={block.number} text={block.text} loaded={loaded} />;
  if (block.kind === "paragraph") return <p>{block.text.trim()}</p>;
  return (
    <table class="declared">
      <tbody>
        {block.rows.map((row, i) => (
          <tr key={i}>
            {row.map((cell) => (
              <DeclaredCell
                key={`${cell.row}/${cell.column}`}
                cell={cell}
                table={block.number}
                pointer={cells.get(`${block.number}/${cell.row}/${cell.column}`)}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DeclaredCell({ cell, table, pointer }: { cell: FlowCell; table: number; pointer: string | undefined }) {
  const at = place.value;
  const marked = at !== null && samePlace(at.evidence, table, cell);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: with the keyboard figures are chosen in the tables beside
    <td
      rowSpan={cell.rowSpan}
      colSpan={cell.colSpan}
      class={marked ? (at.own ? "marked" : "marked near") : pointer === undefined ? "" : "placed"}
      onClick={() => pointer !== undefined && choose(pointer)}
    >
      {cell.text}
    </td>
  );
}

const samePlace = (evidence: Evidence, table: number, { row, column }: FlowCell): boolean =>
  evidence.table === table && evidence.row === row && evidence.column === column;

function TextLine({ number, text, loaded }: { number: number; text: string; loaded: Loaded }) {
  const look = place.value;
  const evidence = look?.evidence;
  const here = evidence?.line === number && evidence.column !== undefined ? evidence : null;
  const characters = here === null ? [] : [...text];
  const from = (here?.column ?? 1) - 1;
  const to = from + [...(here?.text ?? "")].length;
  const pick = (event: MouseEvent): void => {
    const found = placedInLine(loaded.figures, number, columnAt(event));
    if (found !== null) choose(found);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: with the keyboard figures are chosen in the tables beside
    // biome-ignore lint/a11y/noStaticElementInteractions: with the keyboard figures are chosen in the tables beside
    <div class={here === null ? "line" : "line current"} onClick={pick}>
      <span class="number">{number}</span>
      {here === null ? (
        <span class="words">{text}</span>
      ) : (
        <span class="words">
          {characters.slice(0, from).join("")}
          <mark class={`marked ${to === from ? "nothing" : ""} ${look?.own === true ? "" : "near"}`}>
            {characters.slice(from, to).join("")}
          </mark>
          {characters.slice(to).join("")}
        </span>
      )}
    </div>
  );
}

/** Column, from 1 in code points, of the character under the pointer. */
function columnAt(event: MouseEvent): number {
  const range = document.caretRangeFromPoint?.(event.clientX, event.clientY);
  const words = (event.currentTarget as HTMLElement).querySelector(".words");
  if (!range || words === null || !words.contains(range.startContainer)) return 0;
  const before = document.createRange();
  before.selectNodeContents(words);
  before.setEnd(range.startContainer, range.startOffset);
  return [...before.toString()].length + 1;
}
