import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { busy, conflict, decide, entry, undo } from "../decide.ts";
import { MARK_SIGNS, VERDICT_SIGNS } from "../form/FormTable.tsx";
import { effectiveValue, isKnown, type MarkedFigure } from "../form/marks.ts";
import { figureTitle } from "../form/names.ts";
import { decisionOf, type Loaded } from "../load.ts";
import { chosen, chosenFigure, goFigure, isMoving, round } from "../round.ts";
import { Crop } from "../source/Crop.tsx";
import { type StringKey, t } from "../strings/index.ts";
import { Consequences } from "./Sums.tsx";

/** The figure that is looked at: what was read, what is printed, and what is decided of it. */
export function DecisionBar({ loaded }: { loaded: Loaded }) {
  const figure = chosenFigure.value;
  return (
    <section class="decision" aria-busy={busy.value || isMoving()} aria-label={t("decision")}>
      {figure === null ? <p class="nothing">{t("no-figure")}</p> : <Chosen loaded={loaded} figure={figure} />}
    </section>
  );
}

const FAILING: ReadonlySet<MarkedFigure["mark"]> = new Set(["contradicts", "term"]);

function Chosen({ loaded, figure }: { loaded: Loaded; figure: MarkedFigure }) {
  const { pointer } = figure.figure;
  const review = decisionOf(loaded, pointer);
  const figures = round.value?.figuresOf(loaded) ?? [];
  const place = figures.indexOf(pointer);
  return (
    <>
      <div class="which">
        <button
          type="button"
          class="step"
          aria-label={t("previous")}
          title={`${t("previous")} (K)`}
          onClick={() => goFigure(-1)}
        >
          ‹
        </button>
        <h2 aria-live="polite">{figureTitle(figure.figure)}</h2>
        <span class="place">{place < 0 ? t("outside-round") : t("place", { n: place + 1, of: figures.length })}</span>
        <button
          type="button"
          class="step"
          aria-label={t("next")}
          title={`${t("next")} (J)`}
          onClick={() => goFigure(1)}
        >
          ›
        </button>
      </div>
      <div class="compare">
        <Read figure={figure} />
        <Crop loaded={loaded} figure={figure} />
      </div>
      {entry.value === null ? (
        <Verdicts
          review={review === null ? null : `${VERDICT_SIGNS[review.verdict]} ${t(`verdict-${review.verdict}`)}`}
          known={isKnown(figure)}
        />
      ) : (
        <EntryForm key={pointer} loaded={loaded} figure={figure} kind={entry.value.kind} />
      )}
      <p class="standing">
        {conflict.value?.pointer === pointer ? (
          <strong class="conflict" role="alert">
            {t("conflict", {
              by: conflict.value.standing?.review.by ?? "",
              verdict: t(`verdict-${conflict.value.standing?.review.verdict ?? "withdrawn"}`),
            })}
          </strong>
        ) : review === null ? (
          <>
            {t("not-decided")}
            {FAILING.has(figure.mark) && <Consequences loaded={loaded} pointer={pointer} value={figure.value} />}
          </>
        ) : (
          <>
            <span class={`verdict-${review.verdict}`}>
              {VERDICT_SIGNS[review.verdict]}{" "}
              {t(review.verdict === "wrong" && !isKnown(figure) ? "verdict-filled" : `verdict-${review.verdict}`)}
              {review.verdict === "wrong" && ` → ${review.value ?? t("blank-value")}`}
            </span>
            {` · ${review.by} · ${review.at.slice(0, 16).replace("T", " ")}`}
            {review.note !== undefined && ` · ${review.note}`}
            {review.shown !== figure.value && ` · ${t("shown-then", { value: review.shown ?? t("blank-value") })}`}
          </>
        )}
        {review?.verdict === "wrong" && (
          <Consequences loaded={loaded} pointer={pointer} value={effectiveValue(figure, review)} />
        )}
      </p>
    </>
  );
}

function Read({ figure: { value, mark, evidence, state } }: { figure: MarkedFigure }) {
  return (
    <dl class={`read mark-${mark}`}>
      <dt>{t("read-as")}</dt>
      <dd class="big">{value ?? <span class="none">{t(noneOf(state))}</span>}</dd>
      <dd class="chip">
        <span class="sign">{MARK_SIGNS[mark] || (mark === "verified" ? "✓" : "·")}</span> {t(`mark-${mark}`)}
        {evidence?.read !== undefined && ` ${t("had-read", { read: evidence.read })}`}
        {evidence?.confidence != null && ` · ${t("confidence", { n: Math.round(100 * evidence.confidence) })}`}
      </dd>
    </dl>
  );
}

