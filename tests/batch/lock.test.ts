import { describe, expect, it } from "vitest";
import { claim } from "../../src/batch/lock.ts";

describe("claim", () => {
  it("gives a folder to one holder at a time", async () => {
    const folder = `/somewhere/${process.pid}/${Date.now()}`;
    const release = await claim(folder);
    expect(release).not.toBeNull();
    expect(await claim(folder)).toBeNull();
    const other = await claim(`${folder}/below`);
    expect(other).not.toBeNull();
    other?.();
    await release?.();
    const again = await claim(folder);
    expect(again).not.toBeNull();
    await again?.();
  });
});
