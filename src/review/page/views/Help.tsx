import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { type StringKey, t } from "../strings/index.ts";

export const helpOpen = signal(false);

const KEYS: readonly (readonly [string, StringKey])[] = [
  ["1", "verdict-right"],
  ["2", "key-wrong"],
  ["3", "key-unsure"],
  ["0", "key-undo"],
  ["J  K", "key-figures"],
  ["N  P", "key-reports"],
  ["← ↑ ↓ →", "key-arrows"],
  ["+  −", "key-zoom"],
  ["A", "key-agency"],
  ["O", "overview"],
  ["S", "sample"],
  ["/", "key-search"],
  ["L", "key-language"],
  ["Esc", "cancel"],
];

/** The keys, in a dialog. */
export function Help() {
  const ref = useRef<HTMLDialogElement>(null);
  const open = helpOpen.value;
  useEffect(() => {
    if (open) ref.current?.showModal();
  }, [open]);
  if (!open) return null;
  const close = (): void => {
    helpOpen.value = false;
  };
  return (
    <dialog ref={ref} aria-labelledby="help-title" onClose={close}>
      <h2 id="help-title">{t("help-title")}</h2>
      <dl class="keys">
        {KEYS.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(meaning)}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={close}>
        {t("close")}
      </button>
    </dialog>
  );
}