/** What is said of a figure without a value. */
function noneOf(state: MarkedFigure["state"]): StringKey {
  if (state === "blank" || state === "dash") return `${state}-value`;
  return state === "number" || state === "absent" || state === "noTable" ? "blank-value" : `none-${state}`;
}

/** A figure that was not read can't be right: it is filled in. */
function Verdicts({ review, known }: { review: string | null; known: boolean }) {
  return (
    <fieldset class="verdicts" aria-label={review ?? t("not-decided")}>
      <button
        type="button"
        class="right"
        aria-keyshortcuts="1"
        disabled={!known}
        onClick={() => decide({ verdict: "right" })}
      >
        <kbd>1</kbd> ✓ {t("verdict-right")}
      </button>
      <button type="button" class="wrong" aria-keyshortcuts="2" onClick={() => openEntry("wrong")}>
        <kbd>2</kbd> ✗ {t(known ? "verdict-wrong" : "verdict-filled")}…
      </button>
      <button type="button" class="unsure" aria-keyshortcuts="3" onClick={() => openEntry("note")}>
        <kbd>3</kbd> … {t("verdict-unsure")}…
      </button>
      <button type="button" class="undo" aria-keyshortcuts="0" onClick={undo}>
        <kbd>0</kbd> ↶ {t("undo")}
      </button>
    </fieldset>
  );
}

export function openEntry(kind: "wrong" | "note"): void {
  if (chosen.value !== null) entry.value = { kind };
}

/** Back to the figure, nothing decided. */
function closeEntry(): void {
  entry.value = null;
  document.querySelector<HTMLElement>(`[data-pointer="${chosen.value}"]`)?.focus();
}

/** A figure as a person types it: an empty field is nothing printed; undefined is no figure. */
function typedValue(text: string, { signed, decimal }: MarkedFigure["figure"]): number | null | undefined {
  const plain = text.normalize("NFKC").replace(/[\s,]/gu, "").replaceAll("－", "-");
  if (plain === "") return null;
  const pattern = decimal ? /^-?\d+(?:\.\d+)?$/u : /^-?\d+$/u;
  if (!pattern.test(plain) || (!signed && plain.startsWith("-"))) return undefined;
  return Number(plain);
}

function EntryForm({ loaded, figure, kind }: { loaded: Loaded; figure: MarkedFigure; kind: "wrong" | "note" }) {
  const typed = useSignal("");
  const note = useSignal("");
  const first = useRef<HTMLInputElement>(null);
  // Before the next key: the first digit must not be lost, nor be taken for a decision.
  useLayoutEffect(() => first.current?.focus(), []);
  const value = typedValue(typed.value, figure.figure);
  const fault = value === undefined ? "not-a-figure" : kind === "wrong" && value === figure.value ? "same-value" : null;
  const submit = (event: Event): void => {
    event.preventDefault();
    const rest = note.value.trim() === "" ? {} : { note: note.value.trim().slice(0, 2000) };
    if (kind === "note") void decide({ verdict: "unsure", ...rest });
    else if (fault === null && value !== undefined) void decide({ verdict: "wrong", value, ...rest });
  };
  return (
    <form
      class="entry"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Escape") closeEntry();
      }}
    >
      {kind === "wrong" && (
        <label>
          {t("true-value")}
          <input
            ref={first}
            inputMode="decimal"
            autocomplete="off"
            value={typed.value}
            placeholder={t("blank-if-none")}
            aria-invalid={fault !== null}
            onInput={(event) => {
              typed.value = event.currentTarget.value;
            }}
          />
        </label>
      )}
      <label class="note">
        {t("note")}
        <input
          {...(kind === "note" ? { ref: first } : {})}
          autocomplete="off"
          maxLength={2000}
          value={note.value}
          onInput={(event) => {
            note.value = event.currentTarget.value;
          }}
        />
      </label>
      <button type="submit" class="save" disabled={kind === "wrong" && fault !== null}>
        <kbd>↵</kbd> {t("save")}
      </button>
      <button type="button" onClick={closeEntry}>
        <kbd>Esc</kbd> {t("cancel")}
      </button>
      {kind === "wrong" && fault !== null && typed.value !== "" && (
        <p class="consequences fails" role="alert">
          {t(fault)}
        </p>
      )}
      {kind === "wrong" && fault === null && value !== undefined && (
        <Consequences loaded={loaded} pointer={figure.figure.pointer} value={value} />
      )}
    </form>
  );
}
