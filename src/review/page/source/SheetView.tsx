import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Evidence } from "../../../model/report.ts";
import type { Loaded } from "../load.ts";
import { choose, chosenFigure } from "../round.ts";
import { t } from "../strings/index.ts";
import type { Sheets, Size } from "./pdf.ts";
import { placedAt, scrollToMiddle } from "./places.ts";
import { zoom } from "./zoom.ts";

/** Pages drawn one below the other, with a box where the chosen figure is printed. */
export function SheetView({ loaded, sheets }: { loaded: Loaded; sheets: Sheets }) {
  const evidence = chosenFigure.value?.evidence ?? null;
  return (
    <div class="sheets">
      {sheets.sizes.map((size, i) => (
        <Sheet key={i} loaded={loaded} sheets={sheets} number={i + 1} size={size} evidence={evidence} />
      ))}
    </div>
  );
}

interface SheetProps {
  readonly loaded: Loaded;
  readonly sheets: Sheets;
  readonly number: number;
  readonly size: Size;
  readonly evidence: Evidence | null;
}

function Sheet({ loaded, sheets, number, size, evidence }: SheetProps) {
  const holder = useRef<HTMLDivElement>(null);
  const near = useSignal(false);
  const here = evidence?.page === number ? evidence : null;
  useEffect(() => {
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) near.value = true;
      },
      { root: null, rootMargin: "600px" },
    );
    if (holder.current !== null) observer.observe(holder.current);
    return () => observer.disconnect();
  }, [near]);
  const wanted = near.value || here !== null;
  useEffect(() => {
    if (!wanted) return;
    let live = true;
    sheets.draw(number).then(
      (canvas) => {
        const { current } = holder;
        if (!live || current === null) return;
        current.querySelector("canvas")?.remove();
        current.prepend(canvas);
        current.dataset.drawn = "yes";
      },
      () => {},
    );
    return () => {
      live = false;
    };
  }, [wanted, sheets, number]);
  const pick = (event: MouseEvent): void => {
    const { left, top, width, height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const x = ((event.clientX - left) / width) * size.width;
    const y = ((event.clientY - top) / height) * size.height;
    const found = placedAt(loaded.figures, number, x, y);
    if (found !== null) choose(found);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: with the keyboard figures are chosen in the tables beside
    // biome-ignore lint/a11y/noStaticElementInteractions: with the keyboard figures are chosen in the tables beside
    <div
      ref={holder}
      class="sheet"
      data-page={number}
      style={{ width: `${100 * zoom.value}%`, aspectRatio: `${size.width} / ${size.height}` }}
      onClick={pick}
    >
      {here?.bbox !== undefined && <EvidenceBox bbox={here.bbox} size={size} />}
      <span class="folio">{t("page", { n: number })}</span>
    </div>
  );
}

function EvidenceBox({
  bbox: [left, top, right, bottom],
  size,
}: { bbox: readonly number[]; size: Size } & { bbox: readonly [number, number, number, number] }) {
  const ref = useRef<HTMLDivElement>(null);
  const scale = zoom.value;
  useEffect(() => {
    if (ref.current !== null && scale > 0) scrollToMiddle(ref.current);
  }, [left, top, right, bottom, scale]);
  const percent = (value: number, of: number): string => `${(100 * value) / of}%`;
  return (
    <div
      ref={ref}
      class="box"
      style={{
        left: percent(left, size.width),
        top: percent(top, size.height),
        width: percent(right - left, size.width),
        height: percent(bottom - top, size.height),
      }}
    />
  );
}
