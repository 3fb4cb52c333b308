import type { ComponentChildren } from "preact";
import type { Report, Section } from "../../../model/report.ts";
import { figureAt } from "../form/marks.ts";
import { figureTitle } from "../form/names.ts";
import { reasonName, t } from "../strings/index.ts";
import { FigureLink } from "./Sums.tsx";

/** What else the report says: diagnostics, and its sections with the figures that the prose states. */
export function Details({ report }: { report: Report }) {
  return (
    <>
      <Diagnostics report={report} />
      <section class="prose" aria-labelledby="sections-title">
        <h2 id="sections-title">{t("sections")}</h2>
        {report.sections.map((section, i) => (
          <SectionView key={i} section={section} at={`/sections/${i}`} report={report} />
        ))}
      </section>
    </>
  );
}

function Diagnostics({ report: { diagnostics } }: { report: Report }) {
  if (diagnostics.length === 0) return null;
  return (
    <section class="diagnostics" aria-labelledby="diagnostics-title">
      <h2 id="diagnostics-title">{t("diagnostics", { n: diagnostics.length })}</h2>
      <ul>
        {diagnostics.map(({ code, severity, message, pointer }, i) => {
          const figure = pointer === null ? null : figureAt(pointer);
          return (
            <li key={i} class={severity}>
              <strong>{reasonName(code)}</strong>{" "}
              {figure !== null && <FigureLink pointer={figure.pointer}>{figureTitle(figure)}</FigureLink>}{" "}
              <span class="remark">{message}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function SectionView({ section, at, report }: { section: Section; at: string; report: Report }) {
  const title = [section.number ?? "", section.heading]
    .filter((part) => part !== "")
    .join(section.number?.startsWith("（") ? "" : "、");
  return (
    <div class={`section level-${section.level}`}>
      {title !== "" && (section.level <= 1 ? <h3>{title}</h3> : <h4>{title}</h4>)}
      {section.paragraphs.map((text, i) => (
        <p key={i}>{withMentions(text, at, i, report)}</p>
      ))}
      {section.sections.map((inner, i) => (
        <SectionView key={i} section={inner} at={`${at}/sections/${i}`} report={report} />
      ))}
    </div>
  );
}

/** A paragraph with the figures that it states marked, those that a check compares with the tables linked. */
function withMentions(text: string, section: string, paragraph: number, report: Report): ComponentChildren[] {
  const parts: ComponentChildren[] = [];
  let end = 0;
  report.mentions.forEach((mention, i) => {
    if (mention.section !== section || mention.paragraph !== paragraph || mention.start < end) return;
    const check = report.checks.find(({ cells }) => cells.includes(`/mentions/${i}`));
    const pointer = check?.cells.find((cell) => figureAt(cell) !== null);
    const words = text.slice(mention.start, mention.end);
    parts.push(text.slice(end, mention.start));
    parts.push(
      pointer === undefined ? (
        <span key={i} class="mention">
          {words}
        </span>
      ) : (
        <span key={i} class={check?.status === "fail" ? "mention fails" : "mention holds"}>
          <FigureLink pointer={pointer}>{words}</FigureLink>
        </span>
      ),
    );
    end = mention.end;
  });
  parts.push(text.slice(end));
  return parts;
}
