import { lstatSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

/** The folder can't be used. Says what to do. */
export class OutputFolderError extends Error {}

/** An output folder, and in it one for files that are not whole yet. */
export interface Output {
  readonly root: string;
  readonly workshop: string;
}

export function openOutput(folder: string): Output {
  try {
    mkdirSync(folder, { recursive: true });
    const root = realpathSync(folder);
    return { root, workshop: mkdtempSync(join(root, ".nianbao-export-")) };
  } catch (error) {
    throw new OutputFolderError(`The output folder ${folder} can't be written: ${(error as Error).message}`);
  }
}

/** Gives the files their places, replacing those of an earlier export. */
export function keep({ root, workshop }: Output, names: readonly string[]): void {
  for (const name of names) {
    if (lstatSync(join(root, name), { throwIfNoEntry: false })?.isDirectory() === true)
      throw new OutputFolderError(`${name} in ${root} is a folder: remove it.`);
  }
  for (const name of names) renameSync(join(workshop, name), join(root, name));
}

export const closeOutput = ({ workshop }: Output): void => rmSync(workshop, { recursive: true, force: true });
