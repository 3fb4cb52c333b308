import type { Print } from "../declared/block.ts";
import type { Units } from "./references.ts";

/** The byte of the file at which each unit of the page's text stands; null when the text is not in the file as such. */
export type Offsets = Int32Array | null;

const isBlank = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d && code !== 0x0b);

/** Chinese characters and full-width signs: a line end of the source between two of them is not shown. */
const isWide = (code: number): boolean => code >= 0x2e80 && code <= 0xffef;

/** What Word writes for browsers of its time, where a site has turned it into text. */
const DEBRIS = /<!(?:--)?\[(?:if [^\]]*|endif)\](?:--)?>/g;

/** An item that brings its own number along needs none from its list. */
const LABELLED = /^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]/u;

/** A paragraph as it is written: blanks run together as a page shows them, each unit with the place in the source behind it. */
export class Ink {
  private parts: string[] = [];
  private size = 0;
  private last = 0;
  private starts = new Int32Array(1024);
  private ends = new Int32Array(1024);
  /** A run of blanks not yet written: where it begins and ends, and whether the line ends in it. */
  private blank: { start: number; end: number; broken: boolean } | null = null;
  private linked = 0;
  private inked = 0;
  private marker = "";

  constructor(private readonly offsets: Offsets) {}

  get length(): number {
    return this.size;
  }

  /** Written text from a unit on. */
  since(unit: number): string {
    return this.parts.join("").slice(unit);
  }

  /** Takes back what was written from a unit on. */
  cutBack(unit: number): void {
    this.parts = [this.parts.join("").slice(0, unit)];
    this.size = unit;
  }

  /** Puts a number or sign that the page's viewer makes before what is written next. */
  mark(marker: string): void {
    this.marker = marker;
  }

  write(text: string, units: Units, linked: boolean): void {
    for (let i = 0; i < text.length; ) {
      if (isBlank(text.charCodeAt(i))) {
        const from = i;
        let broken = false;
        for (; i < text.length && isBlank(text.charCodeAt(i)); i++) broken ||= text.charCodeAt(i) === 0x0a;
        this.addBlank(placeOf(units, from)[0], placeOf(units, i - 1)[1], broken);
        continue;
      }
      let to = i + 1;
      while (to < text.length && !isBlank(text.charCodeAt(to))) to++;
      if (this.marker !== "") this.writeMarker(text.slice(i, to));
      this.writeBlank(text.charCodeAt(i));
      this.put(text.slice(i, to), units, i);
      this.inked += to - i;
      if (linked) this.linked += to - i;
      i = to;
    }
  }

  /** Writes blanks as they stand, as preformatted text does. */
  writeAsIs(text: string, units: Units): void {
    this.blank = null;
    this.put(text, units, 0);
    this.inked += text.trim().length;
  }

  /** The paragraph written so far, and whether all of it is a link; the next one begins. Null for a blank one. */
  take(): { print: Print; linked: boolean } | null {
    const { inked, linked } = this;
    const print = inked === 0 ? null : this.print();
    this.parts = [];
    this.size = 0;
    this.blank = null;
    this.inked = 0;
    this.linked = 0;
    if (print === null || print.text.trim() === "") return null;
    this.marker = "";
    return { print, linked: linked > 0 && linked === inked };
  }

  /** Writes a text whose first unit is unit `from` of `units`. */
  private put(text: string, units: Units, from: number): void {
    if (text === "") return;
    const size = this.size + text.length;
    if (size > this.starts.length) this.grow(2 * size);
    if (typeof units === "number")
      for (let i = 0; i < text.length; i++) {
        this.starts[this.size + i] = units + from + i;
        this.ends[this.size + i] = units + from + i + 1;
      }
    else {
      this.starts.set(units.starts.subarray(from, from + text.length), this.size);
      this.ends.set(units.ends.subarray(from, from + text.length), this.size);
    }
    this.parts.push(text);
    this.size = size;
    this.last = text.charCodeAt(text.length - 1);
  }

  private grow(size: number): void {
    const [starts, ends] = [new Int32Array(size), new Int32Array(size)];
    starts.set(this.starts);
    ends.set(this.ends);
    this.starts = starts;
    this.ends = ends;
  }

  private addBlank(start: number, end: number, broken: boolean): void {
    const { blank } = this;
    this.blank = { start: blank?.start ?? start, end, broken: broken || blank?.broken === true };
  }

  private writeBlank(next: number): void {
    const { blank } = this;
    this.blank = null;
    if (blank === null || this.size === 0) return;
    if (blank.broken && isWide(next) && isWide(this.last)) return;
    this.put(" ", { starts: Int32Array.of(blank.start), ends: Int32Array.of(blank.end) }, 0);
  }

  private writeMarker(next: string): void {
    const { marker } = this;
    this.marker = "";
    if (this.size > 0 || LABELLED.test(next)) return;
    const none = new Int32Array(marker.length).fill(-1);
    this.put(marker, { starts: none, ends: none }, 0);
  }

  private print(): Print {
    const text = this.parts.join("");
    const { offsets } = this;
    const at = (units: Int32Array): Int32Array =>
      units.subarray(0, text.length).map((unit) => (unit < 0 ? -1 : (offsets?.[unit] ?? -1)));
    const bytes = offsets === null ? null : { starts: at(this.starts), ends: at(this.ends) };
    return text.includes("<!") ? withoutDebris({ text, bytes }) : { text, bytes };
  }
}

const placeOf = (units: Units, i: number): [start: number, end: number] =>
  typeof units === "number" ? [units + i, units + i + 1] : [units.starts[i] ?? -1, units.ends[i] ?? -1];

function withoutDebris({ text, bytes }: Print): Print {
  const gone = new Uint8Array(text.length);
  for (const m of text.matchAll(DEBRIS)) gone.fill(1, m.index, m.index + m[0].length);
  const kept = (_: unknown, unit: number): boolean => gone[unit] === 0;
  return {
    text: text.replace(DEBRIS, ""),
    bytes: bytes === null ? null : { starts: bytes.starts.filter(kept), ends: bytes.ends.filter(kept) },
  };
}
