// Preloaded into a measured process: writes what it took as JSON to the file named by NIANBAO_USAGE: `peak`, the most memory
// held, in bytes, and `cpu`, seconds of processor time over all threads.
import { readFileSync, writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

/** Linux counts a parent's memory into what `resourceUsage` says of a child; the kernel's own mark of the process does not. */
function peak() {
  try {
    const mark = /VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"));
    if (mark !== null) return Number(mark[1]) * 1024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1024;
}

function write() {
  const { user, system } = process.cpuUsage();
  writeFileSync(process.env.NIANBAO_USAGE, JSON.stringify({ peak: peak(), cpu: (user + system) / 1e6 }));
}

if (isMainThread) process.on("exit", write);
