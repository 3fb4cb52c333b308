import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { calmHelpers } from "../batch/tuning.ts";
import { openDecisions } from "./decisions.ts";
import type { SampleChoice } from "./protocol.ts";

export interface ReviewOptions {
  /** Real paths; null for no sources. */
  readonly archive: string;
  readonly sources: string | null;
  /** 0 for any that is free. */
  readonly port: number;
  readonly sample: SampleChoice | null;
  readonly version: string;
}

export interface Serving {
  /** With the token: who has it may look and decide. */
  readonly address: string;
  /** How many the archive holds, once they are listed. */
  readonly reports: Promise<number>;
  close(): Promise<void>;
}

const LOOPBACK = "127.0.0.1";

/**
 * Serves the auditor's page of an archive to this machine alone. Resolves as soon as the address holds: what answers is loaded, and the
 * archive listed, while a browser opens it. Rejects where the port is taken, or the log can't be used.
 */
export async function serveReview({ archive: root, sources, port, sample, version }: ReviewOptions): Promise<Serving> {
  // The browser that opens the page needs the other cores.
  calmHelpers();
  const decisions = openDecisions(root, version);
  const token = randomBytes(24).toString("base64url");
  const server = createServer();
  const actual = await listen(server, port);
  const assets = {
    page: fileURLToPath(new URL("page/", import.meta.url)),
    pdfjs: dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json")),
  };
  const started = import("./start.ts").then(({ start }) =>
    start({ root, decisions, version, hasSources: sources !== null, sample }, sources, { port: actual, token }, assets),
  );
  server.on("request", (request, response) => void started.then(({ answer }) => answer(request, response)));
  return {
    address: `http://${LOOPBACK}:${actual}/?token=${token}`,
    reports: started.then(async ({ archive }) => {
      await archive.listed;
      return archive.items.length;
    }),
    async close() {
      (await started).close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, LOOPBACK, () => {
      server.off("error", reject);
      resolve((server.address() as { port: number }).port);
    });
  });
}
