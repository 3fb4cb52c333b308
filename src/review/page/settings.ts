import { signal } from "@preact/signals";

export type Language = "zh" | "en";

// Kept as cookies, because each run of the server may have a port of its own, and only cookies are shared by ports.
const YEAR = 31_536_000;

function read(name: string): string | null {
  const found = document.cookie.split("; ").find((part) => part.startsWith(`${name}=`));
  return found === undefined ? null : decodeURIComponent(found.slice(name.length + 1));
}

function write(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in all browsers, and a line does it
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${YEAR}; SameSite=Strict`;
}

export const language = signal<Language>(read("nianbao-language") === "en" ? "en" : "zh");
/** Who decides. */
export const reviewer = signal<string>(read("nianbao-reviewer") ?? "");

export function setLanguage(value: Language): void {
  language.value = value;
  write("nianbao-language", value);
  document.documentElement.lang = value === "zh" ? "zh-CN" : "en";
}

export function setReviewer(value: string): void {
  reviewer.value = value;
  write("nianbao-reviewer", value);
}
