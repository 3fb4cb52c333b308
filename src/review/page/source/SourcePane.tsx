import type { Loaded } from "../load.ts";
import { chosenFigure, place } from "../round.ts";
import { t } from "../strings/index.ts";
import { FlowView } from "./FlowView.tsx";
import { SheetView } from "./SheetView.tsx";
import { zoom, zoomBy } from "./zoom.ts";

/** The source as it is. */
export function SourcePane({ loaded }: { loaded: Loaded }) {
  const source = loaded.source.value;
  const { name, sha256 } = loaded.report.source;
  const shown = source?.shown ?? null;
  return (
    <section class="source" aria-label={t("source")}>
      <header>
        <h2 title={`SHA-256 ${sha256}`}>{name}</h2>
        <span class="place">{placeOf()}</span>
        {shown?.view === "sheets" && (
          <fieldset class="zoom" aria-label={t("zoom")}>
            <button type="button" aria-label={t("zoom-out")} title={`${t("zoom-out")} (−)`} onClick={() => zoomBy(-1)}>
              −
            </button>
            <output>{Math.round(100 * zoom.value)}%</output>
            <button type="button" aria-label={t("zoom-in")} title={`${t("zoom-in")} (+)`} onClick={() => zoomBy(1)}>
              +
            </button>
          </fieldset>
        )}
      </header>
      {source?.state === "changed" && (
        <p class="warning" role="alert">
          ⚠ {t("source-changed", { hash: sha256.slice(0, 12) })}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
      <section class="pane" tabIndex={0} aria-label={t("source-pages")}>
        {source === null && <p class="waiting">{t("loading")}</p>}
        {source !== null && shown === null && <Unshown loaded={loaded} state={source.state} />}
        {shown?.view === "sheets" && <SheetView key={loaded.path} loaded={loaded} sheets={shown.sheets} />}
        {shown?.view === "flow" && <FlowView key={loaded.path} loaded={loaded} flow={shown.flow} />}
      </section>
    </section>
  );
}

/** Where the chosen figure stands, in words. */
function placeOf(): string {
  const evidence = place.value?.evidence;
  if (evidence === undefined) return "";
  if (evidence.page !== undefined) return t("page", { n: evidence.page });
  if (evidence.line !== undefined) return t("line-column", { line: evidence.line, column: evidence.column ?? 1 });
  if (evidence.table !== undefined)
    return t("table-cell", { table: evidence.table, row: evidence.row ?? 1, column: evidence.column ?? 1 });
  return evidence.paragraph === undefined ? "" : t("paragraph", { n: evidence.paragraph });
}

/** Why the source can't be shown, and all that the report holds of it. */
function Unshown({ loaded, state }: { loaded: Loaded; state: string }) {
  const printed = [...loaded.figures.values()].filter(({ evidence }) => evidence !== null);
  return (
    <div class="unshown">
      <p>
        {t(state === "no-folder" ? "source-no-folder" : state === "missing" ? "source-missing" : "source-unreadable")}
      </p>
      <p>{t("evidence-only", { n: printed.length })}</p>
      <p class="print">{chosenFigure.value?.evidence?.text ?? ""}</p>
    </div>
  );
}
