import type { Cell, TableForm } from "../column.ts";
import type { ExportOptions } from "../job.ts";

/** What a writer is opened with. */
export interface Opening {
  /** Folder for files that are not whole yet. */
  readonly folder: string;
  /** In the order of an outcome's parts. */
  readonly tables: readonly TableForm[];
  readonly options: ExportOptions;
  /** Of the program. */
  readonly version: string;
}

/** Writes the files of an export, part by part. */
export interface Writer {
  /** Parts of all tables, in their order. */
  write(parts: readonly (Uint8Array | readonly (readonly Cell[])[])[]): void;
  /** Ends the files, and returns their names in the folder. */
  finish(): Promise<string[]>;
  /** Lets go of what is open; the folder is removed by others. */
  abandon(): void;
}

/** The data can't be written in this format. Says what to do. */
export class ExportError extends Error {}
