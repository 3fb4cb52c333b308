/** Text from a file name or a document, safe on a terminal: control characters are shown as a substitute. */
export const printable = (text: string): string => text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, "�");

export const thousands = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

/** `4.2 s`, `25 s`, `2 min 5 s`, `1 h 12 min`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 10) return `${Math.max(0, seconds).toFixed(1)} s`;
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

export type Paint = (style: Style, text: string) => string;
export type Style = "green" | "yellow" | "red" | "dim" | "bold";

const CODES: Readonly<Record<Style, number>> = { green: 32, yellow: 33, red: 31, dim: 2, bold: 1 };

/** Colours on a terminal, unless NO_COLOR is set to anything. */
export const painter = (terminal: boolean, env: NodeJS.ProcessEnv): Paint =>
  terminal && !env.NO_COLOR ? (style, text) => `\u001b[${CODES[style]}m${text}\u001b[0m` : (_, text) => text;
