import { type AgencyKind, KINDS } from "./rules.ts";
import { plainName } from "./spelling.ts";

/** What an agency is by its name; null where the name doesn't say. */
export const kindOf = (name: string | null): AgencyKind | null => {
  const plain = plainName(name ?? "");
  return KINDS.find((rule) => rule.name.test(plain))?.kind ?? null;
};
