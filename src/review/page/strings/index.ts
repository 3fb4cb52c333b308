import { language } from "../settings.ts";
import { FORM_STRINGS } from "./form.ts";
import { REASON_STRINGS } from "./reasons.ts";
import { UI_STRINGS } from "./ui.ts";

export type StringKey = keyof typeof UI_STRINGS;

/** A string of the page in the chosen language; `{name}` in it is replaced. */
export function t(key: StringKey, values: Readonly<Record<string, string | number>> = {}): string {
  const [zh, en] = UI_STRINGS[key];
  const text = language.value === "zh" ? zh : en;
  return text.replace(/\{(\w+)\}/gu, (_, name: string) => String(values[name] ?? ""));
}

/** What a code of a diagnostic or failure means; the code itself where it is not known. */
export const reasonName = (code: string): string => {
  const names = REASON_STRINGS[code];
  return names === undefined ? code : names[language.value === "zh" ? 0 : 1];
};

/** A label of the form: as printed, or its English name. */
export const formLabel = (key: string, printed: string): string =>
  language.value === "zh" ? printed : (FORM_STRINGS[key] ?? printed);
