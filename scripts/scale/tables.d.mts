import type { Assumed, Cost } from "./plan.mjs";

export interface Measured {
  kinds: Cost[];
  node: string;
  cores: number;
  load: number;
}

export function scaleTables(measured: Measured, assumed?: Assumed): string;
