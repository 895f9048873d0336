/** How much an archive may hold. A prompt table is a few MB; a NeMo file with its encoder a few hundred. */
export interface ArchiveLimits {
  /** Bytes of all members together, unpacked. */
  readonly bytes: number;
  readonly entries: number;
}

export const archiveLimits: ArchiveLimits = { bytes: 256 * 2 ** 20, entries: 4096 };

/** A file by its path inside a folder or archive: slashes, no leading dot or slash. */
export interface FolderFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}
