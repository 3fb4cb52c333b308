// The measurements as rows to print, and the targets that they must meet.

const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const mib = (bytes) => `${Math.round(bytes / 2 ** 20)} MiB`;

/** Rows of five cells: what was measured, then as the row above its kind says. */
export function rowsOf({ reading, processes, folder, memory, scans, exports, check, review, cost }) {
  const rows = [];
  if (reading !== undefined) {
    const { text, html, word, pdf } = reading;
    const perPage = (mean) => ms((mean * pdf.reports) / pdf.pages);
    const pdfRow = (name, { mean, cpu, slowest }) => [name, ms(mean), perPage(mean), ms(slowest), ms(cpu)];
    rows.push(["warm, in one process", "a report", "a page", "slowest", "processor"]);
    rows.push([
      `nianbao, ${text.reports} text reports`,
      ms(text.ours.mean),
      "",
      ms(text.ours.slowest),
      ms(text.ours.cpu),
    ]);
    const htmlRow = (name, { mean, cpu, slowest }) => [name, ms(mean), "", ms(slowest), ms(cpu)];
    rows.push(htmlRow(`nianbao, ${html.reports} web pages`, html.ours));
    rows.push(htmlRow("parse5 alone: the pages parsed with places", html.alone));
    const wordRow = (name, { mean, cpu, slowest }) => [name, ms(mean), "", ms(slowest), ms(cpu)];
    rows.push(wordRow(`nianbao, ${word.reports} Word files (DOCX)`, word.ours));
    rows.push(wordRow("yauzl and htmlparser2 alone: the document unpacked and parsed", word.alone));
    rows.push(pdfRow(`nianbao, ${pdf.reports} PDF reports of ${pdf.pages} pages`, pdf.ours));
    rows.push(pdfRow("pdf.js alone: operators and text", pdf.pdfjs));
    rows.push(pdfRow("PDFium alone, documented functions: characters, boxes, paths", pdf.pdfium));
    rows.push(pdfRow("PDFium alone, raw exports: the same", pdf.pdfiumRaw));
  }
  if (processes !== undefined) {
    const { pdftotext, ours } = processes;
    rows.push(["one PDF report as a process", "", "", "", ""]);
    rows.push(["pdftotext -layout (poppler)", pdftotext === null ? "not installed" : ms(pdftotext), "", "", ""]);
    rows.push(["nianbao convert", ms(ours), "", "", ""]);
  }
  if (folder !== undefined) {
    for (const { documents, runs } of folder) {
      rows.push([`${documents} reports in a folder, half text, half PDF`, "a second", "", "peak", "processor"]);
      for (const { jobs, perSecond, cpu, peak } of runs)
        rows.push([`--jobs ${jobs}`, perSecond.toFixed(1), "", mib(peak), `${cpu.toFixed(0)} s`]);
    }
  }
  if (memory !== undefined) {
    rows.push(["small text reports in a folder, --jobs 2", "a second", "", "peak", "processor"]);
    for (const { documents, peak, perSecond, cpu } of memory)
      rows.push([`${documents} reports`, perSecond.toFixed(1), "", mib(peak), `${cpu.toFixed(0)} s`]);
  }
  if (scans !== undefined) {
    rows.push([`${scans.documents} scanned reports in a folder`, "seconds a page", "pages", "", ""]);
    for (const { jobs, pages, perPage } of scans.runs)
      rows.push([`--jobs ${jobs} --ocr-jobs ${jobs}`, perPage.toFixed(2), String(pages), "", ""]);
    const { pages, perPage, engines } = scans.recognition;
    rows.push(["a page in one process, engines loaded", perPage.toFixed(2), String(pages), "", ""]);
    rows.push(["the engines alone: every line and every figure once", engines.toFixed(2), String(pages), "", ""]);
  }
  if (check !== undefined) {
    rows.push([`nianbao check, ${check.reports} stored reports`, "a second", "", "peak", "processor"]);
    for (const { jobs, perSecond, cpu, peak } of check.runs)
      rows.push([`--jobs ${jobs}`, perSecond.toFixed(0), "", mib(peak), `${cpu.toFixed(0)} s`]);
    rows.push(["reading and parsing the files alone", (1000 / check.parsing).toFixed(0), "", "", ""]);
  }
  if (exports !== undefined) {
    const { reports, size, floor, runs } = exports;
    rows.push([`${reports} stored reports exported`, "a second", "", "peak", "processor"]);
    for (const { format, perSecond, peak, cpu } of runs)
      rows.push([`--to ${format}`, perSecond.toFixed(0), "", mib(peak), `${cpu.toFixed(0)} s`]);
    const alone = `one thread that only reads and parses them, ${(size / 1024).toFixed(0)} KiB each`;
    rows.push([alone, (1 / floor).toFixed(0), "", "", ""]);
  }
  if (review !== undefined) {
    rows.push([`the auditor's page over ${review.reports} reports`, "first figure", "next", "slowest", ""]);
    rows.push([
      "in Chromium, from the start of the command",
      ms(review.first),
      ms(review.next),
      ms(review.slowest),
      "",
    ]);
  }
  if (cost !== undefined) {
    rows.push(["a report through a folder, --jobs 1", "processor", "JSON", "packed", "reports"]);
    for (const { kind, documents, cpu, json, gzip } of cost)
      rows.push([
        kind,
        ms(cpu * 1000),
        `${Math.round(json / 1000)} kB`,
        `${Math.round(gzip / 1000)} kB`,
        `${documents}`,
      ]);
  }
  return rows;
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** What must hold, as far as it was measured: `{ name, value, limit, met }`. */
export function targetsOf({ reading, folder, memory, scans, exports, review }) {
  const targets = [];
  const most = (name, value, limit, print = (n) => n.toFixed(2), note = null) =>
    targets.push({
      name,
      value: print(value),
      limit: [`at most ${print(limit)}`, note].filter((part) => part !== null).join("; "),
      met: value <= limit,
    });
  if (reading !== undefined) {
    const { text, html, word, pdf } = reading;
    // The median over the files of each file's own ratio: one file that only the slower engine can read says little of the rest.
    const ratio = (name, contender, limit) => {
      const of = (kind) => median(pdf.byFile.map((file) => file.ours[kind] / file[contender][kind]));
      const all = (pdf.ours.mean / pdf[contender].mean).toFixed(2);
      const note = `by processor time ${of("cpu").toFixed(2)}, of the sums ${all}`;
      most(`a PDF report ÷ ${name}`, of("clock"), limit, undefined, note);
    };
    ratio("pdf.js alone", "pdfjs", 0.4);
    ratio("PDFium alone, documented functions", "pdfium", 1.8);
    ratio("PDFium alone, raw exports", "pdfiumRaw", 1.8);
    most("a Word file", word.ours.mean, 60, ms, `of processor time ${ms(word.ours.cpu)}`);
    most("a text report", text.ours.mean, 5, ms, `of processor time ${ms(text.ours.cpu)}`);
    most("a web page", html.ours.mean, 15, ms, `of processor time ${ms(html.ours.cpu)}`);
  }
  // On a short one it is mostly the threads' starting up that is measured.
  for (const { documents, ceiling, runs } of folder ?? []) {
    const ratio = runs[1].perSecond / runs[0].perSecond;
    targets.push({
      name: `2 threads ÷ 1, ${documents} reports`,
      value: ratio.toFixed(2),
      limit: `at least 1.70; one thread's run leaves room for ${ceiling.toFixed(2)} on two cores`,
      met: ratio >= 1.7,
    });
  }
  if (memory !== undefined) {
    const [short, long] = memory;
    // When V8 collects garbage moves the peak by some tens of MiB from run to run.
    most(`peak at ${long.documents} ÷ at ${short.documents} reports`, long.peak / short.peak, 1.25);
  }
  if (scans !== undefined) {
    const { perPage, engines } = scans.recognition;
    most("a scanned page ÷ the engines alone", perPage / engines, 1.3);
  }
  if (exports !== undefined) {
    for (const { format, perSecond, peak } of exports.runs) {
      most(
        `peak of an export of ${exports.reports} reports to ${format}`,
        peak / 2 ** 20,
        600,
        (n) => `${n.toFixed(0)} MiB`,
      );
      targets.push({
        name: `reports a second to ${format}`,
        value: perSecond.toFixed(0),
        limit: "at least 2000",
        met: perSecond >= 2000,
      });
    }
  }
  if (review !== undefined) {
    most(`the first of ${review.reports} reports on the page`, review.first, 2000, ms);
    most("the next figure on a drawn page", review.next, 100, ms, `slowest ${ms(review.slowest)}`);
  }
  return targets;
}
