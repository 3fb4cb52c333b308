// The recipes of docs/recipes do what docs/many-machines.md says of them.
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { contents, ledger, newFolder } from "../cli/command.ts";
import { faultyReport, report, SHOPPING } from "../cli/reports.ts";

const RECIPES = resolve("docs/recipes");
const SHARDS = 3;
const hasParallel = spawnSync("parallel", ["--version"]).status === 0;

let folder: string;
const at = (path: string): string => join(folder, path);

beforeEach(() => {
  folder = newFolder();
  mkdirSync(at("an archive"));
  for (let n = 0; n < 6; n++) writeFileSync(at(`an archive/r${n}.txt`), n === 4 ? faultyReport(n) : report(n));
  writeFileSync(at("an archive/list.txt"), SHOPPING);
  mkdirSync(at("bin"));
  writeFileSync(at("bin/nianbao"), `#!/bin/sh\nexec '${process.execPath}' '${resolve("dist/cli/main.js")}' "$@"\n`);
  chmodSync(at("bin/nianbao"), 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command where `nianbao` is on the PATH; its exit code and stderr. */
function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const path = [at("bin"), process.env.PATH].join(delimiter);
  const { status, stderr } = spawnSync(command, args, {
    cwd: folder,
    env: { ...process.env, PATH: path, ...env },
    encoding: "utf8",
  });
  return { status, stderr };
}

/** What the recipe has made of the archive is what one run makes of it. */
function expectWhole(out: string): void {
  run("nianbao", ["convert", "an archive", "--out", "whole", "--quiet"]);
  expect(Object.keys(ledger(at("whole")))).toHaveLength(7);
  expect(contents(at(out))).toEqual(contents(at("whole")));
}

it("are all of these, and shells can read them", () => {
  expect(readdirSync(RECIPES).sort()).toEqual(["kubernetes-indexed-job.yaml", "parallel.sh", "slurm-array.sh"]);
  for (const name of ["parallel.sh", "slurm-array.sh"]) execFileSync("bash", ["-n", join(RECIPES, name)]);
});

describe("GNU parallel", () => {
  it.runIf(hasParallel)("converts an archive in shards and merges them, in folders with blanks in their names", () => {
    const { status, stderr } = run("bash", [join(RECIPES, "parallel.sh"), "an archive", "an out", `${SHARDS}`]);
    expect(stderr).toContain("failed       1");
    expect(status).toBe(3);
    expectWhole("an out");
  });

  it.runIf(hasParallel)("stops at a shard that ends by a fault", () => {
    writeFileSync(at("file"), "");
    const { status, stderr } = run("bash", [join(RECIPES, "parallel.sh"), "an archive", "file/out", `${SHARDS}`]);
    expect([status === 0, stderr]).toEqual([false, expect.stringContaining("This job failed")]);
    expect(stderr).toContain("The output folder");
  });
});

describe("the Slurm array", () => {
  const text = readFileSync(join(RECIPES, "slurm-array.sh"), "utf8");
  const options = Object.fromEntries(
    [...text.matchAll(/^#SBATCH --([a-z-]+)(?:=(\S+))?$/gmu)].map(([, name, value]) => [name, value ?? null]),
  );

  it("asks for what a shard takes, in lines that stand before the first command", () => {
    expect(options).toEqual({
      "job-name": "nianbao",
      array: "1-100",
      ntasks: "1",
      "cpus-per-task": "4",
      mem: "6G",
      time: "12:00:00",
      requeue: null,
      output: "nianbao-%A_%a.log",
    });
    expect(text.match(/^#SBATCH.*$/gmu)).toHaveLength(Object.keys(options).length);
    expect(text.lastIndexOf("#SBATCH")).toBeLessThan(text.search(/^[^#\n]/mu));
    expect(options.array).toBe(`1-${/SHARDS:-(\d+)/u.exec(text)?.[1]}`);
  });

  it("converts an archive, a shard a task, each of which ends with 0 when it is done", () => {
    const task = (id: number, archive: string) =>
      run("bash", [join(RECIPES, "slurm-array.sh"), archive, "out"], {
        SLURM_ARRAY_TASK_ID: `${id}`,
        SLURM_CPUS_PER_TASK: "1",
        SHARDS: `${SHARDS}`,
      });
    for (let id = 1; id <= SHARDS; id++) expect(task(id, "an archive")).toEqual({ status: 0, stderr: "" });
    expect(task(SHARDS + 1, "an archive").status).toBe(2);
    expect(run("nianbao", ["merge", "out", "--quiet"]).status).toBe(3);
    expectWhole("out");
  });
});

describe("the Kubernetes jobs", () => {
  const documents = parseAllDocuments(readFileSync(join(RECIPES, "kubernetes-indexed-job.yaml"), "utf8"));
  const [convert, merge] = documents.map((document) => document.toJS());
  const container = convert.spec.template.spec.containers[0];

  it("are two jobs, of which the first is an Indexed Job with a shard for each index", () => {
    expect(documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([]);
    expect(documents).toHaveLength(2);
    for (const job of [convert, merge]) {
      expect(job).toMatchObject({ apiVersion: "batch/v1", kind: "Job" });
      const { restartPolicy, containers, volumes } = job.spec.template.spec;
      expect(restartPolicy).toBe("Never");
      expect(containers).toHaveLength(1);
      const mounted = containers[0].volumeMounts.map(({ name }: { name: string }) => name);
      expect(mounted).toEqual(volumes.map(({ name }: { name: string }) => name));
    }
    expect(convert.spec).toMatchObject({
      completionMode: "Indexed",
      completions: 100,
      parallelism: 25,
      backoffLimitPerIndex: 3,
    });
    expect(container.env).toEqual([{ name: "SHARDS", value: String(convert.spec.completions) }]);
    expect(container.resources).toEqual({ requests: { cpu: "4", memory: "6Gi" }, limits: { memory: "6Gi" } });
    expect(container.args[0]).toContain(`--jobs ${container.resources.requests.cpu} `);
  });

  it("convert an archive, counting from 0 where shards count from 1, and merge the ledgers", () => {
    cpSync(at("an archive"), at("archive"), { recursive: true });
    /** A pod whose volumes are folders here. */
    const pod = (job: typeof convert, env: NodeJS.ProcessEnv) => {
      const { command, args } = job.spec.template.spec.containers[0];
      const script = args[0].replaceAll(/(?<= )\/(archive|json)\b/gu, (path: string) => at(path.slice(1)));
      return run(command[0], [...command.slice(1), script], env);
    };
    for (let index = 0; index < SHARDS; index++)
      expect(pod(convert, { JOB_COMPLETION_INDEX: `${index}`, SHARDS: `${SHARDS}` }).status).toBe(0);
    expect(pod(convert, { JOB_COMPLETION_INDEX: `${SHARDS}`, SHARDS: `${SHARDS}` }).status).toBe(2);
    const { status, stderr } = pod(merge, {});
    expect([status, stderr]).toEqual([0, expect.stringContaining("inconsistent 1")]);
    expectWhole("json");
  });
});
