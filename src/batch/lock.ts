import { createHash } from "node:crypto";
import { unlinkSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Part } from "./names.ts";

/**
 * Claims an output folder, or a part of it, for this process. The claim is a listening socket, because the system drops it with the
 * process, however that ends. Returns how to give it up, or null when another process holds it.
 */
export async function claim(root: string, part: Part = null): Promise<(() => Promise<void>) | null> {
  const address = addressOf(part === null ? root : `${root}\0${part}`);
  const server = (await listen(address)) ?? (await listenOverLeftover(address));
  return server === null ? null : () => new Promise((resolve) => server.close(() => resolve()));
}

/** Does a process of this machine, this one or another, hold the claim on an output folder as a whole? */
export const isClaimed = (root: string): Promise<boolean> => answers(addressOf(root));

function addressOf(claimed: string): string {
  const name = `nianbao-${createHash("sha256").update(claimed).digest("hex").slice(0, 32)}`;
  if (process.platform === "linux") return `\0${name}`;
  if (process.platform === "win32") return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

function listen(address: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(null) : reject(error),
    );
    server.listen(address, () => resolve(server.unref()));
  });
}

/** Where sockets are files, one that nobody answers at was left by a process that was killed. */
async function listenOverLeftover(address: string): Promise<Server | null> {
  if (process.platform === "linux" || process.platform === "win32" || (await answers(address))) return null;
  unlinkSync(address);
  return listen(address);
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
