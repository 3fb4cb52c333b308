import { availableParallelism } from "node:os";
import { Command, Option } from "commander";
import { FORMATS } from "../export/job.ts";
import { SHAPES } from "../export/tables/shape.ts";
import { DEFAULT_LIMITS, DEFAULT_OCR, ENGINES, OCR_ENGINES, OCR_WHEN } from "../model/limits.ts";
import { CHECK_FAIL_ON } from "./check/fail-on.ts";
import type { CheckFlags } from "./check.ts";
import type { ConvertFlags } from "./convert.ts";
import { FAIL_ON } from "./exit.ts";
import type { ExportFlags } from "./export.ts";
import { TABLES } from "./inspect/keys.ts";
import type { InspectFlags } from "./inspect.ts";
import type { MergeFlags } from "./merge.ts";
import { count, port, queueName, seconds, shard, size, statuses } from "./options.ts";
import type { EnqueueFlags, ParkedFlags, WorkFlags } from "./queue.ts";
import type { ReviewFlags } from "./review.ts";
import type { SchemaFlags } from "./schema.ts";

/** What each verb does; given from outside, so that the command line can be described without being run. */
export interface Verbs {
  convert(inputs: string[], flags: ConvertFlags): Promise<void>;
  inspect(file: string, flags: InspectFlags): Promise<void>;
  merge(out: string, flags: MergeFlags): Promise<void>;
  enqueue(inputs: string[], flags: EnqueueFlags): Promise<void>;
  work(flags: WorkFlags): Promise<void>;
  parked(flags: ParkedFlags): Promise<void>;
  export(folders: string[], flags: ExportFlags): Promise<void>;
  check(folders: string[], flags: CheckFlags): Promise<void>;
  schema(flags: SchemaFlags): Promise<void>;
  review(folder: string, flags: ReviewFlags): Promise<void>;
}

/** Default limits of one document: seconds, seconds for each page that is a picture, and bytes of memory. */
const TIMEOUT = 20;
const OCR_TIMEOUT = 60;
const MAX_MEMORY = 512 * 2 ** 20;
const REDIS = "redis://127.0.0.1:6379";
const QUEUE = "nianbao";
/** Documents. */
const HIGH_WATER = 10_000;
const ATTEMPTS = 3;
/** Seconds. */
const LEASE = 30;

/** The command line: every verb and flag. Throws CommanderError instead of ending the process. */
export function newProgram(version: string, verbs: Verbs): Command {
  const program = new Command("nianbao")
    .description("Reads 政府信息公开工作年度报告 into verified JSON.")
    .version(version)
    .exitOverride()
    .showHelpAfterError("(add --help for the flags)");
  reading(telling(program.command("convert")))
    .description("convert reports to JSON: one to stdout, many to a folder")
    .argument("<input...>", "files, folders, patterns such as 'in/**/*.pdf', and - for standard input")
    .option("-o, --out <dir>", "write DIR/…/NAME.json for each input, and DIR/ledger.jsonl")
    .addOption(
      new Option(
        "--shard <i/n>",
        "only this part of the inputs, the same on every machine; with a ledger of its own",
      ).argParser(shard),
    )
    .option("--resume", "leave alone what the ledger in DIR already holds (the default)")
    .option("--force", "convert everything again, whatever the ledger holds")
    .option("--retry-failed", "convert again what the ledger holds as failed")
    .action((inputs, flags) => verbs.convert(inputs, flags));
  telling(program.command("merge"))
    .description("take the ledgers of shards and workers into the folder's one ledger")
    .argument("<dir>", "an output folder")
    .option("--unfinished", "take in the ledgers of shards and workers that were ended before they were done")
    .action((dir, flags) => verbs.merge(dir, flags));
  queued(program.command("enqueue"))
    .description("put reports into a queue, for workers on any machine")
    .argument("<input...>", "files, folders and patterns, at paths that the workers see too")
    .addOption(countOption("--high-water <n>", "wait while more than this are in the queue").default(HIGH_WATER))
    .addOption(
      countOption("--attempts <n>", "tries for a document that timed out or broke its thread").default(ATTEMPTS),
    )
    .option("-q, --quiet", "no progress")
    .action((inputs, flags) => verbs.enqueue(inputs, flags));
  reading(telling(queued(program.command("work"))))
    .description("convert what comes through a queue, until interrupted")
    .requiredOption("-o, --out <dir>", "write DIR/…/NAME.json for each input; several workers may share DIR")
    .option("--name <name>", "name of this worker's ledger in DIR (default: host and process number)")
    .option("--until-empty", "end when the queue has been worked off")
    .addOption(
      new Option("--lease <seconds>", "after how long a document is taken from a worker that was killed")
        .argParser(seconds)
        .default(LEASE),
    )
    .action((flags) => verbs.work(flags));
  queued(program.command("parked"))
    .description("list the documents of a queue that could not be converted, with the reason")
    .option("--retry", "put them back into the queue")
    .option("--json", "one JSON object a line")
    .action((flags) => verbs.parked(flags));
  program
    .command("inspect")
    .description("show how a report was read, and why so")
    .argument("<file>", "a file, or - for standard input")
    .addOption(countOption("--page <n>", "the page that --overlay draws"))
    .option("--overlay <png>", "write that page as a picture, with what was read drawn over it")
    .addOption(new Option("--engine <name>", "which engine reads PDF").choices(ENGINES).default("auto"))
    .addOption(ocrOption())
    .option("--office <program>", "the LibreOffice that reads DOC, WPS, RTF and ODT (default: one that is found)")
    .option("--no-office", "read DOC and WPS without LibreOffice, and no RTF or ODT")
    .addOption(new Option("--table <name>", "only this table, in every detail").choices(TABLES))
    .option("--json", "print the trace as JSON")
    .action((file, flags) => verbs.inspect(file, flags));
  program
    .command("check")
    .description("verify stored reports again, and compare them across years and agencies")
    .argument("<dir...>", "folders that convert wrote")
    .option("--json", "print the findings on stdout, one a line")
    .option("-o, --out <file>", "write the findings to a file, one a line")
    .addOption(countOption("-j, --jobs <n>", "reports at a time").default(availableParallelism(), "one for each core"))
    .option("--with-reviews <file>", "put people's decisions (reviews.jsonl) in the place of what was read")
    .addOption(
      new Option("--fail-on <severity>", "end with 1 when there is a finding so grave, or graver")
        .choices(CHECK_FAIL_ON)
        .default("warning"),
    )
    .option("-q, --quiet", "no progress and no summary")
    .action((folders, flags) => verbs.check(folders, flags));
  program
    .command("export")
    .description("make a dataset of stored reports: CSV, JSON lines, Excel, Parquet or SQLite")
    .argument("<dir...>", "output folders of convert")
    .addOption(new Option("--to <format>", "what is written").choices(FORMATS).makeOptionMandatory())
    .option("-o, --out <dir>", "the folder for the files", "export")
    .addOption(
      new Option("--shape <shape>", "a row for each figure, or for each report").choices(SHAPES).default("long"),
    )
    .addOption(
      new Option("--status <list>", "only reports with these, such as verified,inconsistent").argParser(statuses),
    )
    .option("--with-reviews <file>", "apply the decisions in a reviews.jsonl")
    .option("--bom", "begin CSV files with a byte order mark, for Excel")
    .addOption(countOption("-j, --jobs <n>", "threads (default: one for each core and one more)"))
    .option("-q, --quiet", "no summary")
    .action((folders, flags) => verbs.export(folders, flags));
  program
    .command("review")
    .description("serve a page on this machine, to check reports against their sources")
    .argument("<dir>", "the folder that convert --out wrote")
    .option("--sources <dir>", "the folder that was converted: its documents are shown beside the figures")
    .addOption(countOption("--sample <n>", "draw a random sample of so many figures"))
    .option("--seed <text>", "what fixes the sample: the same seed draws the same figures", "1")
    .addOption(new Option("--port <n>", "port of the page").argParser(port).default(0, "any that is free"))
    .action((folder, flags) => verbs.review(folder, flags));
  program
    .command("schema")
    .description("print the JSON Schema of a report")
    .option("--rules", "print the rules of check instead")
    .action((flags) => verbs.schema(flags));
  return program;
}

