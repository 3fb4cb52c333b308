import { choose, chosen } from "../round.ts";

/** Chooses the figure next to the chosen one as they are drawn: left and right in its row, up and down in its column or the next table. */
export function moveInTable(dx: number, dy: number): void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>(".form button[data-pointer]")];
  const current = buttons.find((button) => button.dataset.pointer === chosen.value) ?? buttons[0];
  if (current === undefined) return;
  const from = current.getBoundingClientRect();
  const middle = (box: DOMRect): readonly [number, number] => [box.left + box.width / 2, box.top + box.height / 2];
  const [x, y] = middle(from);
  const ahead = buttons
    .filter((button) => button !== current)
    .map((button) => {
      const [bx, by] = middle(button.getBoundingClientRect());
      return { button, along: dx * (bx - x) + dy * (by - y), aside: Math.abs(dx === 0 ? bx - x : by - y) };
    })
    // A row and a column are a few points wide.
    .filter(({ along, aside }) => along > 3 && (dx === 0 || aside < 3))
    .sort((a, b) => a.along - b.along || a.aside - b.aside);
  const nearest = ahead[0];
  if (nearest === undefined) return;
  const best = ahead
    .filter(({ along }) => along < nearest.along + 3)
    .reduce((least, other) => (other.aside < least.aside ? other : least));
  const { pointer } = best.button.dataset;
  if (pointer === undefined) return;
  choose(pointer);
  best.button.focus({ preventScroll: true });
}
