import type { OcrEngines } from "../../../../model/limits.ts";
import type { OcrEngine } from "./engine.ts";
import { paddle } from "./paddle.ts";
import { tesseract } from "./tesseract.ts";

const MAKERS = { paddle, tesseract } as const;
const alive = new Map<OcrEngine["name"], OcrEngine>();

/** The engines asked for, the one that reads prose first; they load at their first use and live until they are closed. */
export function enginesFor(which: OcrEngines): OcrEngine[] {
  const names = which === "both" ? (["paddle", "tesseract"] as const) : ([which] as const);
  return names.map((name) => {
    const engine = alive.get(name) ?? MAKERS[name]();
    alive.set(name, engine);
    return engine;
  });
}

/** Gives back what the engines hold. They load again when they are asked again. */
export async function closeEngines(): Promise<void> {
  const engines = [...alive.values()];
  alive.clear();
  for (const engine of engines) await engine.close();
}
