import { useEffect } from "preact/hooks";
import { route } from "../route.ts";
import { reviewer } from "../settings.ts";
import { t } from "../strings/index.ts";
import { AgencyView } from "./AgencyView.tsx";
import { Help } from "./Help.tsx";
import { NameDialog } from "./NameDialog.tsx";
import { OverviewView } from "./OverviewView.tsx";
import { ReviewView } from "./ReviewView.tsx";
import { SampleView } from "./SampleView.tsx";
import { StatementView } from "./StatementView.tsx";
import { TopBar } from "./TopBar.tsx";

export function App() {
  const { name, argument, query } = route.value;
  const title = t("title");
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <>
      <button type="button" class="skip" onClick={skip}>
        {t("skip")}
      </button>
      <TopBar />
      <main id="main" tabIndex={-1} class={`view-${name || "overview"}`}>
        {name === "report" && <ReviewView />}
        {name === "agency" && <AgencyView agency={argument} />}
        {name === "sample" && <SampleView query={query} />}
        {name === "statement" && <StatementView query={query} />}
        {!["report", "agency", "sample", "statement"].includes(name) && <OverviewView query={query} />}
      </main>
      <Help />
      {reviewer.value === "" && <NameDialog />}
    </>
  );
}

function skip(): void {
  document.getElementById("main")?.focus();
}
