import type { Failure } from "../../../model/finding.ts";
import { attributeOf, type HtmlElement, isElement, isText } from "./parse.ts";

interface Pointer {
  readonly address: string;
  readonly name: string;
}

const ATTACHMENT = /\.(?:pdf|docx?|wps|et|xlsx?|ofd|zip|rar|7z|rtf)(?:$|[?#&])/iu;
const NAMED = /\.(?:pdf|docx?|wps|et|xlsx?|ofd|zip|rar|7z|rtf)\s*$/iu;
const REPORT = /年度?报|信息公开|附件/u;
const MOST = 2000;
const LONGEST = 120;

/** Every element of a tree in order, without recursion. */
export function* elementsOf(root: HtmlElement): Generator<HtmlElement> {
  const stack: HtmlElement[] = [root];
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    yield element;
    for (let i = element.childNodes.length - 1; i >= 0; i--) {
      const node = element.childNodes[i];
      if (node !== undefined && isElement(node)) stack.push(node);
    }
  }
}

function textOf(root: HtmlElement): string {
  let text = "";
  for (const element of elementsOf(root)) {
    for (const node of element.childNodes) if (isText(node)) text += node.value;
    if (text.length > LONGEST) break;
  }
  return text.replace(/\s+/gu, " ").trim().slice(0, LONGEST);
}

const shown = ({ name, address }: Pointer): string => {
  const short = address.length > LONGEST ? `${address.slice(0, LONGEST)}…` : address;
  return name === "" ? short : `“${name}” (${short})`;
};

/** Those whose name or address speaks of a report, if any does. */
const likely = (pointers: readonly Pointer[]): readonly Pointer[] => {
  const named = pointers.filter(({ name, address }) => REPORT.test(name) || REPORT.test(safe(address)));
  return named.length > 0 ? named : pointers;
};

const safe = (address: string): string => {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
};

/** Pictures that are a page's icons and buttons are smaller than this, or say so. */
const isIcon = (element: HtmlElement): boolean =>
  [attributeOf(element, "width"), attributeOf(element, "height")].some(
    (size) => size !== null && Number.parseInt(size, 10) < 120,
  ) || /icon|logo|button|btn|qr|ewm|share|banner/iu.test(attributeOf(element, "src") ?? "");

/**
 * Why a page that holds no report holds none: the report is in a file that it links, in a frame, or in a picture. Null when
 * the page points to none of these.
 */
export function reportElsewhere(root: HtmlElement): Failure | null {
  const links: Pointer[] = [];
  const frames: Pointer[] = [];
  const pictures: Pointer[] = [];
  for (const element of elementsOf(root)) {
    if (links.length + frames.length + pictures.length > MOST) break;
    const { tagName } = element;
    const address = attributeOf(element, tagName === "a" ? "href" : tagName === "object" ? "data" : "src") ?? "";
    if (address === "" || /^(?:javascript|about):/iu.test(address)) continue;
    if (tagName === "a") {
      const name = textOf(element);
      if (ATTACHMENT.test(address) || NAMED.test(name)) links.push({ address, name });
    } else if (tagName === "iframe" || tagName === "frame" || tagName === "embed" || tagName === "object")
      frames.push({ address, name: attributeOf(element, "title") ?? "" });
    else if (tagName === "img" && !isIcon(element))
      pictures.push({ address, name: (attributeOf(element, "alt") ?? "").slice(0, LONGEST) });
  }
  const [link] = likely([...likely(links), ...frames.filter(({ address }) => ATTACHMENT.test(address))]);
  if (link !== undefined)
    return { code: "attachment-only", message: `The page holds no report, only a link to ${shown(link)}; fetch that.` };
  const [frame] = frames;
  if (frame !== undefined)
    return {
      code: "attachment-only",
      message: `The page holds no report, only a frame with ${shown(frame)}; fetch that.`,
    };
  const [picture] = likely(pictures);
  if (picture === undefined) return null;
  return { code: "no-text", message: `The page holds no report but the picture ${shown(picture)}, which needs OCR.` };
}
