export interface ZipFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the archive says of the unpacked size, where that is a lie. */
  readonly size?: number;
  readonly stored?: boolean;
  /** The bytes of a name that is not in UTF-8. */
  readonly mangled?: Uint8Array;
}

export function zip(files: readonly ZipFile[]): Buffer;
