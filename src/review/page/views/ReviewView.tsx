import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { notice } from "../decide.ts";
import { FormTable } from "../form/FormTable.tsx";
import { layoutOf } from "../form/layout.ts";
import { formsOf } from "../form/marks.ts";
import type { Loaded } from "../load.ts";
import { chosen, goReport, loaded, loadFailed, round, showRoute } from "../round.ts";
import { hashOf, route } from "../route.ts";
import { SourcePane } from "../source/SourcePane.tsx";
import { reasonName, t } from "../strings/index.ts";
import { DecisionBar } from "./DecisionBar.tsx";
import { Details } from "./Details.tsx";
import { Legend } from "./Legend.tsx";
import { StatusBadge } from "./StatusBadge.tsx";
import { FailedChecks } from "./Sums.tsx";

/** Source on the left, the statutory tables on the right. */
export function ReviewView() {
  const wanted = route.value;
  useLayoutEffect(() => {
    void showRoute(wanted);
  }, [wanted]);
  const report = loaded.value;
  if (loadFailed.value !== null)
    return (
      <p class="warning" role="alert">
        ⚠ {t("report-missing", { path: loadFailed.value })}
      </p>
    );
  if (report === null) return <p class="waiting">{t("loading")}</p>;
  return (
    <div class="review">
      <SourcePane loaded={report} />
      <section class="figures" aria-label={t("figures")}>
        <ReportHead report={report} />
        <DecisionBar loaded={report} />
        <Figures key={report.path} report={report} />
      </section>
    </div>
  );
}

function ReportHead({ report: { item, report, path } }: { report: Loaded }) {
  const walk = round.value;
  const { agency, year, edition } = report.report;
  return (
    <header class="report-head">
      <StatusBadge status={report.status} />
      <h2>
        {agency === null ? t("no-agency") : <a href={hashOf("agency", agency)}>{agency}</a>}{" "}
        <span class="year">{year === null ? t("no-year") : t("year-of", { year })}</span>
      </h2>
      <span class="remark">{edition === null ? "" : t("edition-of", { edition })}</span>
      <span class="reasons">{item.reasons.map(reasonName).join("；")}</span>
      <span class="grow" />
      <span role="status" class="notice">
        {notice.value === null ? "" : t(`notice-${notice.value}`)}
      </span>
      {walk !== null && walk.kind !== "single" && (
        <span class="walk">
          <span>
            {t(walk.kind === "queue" ? "queue-place" : "sample-place", { n: walk.indexOf(path) + 1, of: walk.total })}
          </span>
          <button type="button" onClick={() => goReport(1)}>
            {t("next-report")} <kbd>N</kbd>
          </button>
        </span>
      )}
    </header>
  );
}

function Figures({ report }: { report: Loaded }) {
  const ref = useRef<HTMLElement>(null);
  const pointer = chosen.value;
  useEffect(() => {
    const button = ref.current?.querySelector(`[data-pointer="${pointer}"]`);
    button?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [pointer]);
  const layouts = formsOf(report.figures).flatMap((form) => layoutOf(form) ?? []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
    <section ref={ref} class="details" tabIndex={0} aria-label={t("tables")}>
      <FailedChecks loaded={report} />
      <Legend />
      {layouts.length === 0 && <p class="warning">⚠ {t("no-tables")}</p>}
      {layouts.map((layout) => (
        <FormTable key={layout.table} layout={layout} loaded={report} />
      ))}
      <Details report={report.report} />
    </section>
  );
}
