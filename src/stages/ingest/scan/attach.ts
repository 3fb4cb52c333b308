import type { Box } from "../../../model/geometry.ts";
import type { Cell, Grid } from "../../../model/grid.ts";
import type { CellReading, Scan } from "../../../model/scan.ts";

/** Gives each cell of the grids what recognition says of it. */
export function attachReadings(grids: readonly Grid[], scans: readonly Scan[]): Grid[] {
  const byPage = new Map(scans.map((scan) => [scan.page, scan.cells]));
  const readingOf = (cell: Cell): CellReading | undefined => {
    const found = cell.anchors.flatMap((anchor) =>
      "bbox" in anchor
        ? (byPage.get(anchor.page) ?? []).filter((reading) => holds(reading.box, middle(anchor.bbox)))
        : [],
    );
    return found.find((reading) => reading.text !== "") ?? found[0];
  };
  return grids.map((grid) => ({
    ...grid,
    cells: grid.cells.map((cell) => {
      const reading = readingOf(cell);
      // A reading of another text is that of a part of the cell: it says nothing of the whole.
      return reading === undefined || reading.text !== cell.text ? cell : { ...cell, reading };
    }),
  }));
}

const middle = ([left, top, right, bottom]: Box): [number, number] => [(left + right) / 2, (top + bottom) / 2];

const holds = ([left, top, right, bottom]: Box, [x, y]: readonly [number, number]): boolean =>
  x >= left && x <= right && y >= top && y <= bottom;
