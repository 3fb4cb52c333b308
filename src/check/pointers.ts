/** The value that a JSON Pointer (RFC 6901) leads to; undefined where it leads nowhere. */
export function valueAt(root: unknown, pointer: string): unknown {
  if (pointer === "") return root;
  if (!pointer.startsWith("/")) return undefined;
  let value = root;
  for (const step of pointer.slice(1).split("/")) {
    if (typeof value !== "object" || value === null) return undefined;
    const name = step.includes("~") ? step.replaceAll("~1", "/").replaceAll("~0", "~") : step;
    if (Array.isArray(value) && !/^(?:0|[1-9]\d*)$/.test(name)) return undefined;
    if (!Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}
