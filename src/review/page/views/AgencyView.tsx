import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Figure } from "../../../stored/figures.ts";
import { readingOf } from "../../../stored/figures.ts";
import type { AgencyAnswer } from "../../protocol.ts";
import { getAgency } from "../api.ts";
import { figureAt, isKnown } from "../form/marks.ts";
import { figureTitle } from "../form/names.ts";
import { hashOf } from "../route.ts";
import { formLabel, t } from "../strings/index.ts";
import { StatusBadge } from "./StatusBadge.tsx";

type Year = AgencyAnswer["years"][number];

const APPLICANTS = [
  "naturalPerson",
  "business",
  "research",
  "publicWelfare",
  "legalService",
  "other",
  "total",
] as const;
/** Figures that are compared from year to year. */
const SHOWN = [
  "/tables/requests/received/total",
  "/tables/requests/outcomes/granted/total",
  "/tables/requests/outcomes/partiallyGranted/total",
  "/tables/requests/outcomes/total/total",
  "/tables/disputes/reconsideration/total",
  "/tables/disputes/litigation/direct/total",
  "/tables/disputes/litigation/afterReconsideration/total",
  "/tables/disclosure/normativeDocuments/inForce",
  "/tables/disclosure/licensing/decisions",
  "/tables/disclosure/penalties/decisions",
] as const;

/** An agency's years side by side, what one carries over next to what the next brings in. */
export function AgencyView({ agency }: { agency: string }) {
  const answer = useSignal<AgencyAnswer | null>(null);
  useEffect(() => {
    answer.value = null;
    getAgency(agency).then((got) => {
      answer.value = got;
    });
  }, [agency]);
  if (answer.value === null) return <p class="waiting">{t("loading")}</p>;
  const { years } = answer.value;
  if (years.length === 0) return <p class="nothing">{t("no-reports")}</p>;
  return (
    <div class="agency">
      <h2>{agency}</h2>
      <Carried years={years} />
      <table class="years-table">
        <caption>{t("side-by-side")}</caption>
        <thead>
          <tr>
            <td />
            {years.map((year) => (
              <YearHead key={year.item.path} year={year} />
            ))}
          </tr>
        </thead>
        <tbody>
          {SHOWN.map((pointer) => {
            const figure = figureAt(pointer);
            return (
              figure !== null && (
                <tr key={pointer}>
                  <th scope="row">{figureTitle(figure)}</th>
                  {years.map((year) => (
                    <td key={year.item.path} class="n">
                      <Cell year={year} figure={figure} />
                    </td>
                  ))}
                </tr>
              )
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function YearHead({ year: { item } }: { year: Year }) {
  return (
    <th scope="col">
      <a href={hashOf("report", item.path)}>{item.year ?? "–"}</a> <StatusBadge status={item.status} />
    </th>
  );
}

function Cell({ year: { item, report }, figure }: { year: Year; figure: Figure }) {
  const { value, state } = readingOf(report, figure);
  const text = value ?? (state === "absent" || state === "noTable" ? "" : t("blank-value"));
  return text === "" ? null : <a href={hashOf("report", item.path, { at: figure.pointer })}>{text}</a>;
}

/** For each two years in a row, what the first carries over and what the second brings in, applicant by applicant. */
function Carried({ years }: { years: readonly Year[] }) {
  const pairs = years.flatMap((next, i): [Year, Year][] => {
    const before = years[i - 1];
    const follows = before !== undefined && (before.item.year ?? 0) + 1 === next.item.year;
    return follows ? [[before, next]] : [];
  });
  if (pairs.length === 0) return <p class="remark">{t("no-pairs")}</p>;
  return (
    <table class="years-table carried">
      <caption>{t("carried")}</caption>
      <thead>
        <tr>
          <td />
          {APPLICANTS.map((key) => (
            <th key={key} scope="col">
              {formLabel(key, figureAt(`/tables/requests/received/${key}`)?.columnLabel ?? key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {pairs.map(([before, next]) => (
          <tr key={next.item.path}>
            <th scope="row">{t("carried-from", { from: before.item.year ?? "", to: next.item.year ?? "" })}</th>
            {APPLICANTS.map((key) => (
              <CarriedCell key={key} before={before} next={next} applicant={key} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CarriedCell({ before, next, applicant }: { before: Year; next: Year; applicant: string }) {
  const out = figureAt(`/tables/requests/carriedOut/${applicant}`);
  const into = figureAt(`/tables/requests/carriedIn/${applicant}`);
  if (out === null || into === null) return null;
  const [left, right] = [readingOf(before.report, out), readingOf(next.report, into)];
  const known = isKnown(left) && isKnown(right);
  const same = (left.value ?? 0) === (right.value ?? 0);
  return (
    <td class={!known ? "n" : same ? "n holds" : "n fails"}>
      <Cell year={before} figure={out} />
      <strong class="relation">{!known ? " ? " : same ? " = " : " ≠ "}</strong>
      <Cell year={next} figure={into} />
    </td>
  );
}
