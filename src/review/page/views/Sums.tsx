import type { Check } from "../../../model/report.ts";
import { effectiveValue, figureAt } from "../form/marks.ts";
import { figureTitle, instanceName } from "../form/names.ts";
import { type Sum, shownTerms, sumsWith, type Term } from "../form/sums.ts";
import { decisionOf, type Loaded } from "../load.ts";
import { choose } from "../round.ts";
import { t } from "../strings/index.ts";

/** A figure in a sentence, which leads to its cell. */
export function FigureLink({ pointer, children }: { pointer: string; children: string }) {
  const figure = figureAt(pointer);
  return (
    <button
      type="button"
      class="link"
      title={figure === null ? pointer : figureTitle(figure)}
      onClick={() => choose(pointer)}
    >
      {children}
    </button>
  );
}

function Side({ terms }: { terms: readonly Term[] }) {
  const shown = shownTerms(terms);
  return (
    <>
      {shown.map(({ pointer, value }, i) => (
        <span key={pointer}>
          {i > 0 && " + "}
          <FigureLink pointer={pointer}>{value === null ? t("blank-value") : String(value)}</FigureLink>
        </span>
      ))}
    </>
  );
}

/** A sum as a sentence: `自然人：3 + 0 ≠ 2 + 0`. */
export function SumSentence({ sum }: { sum: Sum }) {
  return (
    <span class={sum.holds ? "sum holds" : "sum fails"}>
      <span class="instance">{instanceName(sum.at)}</span>
      {t("colon")}
      <Side terms={sum.left} />
      <strong class="relation">{sum.holds ? " = " : " ≠ "}</strong>
      <Side terms={sum.right} />
    </span>
  );
}

/** Failed checks of a report, as sentences with their figures linked. */
export function FailedChecks({ loaded }: { loaded: Loaded }) {
  const failed = loaded.report.checks.filter(({ status }) => status === "fail");
  if (failed.length === 0) return null;
  return (
    <section class="checks" aria-labelledby="checks-title">
      <h2 id="checks-title">
        <span class="sign fails">≠</span> {t("failed-checks", { n: failed.length })}
      </h2>
      <ul>
        {failed.map((check) => (
          <li key={`${check.rule} ${check.at}`}>
            <CheckSentence check={check} loaded={loaded} />
            <span class="rule">{check.label.replace(/（[^（）]*(?:（[^（）]*）[^（）]*)?）$/u, "")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function CheckSentence({ check, loaded }: { check: Check; loaded: Loaded }) {
  const last = check.cells.at(-1) ?? "";
  const figure = figureAt(last);
  const lookUp = (pointer: string): number | null => loaded.figures.get(pointer)?.value ?? null;
  const sum =
    figure === null
      ? undefined
      : sumsWith(figure, loaded.figures, lookUp).find(({ rule, at }) => rule === check.rule && at === check.at);
  if (sum !== undefined) return <SumSentence sum={sum} />;
  const linked = check.cells.filter((cell) => figureAt(cell) !== null);
  return (
    <span class="sum fails">
      {check.left ?? "–"}
      <strong class="relation"> ≠ </strong>
      {check.right ?? "–"}
      {linked.length > 0 && t("colon")}
      {linked.map((pointer, i) => (
        <span key={pointer}>
          {i > 0 && "、"}
          <FigureLink pointer={pointer}>{String(lookUp(pointer) ?? t("blank-value"))}</FigureLink>
        </span>
      ))}
    </span>
  );
}

/** What a correction does to the sums of its figure: those that fail with it, and how many hold. */
export function Consequences({ loaded, pointer, value }: { loaded: Loaded; pointer: string; value: number | null }) {
  const figure = figureAt(pointer);
  if (figure === null) return null;
  const lookUp = (other: string): number | null => {
    const reading = loaded.figures.get(other);
    if (other === pointer || reading === undefined) return other === pointer ? value : null;
    return effectiveValue(reading, decisionOf(loaded, other));
  };
  const sums = sumsWith(figure, loaded.figures, lookUp);
  const broken = sums.filter(({ holds }) => !holds);
  if (sums.length === 0) return <p class="consequences">{t("no-sums")}</p>;
  if (broken.length === 0) return <p class="consequences holds">✓ {t("sums-hold", { n: sums.length })}</p>;
  return (
    <p class="consequences fails" role="status">
      <span>{t("sums-break", { n: broken.length })}</span>
      {broken.slice(0, 2).map((sum) => (
        <SumSentence key={`${sum.rule} ${sum.at}`} sum={sum} />
      ))}
      {broken.length > 2 && <span>…</span>}
    </p>
  );
}
