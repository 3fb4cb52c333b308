import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Loaded } from "../load.ts";
import { choose, place } from "../round.ts";
import { t } from "../strings/index.ts";
import type { Sheets, Size } from "./pdf.ts";
import { placedAt, scrollToMiddle } from "./places.ts";
import { zoom } from "./zoom.ts";

/** Pages drawn one below the other, with a box where the chosen figure is printed. */
export function SheetView({ loaded, sheets }: { loaded: Loaded; sheets: Sheets }) {
  const look = place.value;
  return (
    <div class="sheets">
      {sheets.sizes.map((size, i) => (
        <Sheet key={i} loaded={loaded} sheets={sheets} number={i + 1} size={size} look={look} />
      ))}
    </div>
  );
}

type Look = typeof place.value;

interface SheetProps {
  readonly loaded: Loaded;
  readonly sheets: Sheets;
  readonly number: number;
  readonly size: Size;
  readonly look: Look;
}

function Sheet({ loaded, sheets, number, size, look }: SheetProps) {
  const holder = useRef<HTMLDivElement>(null);
  const near = useSignal(false);
  const here = look?.evidence.page === number ? look : null;
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
  useLayoutEffect(() => {
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
      {here?.evidence.bbox !== undefined && <EvidenceBox bbox={here.evidence.bbox} own={here.own} size={size} />}
      <span class="folio">{t("page", { n: number })}</span>
    </div>
  );
}

interface BoxProps {
  readonly bbox: readonly [number, number, number, number];
  /** Whether it is the figure's own, and not that of one beside it. */
  readonly own: boolean;
  readonly size: Size;
}

function EvidenceBox({ bbox: [left, top, right, bottom], own, size }: BoxProps) {
  const ref = useRef<HTMLDivElement>(null);
  const scale = zoom.value;
  useEffect(() => {
    if (ref.current !== null && scale > 0) scrollToMiddle(ref.current);
  }, [left, top, right, bottom, scale]);
  const percent = (value: number, of: number): string => `${(100 * value) / of}%`;
  return (
    <div
      ref={ref}
      class={own ? "box" : "box near"}
      style={{
        left: percent(left, size.width),
        top: percent(top, size.height),
        width: percent(right - left, size.width),
        height: percent(bottom - top, size.height),
      }}
    />
  );
}
