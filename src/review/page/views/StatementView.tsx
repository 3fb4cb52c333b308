import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Estimate, SampleItem, SignedStatement, Statement } from "../../protocol.ts";
import { getStatement, postSignature } from "../api.ts";
import { figureAt } from "../form/marks.ts";
import { figureTitle } from "../form/names.ts";
import { hashOf } from "../route.ts";
import { reviewer } from "../settings.ts";
import { type StringKey, t } from "../strings/index.ts";
import { StatusBadge } from "./StatusBadge.tsx";

type Query = Readonly<Record<string, string>>;

const percent = (share: number): string => `${(100 * share).toFixed(2)}%`;

/** What the sample says of the archive, to be printed and signed. */
export function StatementView({ query }: { query: Query }) {
  const statement = useSignal<Statement | SignedStatement | null>(null);
  const failed = useSignal(false);
  const choice = { size: Number(query.size ?? 0), seed: query.seed ?? "1" };
  const confidence = Number(query.confidence ?? 0.95);
  const key = JSON.stringify(query);
  useEffect(() => {
    statement.value = null;
    getStatement(choice, confidence).then(
      (made) => {
        statement.value = made;
      },
      () => {
        failed.value = true;
      },
    );
  }, [key]);
  if (failed.value)
    return (
      <p class="warning" role="alert">
        ⚠ {t("failed")}
      </p>
    );
  const made = statement.value;
  if (made === null) return <p class="waiting">{t("drawing")}</p>;
  const sign = async (): Promise<void> => {
    const signed = await postSignature(choice, confidence, reviewer.value).catch(() => null);
    if (signed === null) failed.value = true;
    else statement.value = signed;
  };
  const signed = "signedBy" in made ? made : null;
  return (
    <>
      <div class="actions">
        <a class="button" href={hashOf("sample", "", query)}>
          {t("back-to-sample")}
        </a>
        <button type="button" onClick={() => print()}>
          {t("print")}
        </button>
        <a class="button" href={jsonOf(made)} download={`statement-${made.seed}-${made.size}.json`}>
          {t("save-json")}
        </a>
        <button type="button" class="primary" disabled={signed !== null || made.open > 0} onClick={sign}>
          {t("sign-as", { name: reviewer.value })}
        </button>
        <span role="status">{signed === null ? made.open > 0 && t("still-open", { n: made.open }) : t("signed")}</span>
      </div>
      <Paper made={made} signed={signed} />
    </>
  );
}

const jsonOf = (made: Statement): string =>
  `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(made, null, 2))}`;

function Paper({ made, signed }: { made: Statement; signed: SignedStatement | null }) {
  const { overall, confidence } = made;
  const level = `${100 * confidence}%`;
  return (
    <article class="paper">
      <h2>{t("statement-title")}</h2>
      {made.open > 0 && <p class="warning">⚠ {t("provisional", { n: made.open })}</p>}
      <p class="result">
        {overall.share === null
          ? t("nothing-judged")
          : t("result", {
              share: percent(overall.share),
              low: percent(overall.low),
              high: percent(overall.high),
              level,
            })}
      </p>
      {overall.noneWrong !== null && (
        <p>{t("none-wrong", { n: overall.judged, bound: percent(overall.noneWrong), level })}</p>
      )}
      {overall.unsure > 0 && <p>{t("unsure-note", { n: overall.unsure, worst: percent(overall.worst), level })}</p>}
      <dl class="facts">
        <dt>{t("archive")}</dt>
        <dd>{made.archive}</dd>
        <dt>{t("population")}</dt>
        <dd>
          {t("population-of", {
            reports: made.reports.toLocaleString("en"),
            figures: made.figures.toLocaleString("en"),
          })}
        </dd>
        <dt>{t("method")}</dt>
        <dd>{t("method-of", { n: made.size, seed: made.seed })}</dd>
        <dt>{t("checked")}</dt>
        <dd>
          {t("checked-of", { judged: overall.judged, wrong: overall.wrong, unsure: overall.unsure, open: made.open })}
        </dd>
        <dt>{t("reviewers")}</dt>
        <dd>
          {made.reviewers.join("、") || "–"}
          {made.from !== null && `（${made.from.slice(0, 10)} – ${made.to?.slice(0, 10)}）`}
        </dd>
        <dt>{t("digest")}</dt>
        <dd class="hash">{made.digest}</dd>
        <dt>{t("program")}</dt>
        <dd>nianbao {made.version}</dd>
      </dl>
      <StrataTable made={made} level={level} />
      <ItemList title={t("wrong-figures", { n: made.wrong.length })} items={made.wrong} />
      {made.unsure.length > 0 && (
        <ItemList title={t("unsure-figures", { n: made.unsure.length })} items={made.unsure} />
      )}
      <p class="signature">
        <span>
          {t("signature")} {signed?.signedBy ?? ""}
        </span>
        <span>
          {t("date")} {signed?.signedAt.slice(0, 10) ?? ""}
        </span>
      </p>
    </article>
  );
}

function StrataTable({ made, level }: { made: Statement; level: string }) {
  const interval = ({ judged, low, high }: Estimate): string =>
    judged === 0 ? "–" : `${percent(low)} – ${percent(high)}`;
  return (
    <table class="strata">
      <caption>{t("by-stratum")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("stratum")}</th>
          <th scope="col">{t("figures-count")}</th>
          <th scope="col">{t("judged")}</th>
          <th scope="col">{t("verdict-wrong")}</th>
          <th scope="col">{t("verdict-unsure")}</th>
          <th scope="col">{t("share-wrong")}</th>
          <th scope="col">{t("interval", { level })}</th>
        </tr>
      </thead>
      <tbody>
        {made.strata.map(({ status, kind, edition, figures, estimate }) => (
          <tr key={`${status} ${kind} ${edition}`}>
            <th scope="row">
              <StatusBadge status={status} /> {t(`kind-${kind}` as StringKey)} · {t("edition-of", { edition })}
            </th>
            <td class="n">{figures.toLocaleString("en")}</td>
            <td class="n">{estimate.judged}</td>
            <td class="n">{estimate.wrong}</td>
            <td class="n">{estimate.unsure}</td>
            <td class="n">{estimate.share === null ? "–" : percent(estimate.share)}</td>
            <td class="n">{interval(estimate)}</td>
          </tr>
        ))}
        <tr class="all">
          <th scope="row">{t("all-weighted")}</th>
          <td class="n">{made.figures.toLocaleString("en")}</td>
          <td class="n">{made.overall.judged}</td>
          <td class="n">{made.overall.wrong}</td>
          <td class="n">{made.overall.unsure}</td>
          <td class="n">{made.overall.share === null ? "–" : percent(made.overall.share)}</td>
          <td class="n">{interval(made.overall)}</td>
        </tr>
      </tbody>
    </table>
  );
}

function ItemList({ title, items }: { title: string; items: readonly SampleItem[] }) {
  return (
    <section>
      <h3>{title}</h3>
      {items.length > 0 && (
        <ol class="found">
          {items.map(({ report, pointer, agency, year, shown, review }) => {
            const figure = figureAt(pointer);
            return (
              <li key={`${report} ${pointer}`}>
                <a href={hashOf("report", report, { at: pointer })}>
                  {agency ?? report} {year ?? ""}
                </a>{" "}
                {figure === null ? pointer : figureTitle(figure)}：{shown ?? t("blank-value")}
                {review?.verdict === "wrong" && ` → ${review.value ?? t("blank-value")}`}
                {review?.note !== undefined && `（${review.note}）`}
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
