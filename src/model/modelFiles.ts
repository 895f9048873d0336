export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called with the number of bytes newly arrived. */
  readonly onBytes?: ((count: number) => void) | undefined;
}

/** A folder with a checkpoint, wherever it lies: beside the page, picked by the user, or on disk under Node. */
export interface ModelFiles {
  /** For people: the folder's name. */
  readonly name: string;
  /** Names of the files in it (no paths). A folder behind a URL lists what may be there. */
  readonly fileNames: readonly string[];
  /** Size in bytes, or undefined when the file does not exist. Rejects with Failed<ModelFailure>. */
  size(fileName: string, signal?: AbortSignal | undefined): Promise<number | undefined>;
  /**
   * Bytes [start, end) of a file that exists (the whole without `range`), fewer when it ends before; the caller keeps
   * them. Cheapest when ranges are asked for in ascending order.
   * Rejects with Failed<ModelFailure>, or with an AbortError when the signal fires.
   */
  read(
    fileName: string,
    range?: { readonly start: number; readonly end: number },
    options?: ReadOptions,
  ): Promise<Uint8Array<ArrayBuffer>>;
  /** Lets go of what is still open (a download nobody reads on). Reading may go on afterwards. */
  close(): void;
}
