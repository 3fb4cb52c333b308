import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Sample, SampleChoice } from "../../protocol.ts";
import { sizeFor } from "../../sampling/size.ts";
import { getOverview, getSample } from "../api.ts";
import { overview } from "../overview.ts";
import { begin } from "../round.ts";
import { go, hashOf } from "../route.ts";
import { type StringKey, t } from "../strings/index.ts";
import { StatusBadge } from "./StatusBadge.tsx";

type Query = Readonly<Record<string, string>>;

const CONFIDENCES = [0.9, 0.95, 0.99] as const;
/** Shares of wrong figures that a sample without any may rule out. */
const SHARES = [0.05, 0.03, 0.02, 0.01, 0.005] as const;
const DEFAULT: SampleChoice & { confidence: number } = { size: 299, seed: "1", confidence: 0.95 };

/** Plans a sample, shows how far it has been looked at, and leads to the statement. */
export function SampleView({ query }: { query: Query }) {
  const sample = useSignal<Sample | null>(null);
  const failed = useSignal(false);
  const asked = query.size !== undefined;
  const key = JSON.stringify(query);
  useEffect(() => {
    sample.value = null;
    failed.value = false;
    if (asked) {
      getSample({ size: Number(query.size), seed: query.seed ?? "1" }).then(
        (drawn) => {
          sample.value = drawn;
        },
        () => {
          failed.value = true;
        },
      );
      return;
    }
    // The sample that the command asked for, if it did.
    const known = overview.value === null ? getOverview({}) : Promise.resolve(overview.value);
    known.then((answer) => {
      overview.value ??= answer;
      if (answer.sample !== null) go(addressOf({ ...DEFAULT, ...answer.sample }), true);
    });
  }, [key]);
  return (
    <div class="sample">
      <h2>{t("sample-title")}</h2>
      <p class="remark">{t("sample-how")}</p>
      <PlanForm key={key} query={query} />
      {asked && sample.value === null && !failed.value && <p class="waiting">{t("drawing")}</p>}
      {failed.value && (
        <p class="warning" role="alert">
          ⚠ {t("failed")}
        </p>
      )}
      {sample.value !== null && <Progress sample={sample.value} query={query} />}
    </div>
  );
}

const addressOf = ({ size, seed, confidence }: SampleChoice & { confidence: number }): string =>
  hashOf("sample", "", { size: String(size), seed, confidence: String(confidence) });

function PlanForm({ query }: { query: Query }) {
  const size = useSignal(query.size ?? String(DEFAULT.size));
  const seed = useSignal(query.seed ?? DEFAULT.seed);
  const confidence = useSignal(Number(query.confidence ?? DEFAULT.confidence));
  const submit = (event: Event): void => {
    event.preventDefault();
    const wanted = Number(size.value);
    if (!Number.isInteger(wanted) || wanted < 1 || seed.value.trim() === "") return;
    go(addressOf({ size: wanted, seed: seed.value.trim(), confidence: confidence.value }));
  };
  return (
    <form class="plan" onSubmit={submit}>
      <label>
        {t("confidence-level")}
        <select
          value={String(confidence.value)}
          onChange={(event) => {
            confidence.value = Number(event.currentTarget.value);
          }}
        >
          {CONFIDENCES.map((value) => (
            <option key={value} value={String(value)}>
              {100 * value}%
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("rule-out")}
        <select
          onChange={(event) => {
            const share = Number(event.currentTarget.value);
            if (share > 0) size.value = String(sizeFor(share, confidence.value));
          }}
        >
          <option value="0">{t("choose-size")}</option>
          {SHARES.map((share) => (
            <option key={share} value={String(share)}>
              {t("at-most", { share: `${100 * share}%`, n: sizeFor(share, confidence.value) })}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("size")}
        <input
          inputMode="numeric"
          pattern="[0-9]+"
          required
          value={size.value}
          onInput={(event) => {
            size.value = event.currentTarget.value;
          }}
        />
      </label>
      <label>
        {t("seed")}
        <input
          required
          maxLength={100}
          value={seed.value}
          onInput={(event) => {
            seed.value = event.currentTarget.value;
          }}
        />
      </label>
      <button type="submit">{t("draw")}</button>
    </form>
  );
}

function Progress({ sample: { strata, items, size, seed }, query }: { sample: Sample; query: Query }) {
  const decided = items.filter(({ review }) => review !== null).length;
  const of = (stratum: number, verdict?: string): number =>
    items.filter(
      (item) =>
        item.stratum === stratum && item.review !== null && (verdict === undefined || item.review.verdict === verdict),
    ).length;
  return (
    <>
      <div class="progress">
        <label>
          {t("progress", { n: decided, of: items.length })}
          <progress value={decided} max={Math.max(1, items.length)} />
        </label>
        <button
          type="button"
          class="primary"
          disabled={items.length === 0}
          onClick={() => begin("sample", { size: String(size), seed })}
        >
          {t(decided === 0 ? "begin-sample" : decided < items.length ? "go-on" : "look-again")}
        </button>
        <a class="button" href={hashOf("statement", "", query)}>
          {t("to-statement")}
        </a>
      </div>
      {items.length < size && <p class="warning">⚠ {t("fewer", { n: items.length, size })}</p>}
      <table class="strata">
        <caption>{t("strata")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("facet-status")}</th>
            <th scope="col">{t("facet-kind")}</th>
            <th scope="col">{t("facet-edition")}</th>
            <th scope="col">{t("reports")}</th>
            <th scope="col">{t("figures-count")}</th>
            <th scope="col">{t("size")}</th>
            <th scope="col">{t("decided")}</th>
            <th scope="col">{t("verdict-wrong")}</th>
          </tr>
        </thead>
        <tbody>
          {strata.map((stratum, i) => (
            <tr key={`${stratum.status} ${stratum.kind} ${stratum.edition}`}>
              <td>
                <StatusBadge status={stratum.status} />
              </td>
              <td>{t(`kind-${stratum.kind}` as StringKey)}</td>
              <td>{stratum.edition}</td>
              <td class="n">{stratum.reports.toLocaleString("en")}</td>
              <td class="n">{stratum.figures.toLocaleString("en")}</td>
              <td class="n">{stratum.size}</td>
              <td class="n">{of(i)}</td>
              <td class="n">{of(i, "wrong")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
