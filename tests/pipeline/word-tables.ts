import { parseDocument } from "htmlparser2";
import { fromBufferPromise } from "yauzl";

interface Node {
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Record<string, string>;
  readonly children?: readonly Node[];
}

const local = (node: Node): string => (node.name ?? "").replace(/^.*:/u, "");
const below = (node: Node, name: string): Node[] =>
  (node.children ?? []).flatMap((child) => [...(local(child) === name ? [child] : []), ...below(child, name)]);
/** Down to the next element of that name, not looking for others inside it. */
const nearest = (node: Node, name: string): Node[] =>
  (node.children ?? []).flatMap((child) => (local(child) === name ? [child] : nearest(child, name)));
const has = (node: Node | undefined, name: string): boolean => node?.children?.some((c) => local(c) === name) ?? false;

/** Text that is shown: not deleted, moved away, hidden or white. */
function shown(node: Node): string {
  const name = local(node);
  if (["del", "moveFrom", "Fallback", "instrText"].includes(name)) return "";
  const properties = node.children?.find((child) => local(child) === "rPr");
  const color = properties?.children?.find((child) => local(child) === "color");
  if (name === "r" && (has(properties, "vanish") || Object.values(color?.attribs ?? {}).includes("FFFFFF"))) return "";
  if (name === "t") return (node.children ?? []).map((child) => child.data ?? "").join("");
  return (node.children ?? []).map(shown).join("");
}

const value = (cell: Node, name: string): string | undefined => {
  const properties = cell.children?.find((child) => local(child) === "tcPr");
  return Object.values(properties?.children?.find((child) => local(child) === name)?.attribs ?? {})[0];
};

/** The tables of a Word file in its order, nested ones too: for each row its cells by their column from 1. Found in another way than the reader's. */
export async function wordTables(bytes: Uint8Array): Promise<Map<number, string>[][]> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  let xml = "";
  for await (const entry of zip.eachEntry())
    if (entry.fileName === "word/document.xml")
      for await (const chunk of await zip.openReadStreamPromise(entry)) xml += chunk.toString("latin1");
  const text = Buffer.from(xml, "latin1").toString("utf8");
  const document = parseDocument(text.replace(/<mc:Fallback>.*?<\/mc:Fallback>/gsu, ""), { xmlMode: true }) as Node;
  return below(document, "tbl").map((table) =>
    nearest(table, "tr")
      .filter((row) => !below(row.children?.find((child) => local(child) === "trPr") ?? {}, "del").length)
      .map((row) => {
        const cells = new Map<number, string>();
        let column = 1;
        for (const cell of nearest(row, "tc")) {
          cells.set(column, shown(cell).trim());
          column += Number(value(cell, "gridSpan") ?? 1);
        }
        return cells;
      }),
  );
}
