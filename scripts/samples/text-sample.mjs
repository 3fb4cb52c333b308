// What a text sample is: a report, how it becomes a file, and what is said of it.
import { disguise, encode } from "./disguise.mjs";
import { renderText } from "./text.mjs";

/** A sample made by our own renderer, perhaps disguised and in another encoding. */
export const own = (
  name,
  seed,
  shows,
  report,
  shape,
  text = {},
  { as = [], encoding, ending = "txt", ...more } = {},
) => ({
  name: `${name}.${ending}`,
  seed,
  shows,
  report,
  producer: `text:${shape}`,
  traits: [shape, ...as, ...(encoding ? [encoding] : [])],
  ...more,
  make: (model) => encode(disguise(renderText(model, shape, text), as), encoding),
});

/** A sample that a program made out of a page or a PDF of ours. */
export const dumped = (name, seed, shows, report, producer, make) => ({
  name: `${name}.txt`,
  seed,
  shows,
  report,
  producer: `text:${producer}`,
  traits: [producer.replace(/\(.*/, "")],
  make,
});
