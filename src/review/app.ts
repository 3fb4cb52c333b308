import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { serveStatic as serveWhole } from "hono/serve-static";
import { agencyOf, type Desk, itemsOf, overviewOf, reportOf } from "./answers.ts";
import { type Guard, knownVisitor, sameOrigin, strictHeaders } from "./guard.ts";
import { BadRequest, filterOf, sliceOf } from "./query.ts";
import type { Sampler } from "./samples.ts";
import { sourceFinder } from "./source/open.ts";
import { pictureAsPng } from "./source/picture.ts";
import type { FlowReader } from "./source/reader.ts";
import { isDrawn, viewOf } from "./source/view.ts";

/** Folders that the page itself comes from: what vite built, and the package of pdf.js. */
export interface Assets {
  readonly page: string;
  readonly pdfjs: string;
}

// Loaded with the first sample, or decision: the first screen needs neither, and they would double its time.
const asked = () => import("./asked.ts");
const samples = () => import("./samples.ts");

/** The server of the auditor's page. `sources` is a real path, or null for none. */
export function newApp(desk: Desk, sources: string | null, flows: FlowReader, guard: Guard, assets: Assets): Hono {
  const app = new Hono();
  const find = sourceFinder(sources);
  const drawn = samplerOnce(desk);

  app.use(strictHeaders(), sameOrigin(guard), knownVisitor(guard));
  app.use("/api/*", bodyLimit({ maxSize: 65_536 }), async (c, next) => {
    await desk.archive.listed;
    await next();
    c.header("Cache-Control", "no-store");
  });
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    if (error instanceof BadRequest) return c.json({ error: "bad-request", message: error.message }, 400);
    return c.json({ error: "internal", message: error.message }, 500);
  });

  app.get("/api/overview", async (c) => c.json(await overviewOf(desk, filterOf(c.req.query()))));
  app.get("/api/items", async (c) => c.json(await itemsOf(desk, filterOf(c.req.query()), sliceOf(c.req.query()))));
  app.get("/api/report", async (c) => {
    const answer = await reportOf(desk, c.req.query("path") ?? "");
    return answer === null ? c.json({ error: "not-found" }, 404) : c.json(answer);
  });
  app.get("/api/agency", (c) => c.json(agencyOf(desk, c.req.query("name") ?? "")));

  app.get("/api/sample", async (c) => {
    const choice = (await asked()).choiceFrom(c.req.query());
    return c.json(await (await drawn()).sample(choice));
  });
  app.get("/api/statement", async (c) => {
    const { confidence, ...choice } = (await asked()).statementFrom(c.req.query());
    return c.json(await (await drawn()).statement(choice, confidence));
  });
  app.post("/api/sign", async (c) => {
    const { confidence, by, ...choice } = (await asked()).signatureFrom(await bodyOf(c));
    const signed = await (await drawn()).sign(choice, confidence, by);
    return signed === null ? c.json({ error: "open-figures" }, 409) : c.json(signed);
  });
  app.post("/api/decisions", async (c) => {
    const decision = (await asked()).decisionFrom(await bodyOf(c));
    if (desk.archive.find(decision.report)?.sha256 !== decision.sha256) return c.json({ error: "not-found" }, 404);
    const answer = await desk.decisions.decide(decision);
    return c.json(answer, answer.ok ? 200 : 409);
  });

  app.get("/api/source", async (c) => {
    const item = desk.archive.find(c.req.query("path") ?? "");
    return item === null ? c.json({ error: "not-found" }, 404) : c.json(await viewOf(await find(item)));
  });
  app.get("/api/source/flow", async (c) => {
    const item = desk.archive.find(c.req.query("path") ?? "");
    const source = item === null ? null : (await find(item)).source;
    const stored = item === null ? null : desk.archive.report(item.path);
    if (source === null || stored === null) return c.json({ error: "not-found" }, 404);
    const byOffice = stored.report.diagnostics.some(({ code }) => code === "doc.libreoffice");
    const flow = await flows.read({ file: source.file, byOffice });
    return flow === null ? c.json({ error: "unreadable" }, 404) : c.json(flow);
  });
  app.get("/api/source/file", async (c, next) => {
    const item = desk.archive.find(c.req.query("path") ?? "");
    const source = item === null ? null : (await find(item)).source;
    if (source === null) return c.json({ error: "not-found" }, 404);
    const { type, plain, file } = source;
    const page = Number(c.req.query("page") ?? 1);
    // Only what a browser draws is sent as it is: a web page of an archive must never become one of ours.
    if (type !== "application/pdf" && !isDrawn(type)) {
      const picture = await source.bytes();
      const png = picture === null ? null : await pictureAsPng(picture, page);
      return png === null ? c.json({ error: "not-found" }, 404) : body(c, png, "image/png");
    }
    if (!plain) {
      const bytes = await source.bytes();
      return bytes === null ? c.json({ error: "not-found" }, 404) : body(c, bytes, type);
    }
    const sent = await serveStatic({ path: file })(c, next);
    if (!(sent instanceof Response)) return c.json({ error: "not-found" }, 404);
    sent.headers.set("Content-Type", type);
    sent.headers.set("Accept-Ranges", "bytes");
    return sent;
  });

  app.get("/pdfjs/*", filesOf(assets.pdfjs, "/pdfjs"));
  app.get("/*", filesOf(assets.page));
  return app;
}

/** Files of the page itself, below a path. Each goes out in one piece: in many it would wait for all else that is asked for at a start. */
const filesOf = (root: string, below = "") =>
  serveWhole({
    root,
    join,
    rewriteRequestPath: (path) => path.slice(below.length),
    isDir: (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
    getContent: async (path) =>
      statSync(path, { throwIfNoEntry: false })?.isFile() === true ? new Uint8Array(readFileSync(path)) : null,
  });

const body = (c: Context, bytes: Uint8Array, type: string): Response =>
  c.body(bytes.slice().buffer as ArrayBuffer, 200, { "Content-Type": type });

async function bodyOf(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    throw new BadRequest("no JSON");
  }
}

function samplerOnce(desk: Desk): () => Promise<Sampler> {
  let made: Promise<Sampler> | null = null;
  return () => {
    made ??= samples().then(({ sampler }) => sampler(desk));
    return made;
  };
}
