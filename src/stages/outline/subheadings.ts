import { type LabelStyle, labelOf } from "./labels.ts";
import { proseOf } from "./paragraphs.ts";

/** The style of level-2 labels below each style of level-1 label. */
const BELOW: Readonly<Record<LabelStyle, readonly LabelStyle[]>> = {
  part: ["numeral", "bracketed"],
  numeral: ["bracketed"],
  bracketed: ["digit"],
  digit: ["bracketedDigit", "bracketed"],
  bracketedDigit: [],
};

/** A paragraph that opens with a level-2 label, taken apart. */
export interface Subheading {
  /** The label as printed: （一）, 1. */
  readonly number: string;
  readonly ordinal: number;
  readonly style: LabelStyle;
  readonly heading: string;
  /** What stands behind the heading in its paragraph, "" for nothing. */
  readonly rest: string;
}

const LONGEST = 25;
const STOP = /[。：:；;！？!?]/;
const TABLE_LABEL = /^(?:予以公开|部分公开|不予公开|无法提供|不予处理|其他处理|总计)/;
/** A heading with nothing between it and its text: 基本情况今年…, 主要做法1.加强… */
const UNMARKED =
  /^(.{2,16}?(?:情况|方面|做法|问题|措施|工作|建设|保障|管理|公开))(?=今年|本年|一年来|20\d\d ?年|我[省市区县镇乡街局委厅]|1[.．、]|一是)/;

/** The five subjects of section 1, glued to their text. */
const STANDARD =
  /^(?:政府信息)?(?:主动公开|依申请公开|政府信息管理|(?:政府)?(?:信息公开)?平台(?:载体)?建设|监督保障)(?:工作)?(?:情况|方面)/;

/** How headings end. */
const ENDING = "(?:情况|方面|做法|问题|措施|工作|建设|保障|管理|公开|事项)";
/** A heading parted from its text by a blank, before any mark; the blank may also be one that a converter strewed in. */
const PARTED = new RegExp(`^[^ ，,。：:；;]{0,16}${ENDING}(?= )`);
const ENDED = new RegExp(`${ENDING}$`);

/**
 * Where the heading in `text` ends and where the text behind it starts; null when the paragraph has no heading.
 * `printed` is the text with its blanks.
 */
function headingEnd(text: string, printed: string): readonly [end: number, rest: number] | null {
  const stop = text.search(STOP);
  const head = stop === -1 ? text : text.slice(0, stop);
  const plain = head.replaceAll(" ", "");
  const parted = PARTED.exec(printed)?.[0] ?? "";
  if (parted !== "" && text.startsWith(parted) && !ENDED.test(plain)) return [parted.length, parted.length];
  if (stop === -1 && plain.length <= 30 && !/[，,]$/.test(plain)) return [text.length, text.length];
  if (stop !== -1 && plain.length <= LONGEST && !/[，,]/.test(plain)) return [stop, stop + 1];
  // A heading that is a line of its own may be longer, and hold a comma: 加强组织领导，健全工作机制。
  if (
    stop === text.length - 1 &&
    plain.length <= 40 &&
    !/\d/.test(plain) &&
    /^[^，,]+(?:[，,][^，,]{1,12})?$/.test(plain)
  )
    return [stop, stop + 1];
  const unmarked = STANDARD.exec(text) ?? UNMARKED.exec(text);
  return unmarked === null ? null : [unmarked[0].length, unmarked[0].length];
}

/** A row as printed, one blank for each run of them, behind its label of `length` characters. */
function blanksKept(printed: string, length: number): string {
  const plain = printed.replace(/[\s\u3000]+/g, " ").replace(/^[#*> ]+/, "");
  let at = 0;
  for (let seen = 0; seen < length && at < plain.length; at++) if (plain.charAt(at) !== " ") seen++;
  return plain.slice(at).trimStart();
}

/**
 * Takes a paragraph apart that opens with a label of the level below `style`; null when it has none, or no heading.
 * `printed` is its first row as printed.
 */
export function subheadingOf(paragraph: string, printed: string, style: LabelStyle): Subheading | null {
  const label = labelOf(
    paragraph
      .slice(0, 12)
      .replaceAll("(", "（")
      .replaceAll(")", "）")
      .replace(/[．，]/, "."),
  );
  if (label === null || !BELOW[style].includes(label.style)) return null;
  const number = paragraph.slice(0, label.length);
  const text = proseOf(paragraph.slice(label.end));
  if (text === "" || TABLE_LABEL.test(text) || /^[项款条点、，]/.test(text)) return null;
  const ends = headingEnd(text, blanksKept(printed, label.end));
  if (ends === null) return null;
  const heading = text.slice(0, ends[0]).replaceAll(" ", "");
  if (heading.length < 2) return null;
  return { number, ordinal: label.value, style: label.style, heading, rest: proseOf(text.slice(ends[1])) };
}
