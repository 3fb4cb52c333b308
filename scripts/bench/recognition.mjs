// What reading a page from its picture costs beside the engines' own work: in one process, engines loaded, a page at a time.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "../prepare.mjs";
import { listScans } from "../score/samples.mjs";

const built = (path) => import(pathToFileURL(join(ROOT, "dist", path)).href);

/** `{ pages, perPage, engines }`: seconds a page, all in all, and of the engines that read every line and every figure once. */
export async function timeRecognition({ documents }) {
  const { engines } = await built("stages/ingest/pdf/index.js");
  const { openRasters } = await built("stages/ingest/scan/raster.js");
  const { readPage } = await built("stages/ingest/scan/readpage.js");
  const { enginesFor, closeEngines } = await built("stages/ingest/scan/engines/index.js");
  const [first, second] = enginesFor("both");
  let own = 0;
  let once = true;
  const timed = async (work) => {
    const start = performance.now();
    const read = await work();
    if (once) own += performance.now() - start;
    return read;
  };
  const lines = { ...first, readLines: (pictures) => timed(() => first.readLines(pictures)) };
  const figures = {
    ...second,
    // All that follows are further looks.
    readFigures: async (columns) => {
      const read = await timed(() => second.readFigures(columns));
      once = false;
      return read;
    },
  };
  // A page that stands on its head is read more than once.
  const files = listScans().filter(({ file }) => file.endsWith(".pdf") && !file.startsWith("upside-down"));
  const total = { pages: 0, seconds: 0, engines: 0 };
  // The first document warms up.
  for (const [i, { path }] of [...files.slice(0, 1), ...files.slice(0, documents)].entries()) {
    const bytes = readFileSync(path);
    const { pages } = await engines.pdfium.read(bytes, { maxPages: 99 });
    const rasters = await openRasters(bytes);
    for (const page of pages) {
      [own, once] = [0, true];
      const start = performance.now();
      await readPage(rasters.pageOf(page), page, [lines, figures]);
      total.seconds += (performance.now() - start) / 1000;
      total.engines += own / 1000;
      total.pages++;
    }
    rasters.close();
    if (i === 0) Object.assign(total, { pages: 0, seconds: 0, engines: 0 });
  }
  await closeEngines();
  return { pages: total.pages, perPage: total.seconds / total.pages, engines: total.engines / total.pages };
}
