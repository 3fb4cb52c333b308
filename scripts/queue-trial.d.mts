import type { ChildProcess } from "node:child_process";

export interface TrialOutcome {
  inputs: number;
  lines: number;
  paths: number;
  again: number;
  reports: number;
  left: string[];
  parked: { path: string; file: string; reason: string; attempts: number }[];
  most: number;
  seconds: number;
}

export function trial(options: { documents: number; highWater: number }): Promise<TrialOutcome>;

export interface RedisServer {
  url: string;
  start(): Promise<void>;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export function newRedis(folder: string): Promise<RedisServer>;

export function nianbao(args: readonly string[]): {
  child: ChildProcess;
  text: { stdout: string; stderr: string };
  ended: Promise<number | null>;
};
