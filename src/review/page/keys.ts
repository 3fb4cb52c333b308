import { tinykeys } from "tinykeys";
import { decide, entry, undo } from "./decide.ts";
import { moveInTable } from "./form/move.ts";
import { goFigure, goReport, isOn, loaded } from "./round.ts";
import { go, hashOf } from "./route.ts";
import { language, setLanguage } from "./settings.ts";
import { zoomBy } from "./source/zoom.ts";
import { openEntry } from "./views/DecisionBar.tsx";
import { helpOpen } from "./views/Help.tsx";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;

const inDialog = (): boolean => document.querySelector("dialog[open]") !== null;

/** A key that works everywhere but where text is typed. */
const always =
  (action: () => void) =>
  (event: KeyboardEvent): void => {
    if (isTyping(event.target) || inDialog() || event.isComposing) return;
    event.preventDefault();
    action();
  };

/** A key that works where a report is on the table. */
const atTable = (action: () => void) => (event: KeyboardEvent) => {
  if (isOn("report") && loaded.value !== null && entry.value === null) always(action)(event);
};

/** Arrow keys move through the tables, unless what has the focus scrolls by them. */
const arrow = (dx: number, dy: number) => (event: KeyboardEvent) => {
  const pane = event.target instanceof Element ? event.target.closest(".pane, .details") : null;
  if (pane === null || event.target instanceof HTMLButtonElement) atTable(() => moveInTable(dx, dy))(event);
};

/** The keys of the page; `views/Help.tsx` lists them. */
export function bindKeys(): void {
  tinykeys(window, {
    "1": atTable(() => void decide({ verdict: "right" })),
    "2": atTable(() => openEntry("wrong")),
    "3": atTable(() => openEntry("note")),
    "0": atTable(() => void undo()),
    j: atTable(() => void goFigure(1)),
    k: atTable(() => void goFigure(-1)),
    n: atTable(() => void goReport(1)),
    p: atTable(() => void goReport(-1)),
    ArrowLeft: arrow(-1, 0),
    ArrowRight: arrow(1, 0),
    ArrowUp: arrow(0, -1),
    ArrowDown: arrow(0, 1),
    "Shift++": atTable(() => zoomBy(1)),
    "=": atTable(() => zoomBy(1)),
    "-": atTable(() => zoomBy(-1)),
    a: atTable(() => {
      const agency = loaded.value?.item.agency ?? null;
      if (agency !== null) go(hashOf("agency", agency));
    }),
    o: always(() => go(hashOf("overview"))),
    s: always(() => go(hashOf("sample"))),
    l: always(() => setLanguage(language.value === "zh" ? "en" : "zh")),
    "/": always(() => {
      if (!isOn("overview")) go(hashOf("overview"));
      requestAnimationFrame(() => document.querySelector<HTMLInputElement>("#search")?.focus());
    }),
    "Shift+?": always(() => {
      helpOpen.value = true;
    }),
  });
}
