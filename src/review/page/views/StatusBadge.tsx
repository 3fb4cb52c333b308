import type { Status } from "../../protocol.ts";
import { t } from "../strings/index.ts";

/** Shapes of the statuses, which tell them apart without colour. */
export const STATUS_SIGNS: Readonly<Record<Status, string>> = {
  verified: "✓",
  inconsistent: "≠",
  review: "?",
  failed: "×",
};

export function StatusBadge({ status }: { status: Status }) {
  return (
    <span class={`status status-${status}`}>
      <span aria-hidden="true">{STATUS_SIGNS[status]}</span> {t(`status-${status}`)}
    </span>
  );
}
