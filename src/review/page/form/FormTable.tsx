import { useComputed } from "@preact/signals";
import { decisionOf, type Loaded } from "../load.ts";
import { choose, chosen } from "../round.ts";
import { formLabel, type StringKey, t } from "../strings/index.ts";
import type { FormCell, FormLayout } from "./layout.ts";
import type { Mark, MarkedFigure } from "./marks.ts";
import { figureTitle } from "./names.ts";

/** Shapes that say the state without colour. */
export const MARK_SIGNS: Readonly<Record<Mark, string>> = {
  verified: "",
  decoded: "",
  contradicts: "≠",
  term: "",
  uncertain: "?",
  repaired: "✎",
  blank: "",
  dash: "",
  unlocated: "?",
};

/** What stands in a cell: the figure, or what is printed instead of one. */
export function printedValue({ value, mark, evidence }: MarkedFigure): string {
  if (value !== null) return String(value);
  if (mark === "dash") return evidence?.text ?? "—";
  return "";
}

export function FormTable({ layout, loaded }: { layout: FormLayout; loaded: Loaded }) {
  const total = layout.widths.reduce((sum, width) => sum + width, 0);
  const row = (cells: readonly FormCell[], i: number) => (
    <tr key={i}>
      {cells.map((cell, c) =>
        cell.kind === "figure" ? (
          <FigureCell key={cell.pointer} cell={cell} loaded={loaded} />
        ) : (
          <LabelCell key={`${c} ${cell.key}`} cell={cell} />
        ),
      )}
    </tr>
  );
  return (
    <table class={`form form-${layout.table}`}>
      <caption>{t(`table-${layout.table}` as StringKey)}</caption>
      <colgroup>
        {layout.widths.map((width, i) => (
          <col key={i} style={{ width: `${(100 * width) / total}%` }} />
        ))}
      </colgroup>
      {layout.head.length > 0 && <thead>{layout.head.map(row)}</thead>}
      <tbody>{layout.body.map(row)}</tbody>
    </table>
  );
}

function LabelCell({ cell: { kind, text, key = "", rowSpan = 1, colSpan = 1, upright } }: { cell: FormCell }) {
  return (
    <th
      class={`${kind} ${upright === true ? "upright" : ""}`}
      rowSpan={rowSpan}
      colSpan={colSpan}
      scope={kind === "label" ? "row" : "col"}
    >
      <span>{formLabel(key, text)}</span>
    </th>
  );
}

function FigureCell({ cell: { pointer = "", colSpan = 1 }, loaded }: { cell: FormCell; loaded: Loaded }) {
  const figure = loaded.figures.get(pointer);
  const isChosen = useComputed(() => chosen.value === pointer);
  if (figure === undefined) return <td class="absent" colSpan={colSpan} />;
  const review = decisionOf(loaded, pointer);
  const value = printedValue(figure);
  const corrected = review?.verdict === "wrong" ? (review.value ?? null) : undefined;
  const name = [
    figureTitle(figure.figure),
    value === "" ? t("mark-blank") : value,
    t(`mark-${figure.mark}`),
    review === null ? "" : t(`verdict-${review.verdict}`),
  ];
  return (
    <td class={`figure mark-${figure.mark}`} colSpan={colSpan}>
      <button
        type="button"
        data-pointer={pointer}
        tabIndex={isChosen.value ? 0 : -1}
        aria-current={isChosen.value ? "true" : undefined}
        aria-label={name.filter((part) => part !== "").join("，")}
        onClick={() => choose(pointer)}
      >
        <span class={corrected === undefined ? "value" : "value struck"}>{value}</span>
        {corrected !== undefined && <span class="corrected">{corrected ?? "空"}</span>}
        {MARK_SIGNS[figure.mark] !== "" && <span class="sign">{MARK_SIGNS[figure.mark]}</span>}
        {review !== null && <span class={`verdict verdict-${review.verdict}`}>{VERDICT_SIGNS[review.verdict]}</span>}
      </button>
    </td>
  );
}

export const VERDICT_SIGNS = { right: "✓", wrong: "✗", unsure: "…", withdrawn: "" } as const;
