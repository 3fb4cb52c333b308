import { timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { secureHeaders } from "hono/secure-headers";

export interface Guard {
  readonly port: number;
  /** Secret of this run: who has the address may look. */
  readonly token: string;
}

/** Cookies of one host are shared by all its ports, so each run names its own. */
const cookieOf = (port: number): string => `nianbao-${port}`;

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** Only pages of this very server may ask it: a name that was made to lead here (DNS rebinding), or another site, is refused. */
export function sameOrigin({ port }: Guard): MiddlewareHandler {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  return async (c, next) => {
    const host = c.req.header("host") ?? "";
    if (!hosts.includes(host)) return c.text("wrong host", 403);
    const origin = c.req.header("origin");
    const changes = c.req.method !== "GET" && c.req.method !== "HEAD";
    if (origin === undefined ? changes : origin !== `http://${host}`) return c.text("wrong origin", 403);
    const site = c.req.header("sec-fetch-site");
    const opened = c.req.path === "/" && !changes;
    if (!opened && site !== undefined && site !== "same-origin" && site !== "none") return c.text("wrong origin", 403);
    return next();
  };
}

/** Lets in who brings the token in the address, and then knows them by a cookie, so that the token stands in no later address. */
export function knownVisitor({ port, token }: Guard): MiddlewareHandler {
  return async (c, next) => {
    const brought = c.req.path === "/" ? c.req.query("token") : undefined;
    if (brought !== undefined && same(brought, token)) {
      setCookie(c, cookieOf(port), token, { httpOnly: true, sameSite: "Strict", path: "/" });
      return c.redirect("/", 303);
    }
    if (same(getCookie(c, cookieOf(port)) ?? "", token)) return next();
    return c.text(
      "请用 nianbao review 打印的完整网址打开本页。\nOpen this page by the whole address that nianbao review printed.\n",
      401,
    );
  };
}

/** Nothing but what this server sends is run, drawn or asked for. `wasm-unsafe-eval` lets pdf.js decode pictures in WebAssembly. */
export const strictHeaders = (): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      workerSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", "blob:", "data:"],
      fontSrc: ["'self'", "data:"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: "no-referrer",
    xFrameOptions: "DENY",
    crossOriginResourcePolicy: "same-origin",
    crossOriginOpenerPolicy: "same-origin",
    strictTransportSecurity: false,
  });
