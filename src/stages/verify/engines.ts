import type { Diagnostic } from "../../model/finding.ts";
import type { Report } from "../../model/report.ts";

/** The first figure that two engines read differently, in the order of the first report's; null where none is. One that only one of them has is no difference. */
export function enginesDiffer(a: Pick<Report, "tables">, b: Pick<Report, "tables">): Diagnostic | null {
  const others = new Map(figures(b));
  for (const [pointer, value] of figures(a)) {
    const other = others.get(pointer);
    if (other === undefined || value === other) continue;
    return {
      code: "engines.differ",
      severity: "warning",
      message: `The PDF engines read ${value} and ${other}.`,
      pointer,
    };
  }
  return null;
}

function figures({ tables }: Pick<Report, "tables">): [string, number][] {
  const found: [string, number][] = [];
  const visit = (node: unknown, pointer: string): void => {
    if (typeof node === "number") found.push([pointer, node]);
    else if (node !== null && typeof node === "object")
      for (const [key, child] of Object.entries(node)) visit(child, `${pointer}/${key}`);
  };
  visit(tables, "/tables");
  return found;
}
