import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { setReviewer } from "../settings.ts";
import { t } from "../strings/index.ts";

/** Asks who decides: every decision bears a name. */
export function NameDialog() {
  const ref = useRef<HTMLDialogElement>(null);
  const name = useSignal("");
  useEffect(() => ref.current?.showModal(), []);
  const submit = (event: Event): void => {
    event.preventDefault();
    const given = name.value.trim().slice(0, 200);
    if (given === "") return;
    ref.current?.close();
    setReviewer(given);
  };
  return (
    <dialog ref={ref} aria-labelledby="name-title" onCancel={(event) => event.preventDefault()}>
      <form onSubmit={submit}>
        <h2 id="name-title">{t("name-title")}</h2>
        <label>
          {t("name")}
          <input
            autocomplete="name"
            maxLength={200}
            value={name.value}
            onInput={(event) => {
              name.value = event.currentTarget.value;
            }}
          />
        </label>
        <p class="remark">{t("name-why")}</p>
        <button type="submit" class="primary">
          {t("begin")}
        </button>
      </form>
    </dialog>
  );
}
