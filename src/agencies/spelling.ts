import { fold } from "../text/fold.ts";

/** An agency's name without blanks, brackets and punctuation, in half width. */
export const plainName = (name: string): string => fold(name).replace(/[\p{P}\p{S}]/gu, "");
