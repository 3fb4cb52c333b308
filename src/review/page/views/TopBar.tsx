import { count } from "../decide.ts";
import { overview } from "../overview.ts";
import { hashOf, route } from "../route.ts";
import { language, reviewer, setLanguage, setReviewer } from "../settings.ts";
import { t } from "../strings/index.ts";
import { helpOpen } from "./Help.tsx";

export function TopBar() {
  const { name } = route.value;
  const link = (to: string, text: string, key: string) => (
    <a href={hashOf(to)} aria-current={name === to || (name === "" && to === "overview") ? "page" : undefined}>
      {text} <kbd>{key}</kbd>
    </a>
  );
  return (
    <header class="top">
      <h1>
        {t("title")} <small>{overview.value?.archive ?? ""}</small>
      </h1>
      <nav aria-label={t("navigation")}>
        {link("overview", t("overview"), "O")}
        {link("sample", t("sample"), "S")}
      </nav>
      <span class="grow" />
      <span class="count">{t("decided-now", { n: count.value })}</span>
      <button type="button" title={t("change-name")} onClick={() => setReviewer("")}>
        {reviewer.value || t("no-name")}
      </button>
      <button
        type="button"
        lang={language.value === "zh" ? "en" : "zh-CN"}
        onClick={() => setLanguage(language.value === "zh" ? "en" : "zh")}
      >
        {t("other-language")} <kbd>L</kbd>
      </button>
      <button
        type="button"
        onClick={() => {
          helpOpen.value = true;
        }}
      >
        {t("help")} <kbd>?</kbd>
      </button>
    </header>
  );
}
