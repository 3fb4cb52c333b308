import { useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import type { Facet, FacetCount, Item, Overview, Status } from "../../protocol.ts";
import { items, overview, showOverview } from "../overview.ts";
import { begin } from "../round.ts";
import { go, hashOf } from "../route.ts";
import { reasonName, type StringKey, t } from "../strings/index.ts";
import { STATUS_SIGNS, StatusBadge } from "./StatusBadge.tsx";

const STATUSES: readonly Status[] = ["verified", "inconsistent", "review", "failed"];

type Query = Readonly<Record<string, string>>;

/** What the archive holds, as bars that narrow it down, and its reports. */
export function OverviewView({ query }: { query: Query }) {
  const key = JSON.stringify(query);
  useLayoutEffect(() => {
    void showOverview(query);
  }, [key]);
  const answer = overview.value;
  if (answer === null) return <p class="waiting">{t("loading")}</p>;
  return (
    <div class="overview">
      <Tiles answer={answer} query={query} />
      <Narrowed query={query} />
      <div class="columns">
        <div class="bars">
          <Years counts={answer.facets.year} query={query} />
          <Bars
            facet="reason"
            counts={answer.facets.reason.filter(({ value }) => value !== "")}
            query={query}
            name={reasonName}
          />
          <Bars facet="region" counts={answer.facets.region} query={query} name={placeName} />
          <div class="pair">
            <Bars
              facet="kind"
              counts={answer.facets.kind}
              query={query}
              name={(kind) => t(`kind-${kind}` as StringKey)}
            />
            <Bars
              facet="edition"
              counts={answer.facets.edition}
              query={query}
              name={(edition) => t("edition-of", { edition })}
            />
          </div>
          {!answer.complete && <p class="remark">{t("incomplete")}</p>}
        </div>
        <Reports answer={answer} query={query} />
      </div>
    </div>
  );
}

const placeName = (region: string): string => region.split("/").at(-1) ?? region;

const narrowed = (query: Query, facet: Facet, value: string): string => {
  const { [facet]: current, ...rest } = query;
  const larger = facet === "region" ? value.split("/").slice(0, -1).join("/") : "";
  const back = larger === "" ? rest : { ...rest, [facet]: larger };
  return hashOf("overview", "", current === value ? back : { ...rest, [facet]: value });
};

const sum = ({ counts }: FacetCount): number => STATUSES.reduce((all, status) => all + counts[status], 0);

function Tiles({ answer, query }: { answer: Overview; query: Query }) {
  const of = (status: Status): number => {
    const found = answer.facets.status.find(({ value }) => value === status);
    return found === undefined ? 0 : sum(found);
  };
  return (
    <div class="tiles">
      <p class="tile total">
        <strong>{answer.total.toLocaleString("en")}</strong> {t("reports")}
      </p>
      {STATUSES.map((status) => (
        <a
          key={status}
          class={`tile status-${status}`}
          href={narrowed(query, "status", status)}
          aria-current={query.status === status ? "true" : undefined}
        >
          <span class="sign" aria-hidden="true">
            {STATUS_SIGNS[status]}
          </span>
          <strong>{of(status).toLocaleString("en")}</strong> {t(`status-${status}`)}
        </a>
      ))}
      <p class="tile plain">
        <strong>{answer.decided.toLocaleString("en")}</strong> {t("decided")}
      </p>
      <button
        type="button"
        class="primary"
        disabled={answer.matching === of("failed") && answer.matching > 0}
        onClick={() => begin("queue", query)}
      >
        {t("start-queue")}
      </button>
      <a class="button" href={hashOf("sample")}>
        {t("start-sample")}
      </a>
      {!answer.sources && <p class="warning">⚠ {t("source-no-folder")}</p>}
      {answer.faultyReviews.length > 0 && (
        <p class="warning">⚠ {t("faulty-reviews", { lines: answer.faultyReviews.slice(0, 10).join("、") })}</p>
      )}
    </div>
  );
}

/** What the list is narrowed to, to be taken back. */
function Narrowed({ query }: { query: Query }) {
  const given = Object.entries(query);
  if (given.length === 0) return null;
  return (
    <p class="narrowed">
      {t("narrowed")}
      {given.map(([facet, value]) => (
        <a key={facet} class="chip" href={narrowed(query, facet as Facet, value)}>
          {t(`facet-${facet}` as StringKey)}：{facetName(facet as Facet, value)} <span aria-hidden="true">×</span>{" "}
          <span class="hidden">{t("remove")}</span>
        </a>
      ))}
      <a href={hashOf("overview")}>{t("remove-all")}</a>
    </p>
  );
}

function facetName(facet: Facet | "search", value: string): string {
  if (value === "") return t("unknown");
  if (facet === "status") return t(`status-${value}` as StringKey);
  if (facet === "reason") return reasonName(value);
  if (facet === "region") return value.replaceAll("/", " ");
  if (facet === "kind") return t(`kind-${value}` as StringKey);
  return value;
}

function Stack({ count, most }: { count: FacetCount; most: number }) {
  return (
    <span class="stack" aria-hidden="true">
      {STATUSES.map((status) => (
        <span
          key={status}
          class={`part status-${status}`}
          style={{ flexBasis: `${(100 * count.counts[status]) / Math.max(1, most)}%` }}
        />
      ))}
    </span>
  );
}

const spoken = (name: string, { counts }: FacetCount): string =>
  `${name}：${STATUSES.filter((status) => counts[status] > 0)
    .map((status) => `${t(`status-${status}`)} ${counts[status]}`)
    .join("，")}`;

function Years({ counts, query }: { counts: readonly FacetCount[]; query: Query }) {
  const most = Math.max(1, ...counts.map(sum));
  return (
    <section class="years" aria-label={t("facet-year")}>
      <h2>{t("facet-year")}</h2>
      <div class="chart">
        {counts.map((count) => {
          const name = count.value === "" ? t("unknown") : count.value;
          return (
            <a
              key={count.value}
              href={narrowed(query, "year", count.value)}
              aria-current={query.year === count.value ? "true" : undefined}
              title={spoken(name, count)}
            >
              <span class="n">{sum(count)}</span>
              <Stack count={count} most={most} />
              <span class="name">{name}</span>
            </a>
          );
        })}
      </div>
    </section>
  );
}

interface BarsProps {
  readonly facet: Facet;
  readonly counts: readonly FacetCount[];
  readonly query: Query;
  readonly name?: (value: string) => string;
}

function Bars({ facet, counts, query, name = (value) => value }: BarsProps) {
  const most = Math.max(1, ...counts.map(sum));
  return (
    <section class={`facet facet-${facet}`} aria-label={t(`facet-${facet}`)}>
      <h2>{t(`facet-${facet}`)}</h2>
      {counts.length === 0 && <p class="remark">{t("none")}</p>}
      <ul>
        {counts.map((count) => {
          const shown = count.value === "" ? t("unknown") : name(count.value);
          return (
            <li key={count.value}>
              <a
                href={narrowed(query, facet, count.value)}
                aria-current={query[facet] === count.value ? "true" : undefined}
                title={spoken(shown, count)}
              >
                <span class="name">{shown}</span>
                <Stack count={count} most={most} />
                <span class="n">{sum(count)}</span>
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Milliseconds after the last key before a search begins. */
const PAUSE = 200;

function Reports({ answer, query }: { answer: Overview; query: Query }) {
  const typed = useSignal(query.search ?? "");
  const timer = useSignal(0);
  const page = items.value;
  const search = (text: string): void => {
    typed.value = text;
    clearTimeout(timer.value);
    const { search: _, ...rest } = query;
    timer.value = Number(
      setTimeout(() => go(hashOf("overview", "", text === "" ? rest : { ...rest, search: text }), true), PAUSE),
    );
  };
  return (
    <section class="reports" aria-label={t("reports")}>
      <label class="search">
        <span class="hidden">{t("search")}</span>
        <input
          id="search"
          type="search"
          placeholder={`${t("search")}  /`}
          value={typed.value}
          onInput={(event) => search(event.currentTarget.value)}
        />
        <span role="status">{t("matching", { n: answer.matching.toLocaleString("en") })}</span>
      </label>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
      <section class="list" tabIndex={0} aria-label={t("list")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("facet-status")}</th>
              <th scope="col">{t("facet-year")}</th>
              <th scope="col">{t("agency")}</th>
              <th scope="col">{t("facet-reason")}</th>
            </tr>
          </thead>
          <tbody>
            {page?.items.map((item) => (
              <Row key={item.path} item={item} query={query} />
            ))}
          </tbody>
        </table>
        {page !== null && page.total > page.items.length && (
          <p class="remark">{t("more", { n: page.total - page.items.length })}</p>
        )}
      </section>
    </section>
  );
}

function Row({ item, query }: { item: Item; query: Query }) {
  const name = item.agency ?? item.path;
  return (
    <tr>
      <td>
        <StatusBadge status={item.status} />
      </td>
      <td>{item.year ?? "–"}</td>
      <td title={item.path}>
        {item.status === "failed" ? name : <a href={hashOf("report", item.path, { via: "queue", ...query })}>{name}</a>}
      </td>
      <td class="remark">{item.reasons.map(reasonName).join("；")}</td>
    </tr>
  );
}
