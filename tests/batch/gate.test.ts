import { expect, test } from "vitest";
import { Gate } from "../../src/batch/gate.ts";

test("a gate lets so many in, the others in the order in which they came", () => {
  const gate = new Gate<string>(2);
  const inside: string[] = [];
  for (const guest of ["a", "b", "c", "d", "e"]) gate.ask(guest, () => inside.push(guest));
  expect(inside).toEqual(["a", "b"]);
  gate.leave("d");
  gate.leave("a");
  expect(inside).toEqual(["a", "b", "c"]);
  gate.ask("c", () => inside.push("c again"));
  gate.leave("b");
  gate.leave("c");
  gate.leave("nobody");
  expect(inside).toEqual(["a", "b", "c", "c again", "e"]);
});
