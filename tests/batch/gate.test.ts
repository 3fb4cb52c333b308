import { setImmediate as settled } from "node:timers/promises";
import { expect, test } from "vitest";
import { Gate } from "../../src/batch/gate.ts";

test("a gate lets so many in, the others in the order in which they came", async () => {
  const gate = new Gate<string>(2);
  const inside: string[] = [];
  for (const guest of ["a", "b", "c", "d", "e"]) gate.ask(guest, () => inside.push(guest));
  await settled();
  expect(inside).toEqual(["a", "b"]);
  gate.leave("d");
  gate.leave("a");
  await settled();
  expect(inside).toEqual(["a", "b", "c"]);
  gate.ask("c", () => inside.push("c again"));
  gate.leave("b");
  gate.leave("c");
  gate.leave("nobody");
  await settled();
  expect(inside).toEqual(["a", "b", "c", "c again", "e"]);
});

test("who leaves before its turn and comes again waits anew, and who asks twice is let in once", async () => {
  const gate = new Gate<string>(1);
  const inside: string[] = [];
  const ask = (guest: string, as = guest) => gate.ask(guest, () => inside.push(as));
  for (const guest of ["a", "b", "c"]) ask(guest);
  gate.leave("b");
  ask("b", "b, back");
  ask("c", "c, asking twice");
  gate.leave("a");
  await settled();
  gate.leave("c");
  await settled();
  expect(inside).toEqual(["c, asking twice", "b, back"]);
});
