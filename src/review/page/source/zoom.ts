import { signal } from "@preact/signals";

/** Width of a page, as a share of the pane's. */
export const zoom = signal(1);

const STEPS: readonly number[] = [1, 1.4, 2, 3];

export function zoomBy(step: 1 | -1): void {
  const at = STEPS.indexOf(zoom.value);
  zoom.value = STEPS[Math.min(STEPS.length - 1, Math.max(0, at + step))] ?? 1;
}
