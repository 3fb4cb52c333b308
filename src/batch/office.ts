import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { mkdir, mkdtemp, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Office, OfficeResult } from "../model/office.ts";
import { killGroup, type Outside, removeFolder } from "./outside.ts";

/** Whether LibreOffice reads what only it can: where one is found, never, or the program at this path. */
export type OfficeChoice = "auto" | "never" | (string & {});

const NAMES = process.platform === "win32" ? ["soffice.com", "soffice.exe"] : ["soffice", "libreoffice"];

/** Where its installers put it without telling the PATH. */
const PLACES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ["/Applications/LibreOffice.app/Contents/MacOS"],
  win32: ["C:\\Program Files\\LibreOffice\\program", "C:\\Program Files (x86)\\LibreOffice\\program"],
};

/** The program that a choice comes to; null where there is none. */
export function findOffice(choice: OfficeChoice): string | null {
  if (choice === "never") return null;
  if (choice !== "auto") return isProgram(choice) ? choice : null;
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...(PLACES[process.platform] ?? [])];
  for (const folder of folders)
    for (const name of NAMES) {
      const program = join(folder, name);
      if (folder !== "" && isProgram(program)) return program;
    }
  return null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Milliseconds for one document, where no thread's own limit ends it before. */
const TIMEOUT = 120_000;
/** A DOCX of more bytes is none of a report. */
const MOST_BYTES = 64 * 2 ** 20;

/**
 * LibreOffice as a converter. Each document gets a process, a profile and a folder of its own, gone when it is done: nothing
 * is shared with another conversion or with the LibreOffice of the person at the machine. `tell` hears of the process.
 */
export function newOffice(program: string, tell: (outside: Outside | null) => void = () => {}): Office {
  return async (bytes, format) => {
    const folder = await mkdtemp(join(tmpdir(), "nianbao-office-"));
    try {
      const profile = join(folder, "profile");
      await mkdir(join(profile, "user"), { recursive: true });
      await writeFile(join(profile, "user", "registrymodifications.xcu"), SETTINGS);
      await writeFile(join(folder, `report.${format}`), bytes);
      const args = [
        `-env:UserInstallation=${pathToFileURL(profile)}`,
        ...["--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nologo"],
        ...["--convert-to", "docx:MS Word 2007 XML", "--outdir", join(folder, "out"), join(folder, `report.${format}`)],
      ];
      const child = spawn(program, args, {
        cwd: folder,
        env: environment(folder),
        stdio: "ignore",
        // A group of its own, so that it can be ended with all that it starts.
        detached: process.platform !== "win32",
      });
      if (child.pid !== undefined) tell({ pid: child.pid, folder });
      const fault = await ended(child);
      return fault === null ? await resultIn(join(folder, "out", "report.docx")) : { ok: false, message: fault };
    } finally {
      await removeFolder(folder);
      tell(null);
    }
  };
}

/** Nothing is written outside of the folder, and what wants the network finds a door that is shut. */
function environment(folder: string): NodeJS.ProcessEnv {
  const shut = "http://127.0.0.1:9";
  const proxies = ["http_proxy", "https_proxy", "ftp_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];
  return {
    ...process.env,
    ...Object.fromEntries(proxies.map((name) => [name, shut])),
    no_proxy: "",
    NO_PROXY: "",
    HOME: folder,
    TMPDIR: folder,
    SAL_USE_VCLPLUGIN: "svp",
  };
}

/** Waits for the end of the process; what went wrong, or null. */
function ended(child: ChildProcess): Promise<string | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      if (child.pid !== undefined) killGroup(child.pid);
      resolve(`not done in ${TIMEOUT / 1000} s`);
    }, TIMEOUT);
    const settle = (fault: string | null): void => {
      clearTimeout(timer);
      if (child.pid !== undefined) killGroup(child.pid);
      resolve(fault);
    };
    child.once("error", (error: NodeJS.ErrnoException) =>
      settle(`it can't be started: ${error.code ?? error.message}`),
    );
    child.once("exit", (code, signal) => settle(code === 0 ? null : `it ended with ${signal ?? `code ${code}`}`));
  });
}

async function resultIn(file: string): Promise<OfficeResult> {
  try {
    if ((await stat(file)).size > MOST_BYTES) return { ok: false, message: "what it makes of it is too large" };
    return { ok: true, docx: new Uint8Array(await readFile(file)) };
  } catch {
    return { ok: false, message: "it makes nothing of it" };
  }
}

const setting = (path: string, name: string, value: string | number | boolean): string =>
  `<item oor:path="/org.openoffice.${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`;

/** No macro runs, no link is followed, nothing is fetched. */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
${[
  setting("Office.Common/Security/Scripting", "MacroSecurityLevel", 3),
  setting("Office.Common/Security/Scripting", "DisableMacrosExecution", true),
  setting("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", true),
  setting("Office.Common/Security/Scripting", "DisableActiveContent", true),
  setting("Office.Writer/Content/Update", "Link", 0),
  setting("Inet/Settings", "ooInetProxyType", 2),
  setting("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
  setting("Inet/Settings", "ooInetHTTPProxyPort", 9),
  setting("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
  setting("Inet/Settings", "ooInetHTTPSProxyPort", 9),
].join("\n")}
</oor:items>
`;
