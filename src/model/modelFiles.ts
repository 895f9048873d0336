/** A folder with a checkpoint, wherever it lies: beside the page, picked by the user, or on disk under Node. */
export interface ModelFiles {
  /** For people: the folder's name. */
  readonly name: string;
  /** Names of the files in it (no paths). A folder behind a URL lists what may be there. */
  readonly fileNames: readonly string[];
  /** Size in bytes, or undefined when the file does not exist. */
  size(fileName: string): Promise<number | undefined>;
  /**
   * Bytes [start, end) of a file that exists. Long reads call `onBytes` with the number of bytes newly arrived.
   * Rejects with an AbortError when the signal fires.
   */
  read(
    fileName: string,
    range?: { readonly start: number; readonly end: number },
    options?: { readonly signal?: AbortSignal; readonly onBytes?: (count: number) => void },
  ): Promise<Uint8Array>;
}
