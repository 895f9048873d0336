/** One usable row. `line` is the one-based line of the file as given, whatever was skipped before it. */
export interface Example {
  readonly line: number;
  /** The row's `taskname`, when it has one. */
  readonly taskname: string | undefined;
  /** Every other field, as text. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface Dataset {
  readonly name: string;
  readonly examples: readonly Example[];
  /** Names seen in any row, in order of first appearance, without `taskname`. */
  readonly fieldNames: readonly string[];
}

/** A file as given: bytes in memory or a browser Blob. It is parsed where it is used, by the same code. */
export interface DataSource {
  readonly name: string;
  readonly bytes: Uint8Array | Blob;
}
