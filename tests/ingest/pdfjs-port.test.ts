import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { Port, type PortMessage } from "../../src/stages/ingest/pdf/pdfjs-port.ts";

function heard(port: Port, options: { signal?: AbortSignal } = {}): PortMessage[] {
  const messages: PortMessage[] = [];
  port.addEventListener("message", ({ data }) => messages.push(data), options);
  return messages;
}

test("what is sent arrives later, as a copy, at all who listen and have not left", async () => {
  const port = new Port();
  const leaving = new AbortController();
  const heardByAll = [heard(port), heard(port, { signal: leaving.signal })];
  const message = { action: "ready", data: { list: [1, 2] } };
  port.postMessage(message);
  expect(heardByAll).toEqual([[], []]);
  message.data.list.push(3);
  await setImmediate();
  expect(heardByAll[0]).toEqual([{ action: "ready", data: { list: [1, 2] } }]);
  expect(heardByAll[1]).toEqual(heardByAll[0]);
  leaving.abort();
  port.postMessage(message);
  await setImmediate();
  expect(heardByAll.map((messages) => messages.length)).toEqual([2, 1]);
});

test("a font arrives with its characters alone of all its maps, and these are no copy", async () => {
  const port = new Port();
  const messages = heard(port);
  const bytes = new Uint8Array([1, 2, 3]).buffer;
  const toUnicode = { _map: { 65: "A" } };
  const font = {
    buffer: bytes,
    charProcOperatorList: { a: 1 },
    extra: { toUnicode, cMap: { _map: { 65: 34 } }, widths: [500] },
  };
  port.postMessage({ action: "commonobj", data: ["g_f1", "Font", font] }, [bytes]);
  expect(bytes.byteLength).toBe(0);
  await setImmediate();
  const [id, type, sent] = (messages[0] as PortMessage).data as [string, string, typeof font];
  expect([id, type, sent.charProcOperatorList, [...new Uint8Array(sent.buffer)]]).toEqual([
    "g_f1",
    "Font",
    { a: 1 },
    [1, 2, 3],
  ]);
  expect(Object.keys(sent.extra)).toEqual(["toUnicode"]);
  expect(sent.extra.toUnicode).toBe(toUnicode);
});

test("a font that could not be read, and other objects, arrive whole", async () => {
  const port = new Port();
  const messages = heard(port);
  const failed = { action: "commonobj", data: ["g_f2", "Font", { error: "no such font" }] };
  const picture = { action: "commonobj", data: ["img_1", "Image", { extra: { a: 1 } }] };
  port.postMessage(failed);
  port.postMessage(picture);
  await setImmediate();
  expect(messages).toEqual([failed, picture]);
});
