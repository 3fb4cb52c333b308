import { printNumber } from "./formats.ts";
import type { ListPlace, Styles } from "./styles.ts";
import { childOf, childrenOf, type Element, isOn, valOf } from "./xml.ts";

/** One level of a list: how its numbers begin, look and start anew. */
interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1、`, `第%2章`: the numbers of this level and of those above it, by their place from 1. */
  readonly text: string;
  /** The level, from 1, whose numbers start this one anew; 0 for none; null for every level above. */
  readonly restart: number | null;
  /** All numbers in plain figures. */
  readonly plain: boolean;
  readonly style: string | null;
}

interface Definition {
  readonly levels: ReadonlyMap<number, Level>;
  /** The style that stands for another definition. */
  readonly link: string | null;
}

interface List {
  readonly definition: string;
  readonly starts: ReadonlyMap<number, number>;
  readonly levels: ReadonlyMap<number, Level>;
}

/** The lists that a document defines. */
export interface Numbering {
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly lists: ReadonlyMap<string, List>;
}

const LEVELS = 9;

const numberOf = (text: string | null, otherwise: number): number => {
  const value = Number(text ?? "");
  return text === null || text === "" || !Number.isSafeInteger(value) ? otherwise : value;
};

function levelOf(element: Element): readonly [number, Level] {
  // A format of its own stands in a choice; its plain form is the one to fall back on.
  const choice = childOf(element, "mc:AlternateContent");
  const fallback = valOf(childOf(choice, "mc:Fallback"), "w:numFmt");
  const restart = valOf(element, "w:lvlRestart");
  return [
    numberOf(element.attributes.ilvl ?? null, 0),
    {
      start: numberOf(valOf(element, "w:start"), 0),
      format: valOf(element, "w:numFmt") ?? fallback ?? "decimal",
      text: valOf(element, "w:lvlText") ?? "",
      restart: restart === null ? null : numberOf(restart, 0),
      plain: isOn(element, "w:isLgl"),
      style: valOf(element, "w:pStyle"),
    },
  ];
}

const levelsOf = (element: Element): Map<number, Level> =>
  new Map(
    childrenOf(element)
      .filter(({ name }) => name === "w:lvl")
      .map(levelOf),
  );

export function readNumbering(root: Element): Numbering {
  const definitions = new Map<string, Definition>();
  const lists = new Map<string, List>();
  for (const element of childrenOf(root)) {
    if (element.name === "w:abstractNum")
      definitions.set(element.attributes.abstractNumId ?? "", {
        levels: levelsOf(element),
        link: valOf(element, "w:numStyleLink"),
      });
    if (element.name !== "w:num") continue;
    const overrides = childrenOf(element).filter(({ name }) => name === "w:lvlOverride");
    const starts = overrides.flatMap((override): [number, number][] => {
      const start = valOf(override, "w:startOverride");
      return start === null ? [] : [[numberOf(override.attributes.ilvl ?? null, 0), numberOf(start, 0)]];
    });
    lists.set(element.attributes.numId ?? "", {
      definition: valOf(element, "w:abstractNumId") ?? "",
      starts: new Map(starts),
      levels: new Map(overrides.flatMap((override) => [...levelsOf(override)])),
    });
  }
  return { definitions, lists };
}

/** Says what stands before each paragraph of a list, given one after the other. */
export class Counter {
  readonly #numbering: Numbering;
  readonly #styles: Styles;
  /** By definition, the last number of each level; null before the first. */
  readonly #numbers = new Map<string, (number | null)[]>();
  readonly #begun = new Set<string>();

  constructor(numbering: Numbering, styles: Styles) {
    this.#numbering = numbering;
    this.#styles = styles;
  }

  /** The number of the next paragraph, which belongs to a list by itself or by its style; "" where there is none. */
  next(own: ListPlace | null, style: string | null): string {
    const byStyle = style === null ? null : this.#styles.listOf(style);
    const numId = own?.numId ?? byStyle?.numId ?? null;
    if (numId === null || numId === "0") return "";
    const list = this.#numbering.lists.get(numId);
    if (list === undefined) return "";
    const id = this.#definitionOf(list);
    const levels = this.#levelsOf(id, list);
    const linked = [...levels].find(([, level]) => level.style !== null && level.style === style)?.[0];
    const level = own?.level ?? (own?.numId == null ? (linked ?? byStyle?.level) : null) ?? 0;
    return levels.has(level) && level < LEVELS ? this.#count(numId, id, list, levels, level) : "";
  }

  #count(numId: string, id: string, list: List, levels: ReadonlyMap<number, Level>, level: number): string {
    const numbers = this.#numbers.get(id) ?? new Array<number | null>(LEVELS).fill(null);
    this.#numbers.set(id, numbers);
    const startOf = (at: number): number => list.starts.get(at) ?? levels.get(at)?.start ?? 0;
    if (!this.#begun.has(numId)) for (const at of list.starts.keys()) if (at < LEVELS) numbers[at] = null;
    this.#begun.add(numId);
    const last = numbers[level] ?? null;
    numbers[level] = last === null ? startOf(level) : last + 1;
    for (let below = level + 1; below < LEVELS; below++) {
      const restart = levels.get(below)?.restart ?? null;
      if (restart === null || (restart > 0 && level < restart)) numbers[below] = null;
    }
    const own = levels.get(level);
    if (own === undefined || own.format === "bullet") return "";
    return own.text.replace(/%([1-9])/gu, (_, place: string) => {
      const at = Number(place) - 1;
      const format = own.plain ? "decimal" : (levels.get(at)?.format ?? "decimal");
      return at > level ? "" : printNumber(numbers[at] ?? startOf(at), format);
    });
  }

  /** The definition itself, where the list names one that only refers to a style. */
  #definitionOf(list: List): string {
    const link = this.#numbering.definitions.get(list.definition)?.link ?? null;
    const numId = link === null ? null : (this.#styles.listOf(link)?.numId ?? null);
    return (numId === null ? null : this.#numbering.lists.get(numId)?.definition) ?? list.definition;
  }

  #levelsOf(id: string, list: List): ReadonlyMap<number, Level> {
    const levels = this.#numbering.definitions.get(id)?.levels ?? new Map();
    return list.levels.size === 0 ? levels : new Map([...levels, ...list.levels]);
  }
}
