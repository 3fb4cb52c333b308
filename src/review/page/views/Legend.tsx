import { MARK_SIGNS, VERDICT_SIGNS } from "../form/FormTable.tsx";
import type { Mark } from "../form/marks.ts";
import { t } from "../strings/index.ts";

const SHOWN: readonly Mark[] = ["contradicts", "uncertain", "repaired", "decoded", "blank"];

/** What the marks in the tables mean. */
export function Legend() {
  return (
    <ul class="legend" aria-label={t("legend")}>
      {SHOWN.map((mark) => (
        <li key={mark} class={`mark-${mark}`}>
          <span class="swatch">{MARK_SIGNS[mark] || "\u00a0"}</span> {t(`mark-${mark}`)}
        </li>
      ))}
      {(["right", "wrong", "unsure"] as const).map((verdict) => (
        <li key={verdict}>
          <span class={`verdict verdict-${verdict}`}>{VERDICT_SIGNS[verdict]}</span> {t(`verdict-${verdict}`)}
        </li>
      ))}
    </ul>
  );
}