/** The flags that say how documents are read. */
const reading = (command: Command): Command =>
  command
    .addOption(
      countOption("-j, --jobs <n>", "documents at a time").default(availableParallelism(), "one for each core"),
    )
    .addOption(new Option("--engine <name>", "which engine reads PDF").choices(ENGINES).default("auto"))
    .option("--office <program>", "the LibreOffice that reads DOC, WPS, RTF and ODT (default: one that is found)")
    .option("--no-office", "read DOC and WPS without LibreOffice, and no RTF or ODT")
    .addOption(new Option("--timeout <seconds>", "most time for a document").argParser(seconds).default(TIMEOUT))
    .addOption(countOption("--max-pages <n>", "most pages of a document").default(DEFAULT_LIMITS.maxPages))
    .addOption(sizeOption("--max-memory <size>", "most memory for a document").default(MAX_MEMORY, "512M"))
    .addOption(sizeOption("--max-bytes <size>", "largest input").default(DEFAULT_LIMITS.maxBytes, "64M"))
    .addOption(ocrOption())
    .addOption(
      new Option("--ocr-engine <name>", "what reads pictures; both together need the fewest looks of a person")
        .choices(OCR_ENGINES)
        .default(DEFAULT_OCR.engines),
    )
    .addOption(
      countOption("--ocr-jobs <n>", "documents whose pictures are read at a time").default(
        Math.min(2, availableParallelism()),
        "2, or one for each core",
      ),
    )
    .addOption(
      countOption("--ocr-max-pages <n>", "most pages of a document that are pictures").default(DEFAULT_OCR.maxPages),
    )
    .addOption(
      new Option("--ocr-timeout <seconds>", "most time for a page that is a picture")
        .argParser(seconds)
        .default(OCR_TIMEOUT),
    );

/** The flags that say what is told of a run. */
const telling = (command: Command): Command =>
  command
    .addOption(
      new Option("--fail-on <finding>", "end with 1 when a report has this status, or a graver one")
        .choices(FAIL_ON)
        .default("review"),
    )
    .addOption(new Option("--log <format>", "what stderr carries").choices(["text", "json"]).default("text"))
    .option("-q, --quiet", "no progress and no summary");

/** The flags that name a queue. */
const queued = (command: Command): Command =>
  command
    .option("--redis <url>", "where Redis listens", REDIS)
    .addOption(new Option("--queue <name>", "name of the queue").argParser(queueName).default(QUEUE));

const ocrOption = (): Option =>
  new Option("--ocr <when>", "read pages from their pictures: where text is missing or nonsense, always, or never")
    .choices(OCR_WHEN)
    .default(DEFAULT_OCR.when);
const countOption = (flags: string, description: string): Option => new Option(flags, description).argParser(count);
const sizeOption = (flags: string, description: string): Option => new Option(flags, description).argParser(size);
