// The programs from outside that make samples, each called in one way, and what takes their clock out of the files.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PACKAGES = {
  chromium: "chromium",
  soffice: "libreoffice-writer-nogui",
  weasyprint: "weasyprint",
  wkhtmltopdf: "wkhtmltopdf",
  w3m: "w3m",
  qpdf: "qpdf",
  pdftotext: "poppler-utils",
  pyftsubset: "fonttools",
};
const FONTS = ["fonts-wqy-zenhei", "fonts-wqy-microhei", "fonts-arphic-uming", "fonts-arphic-ukai", "fonts-noto-cjk"];
const ALSO = ["python3-reportlab", "poppler-data"];
const EPOCH = "1700000000";

const has = (command) => {
  try {
    execFileSync("sh", ["-c", `command -v ${command}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};
const installed = (name) => {
  try {
    return execFileSync("dpkg", ["-s", name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).includes(
      "ok installed",
    );
  } catch {
    return false;
  }
};

/** Installs with apt the programs and fonts that are not there; touches nothing when all are. */
export function ensureTools() {
  const missing = [
    ...Object.entries(PACKAGES).flatMap(([command, name]) => (has(command) ? [] : [name])),
    ...[...FONTS, ...ALSO].filter((name) => !installed(name)),
  ];
  if (missing.length === 0) return;
  console.error(`installing with apt: ${missing.join(" ")}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  execFileSync("apt-get", ["update"], { stdio: "ignore", env });
  execFileSync("apt-get", ["install", "-y", "--no-install-recommends", ...missing], { stdio: "ignore", env });
}

/** Runs `work` in a folder of its own that is gone afterwards. */
function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "samples-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const run = (command, args, options = {}) =>
  execFileSync(command, args, {
    stdio: ["pipe", "pipe", "ignore"],
    maxBuffer: 1 << 26,
    env: { ...process.env, SOURCE_DATE_EPOCH: EPOCH, TZ: "UTC", LC_ALL: "C.UTF-8" },
    ...options,
  });

/** One file through a program: `args(input, output)` is its command line. */
const through = (command, suffixes, args) => (bytes) =>
  inFolder((folder) => {
    const [from, to] = suffixes.map((s) => join(folder, `report${s}`));
    writeFileSync(from, bytes);
    run(command, args(from, to, folder), { cwd: folder });
    return readFileSync(to);
  });

/** Puts fixed values of the same length where a producer writes the time or a random number. */
export function withoutClock(pdf) {
  const fixed = (text) => text.replace(/[0-9A-Fa-f]/g, "0");
  return Buffer.from(
    pdf
      .toString("latin1")
      .replace(/\/(CreationDate|ModDate) ?\(D:\d{14}/g, (m) => m.replace(/\d{14}/, "20240101000000"))
      .replace(/\/ID ?\[ ?<[^\]]*>\s*\]/g, (m) => m.replace(/<[^>]*>/g, fixed))
      .replace(/\/DocChecksum ?\/[0-9A-F]+/g, (m) => m.replace(/\/[0-9A-F]+$/, fixed)),
    "latin1",
  );
}

export const chromium = (html) =>
  withoutClock(
    through("chromium", [".html", ".pdf"], (from, to, folder) => [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      `--user-data-dir=${folder}/profile`,
      "--no-pdf-header-footer",
      `--print-to-pdf=${to}`,
      `file://${from}`,
    ])(html),
  );

const soffice = (suffix, filter) =>
  through("soffice", [suffix, `.${filter.split(":")[0]}`], (from, _, folder) => [
    `-env:UserInstallation=file://${folder}/profile`,
    "--headless",
    "--convert-to",
    filter,
    "--outdir",
    folder,
    from,
  ]);

/** A flat OpenDocument text as a Word file, and a Word file as one of the old format, as LibreOffice writes them. */
export const docxByLibreOffice = soffice(".fodt", "docx:MS Word 2007 XML");
export const docByLibreOffice = soffice(".docx", "doc:MS Word 97");
export const rtfByLibreOffice = soffice(".docx", "rtf");
export const odtByLibreOffice = soffice(".docx", "odt");

export const libreoffice = (fodt) => withoutClock(soffice(".fodt", "pdf")(fodt));

/** A page as LibreOffice exports it, without the time at which it did. */
export const libreofficePage = (fodt) =>
  Buffer.from(
    soffice(
      ".fodt",
      "html",
    )(fodt)
      .toString()
      .replace(/(<meta name="(?:created|changed)" content=")[^"]*/gu, "$12024-01-01T00:00:00"),
  );

export const weasyprint = (html) =>
  withoutClock(through("weasyprint", [".html", ".pdf"], (from, to) => [from, to])(html));

export const wkhtmltopdf = (html) =>
  withoutClock(
    through("wkhtmltopdf", [".html", ".pdf"], (from, to) => ["-q", "-s", "A4", "--enable-local-file-access", from, to])(
      html,
    ),
  );

export const w3m = (html, columns) =>
  run("w3m", ["-dump", "-cols", String(columns), "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8"], {
    input: html,
  }).toString();

/** A PDF through qpdf, with fixed numbers where it would draw them. */
export const qpdf = (pdf, args) =>
  through("qpdf", [".pdf", ".out.pdf"], (from, to) => ["--static-id", ...args, from, to])(pdf);

export const pdftotext = (pdf, args) =>
  through("pdftotext", [".pdf", ".txt"], (from, to) => [...args, "-enc", "UTF-8", from, to])(pdf).toString();

/** Runs one of the Python helpers beside this file: JSON in, bytes out. */
export const python = (script, input) =>
  run("/usr/bin/python3", [new URL(script, import.meta.url).pathname], { input: JSON.stringify(input) });
