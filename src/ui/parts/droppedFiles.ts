/** More files than this are not looked for in what was dropped: an adapter has three, a home folder has no end. */
const most = 64;

/** A file with its place in the folder that was dropped; for a file by itself its name. */
export interface PlacedFile {
  readonly path: string;
  readonly file: File;
}

/** The files of a drop, and those inside a dropped folder. What cannot be read is passed over: it is then missing. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly PlacedFile[]> {
  // The list of items is empty after the first wait.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  const plain = [...transfer.files].map((file) => ({ path: file.name, file }));
  if (!entries.some((entry) => entry instanceof FileSystemDirectoryEntry)) return plain;
  const files: PlacedFile[] = [];
  for (const entry of entries) if (entry !== null) await collect(entry, files);
  return files;
}

async function collect(entry: FileSystemEntry, files: PlacedFile[]): Promise<void> {
  if (files.length >= most) return;
  if (entry instanceof FileSystemFileEntry) {
    const file = await new Promise<File | undefined>((resolve) =>
      entry.file(resolve, () => resolve(undefined)),
    );
    if (file !== undefined) files.push({ path: entry.fullPath.replace(/^\//, ''), file });
    return;
  }
  if (!(entry instanceof FileSystemDirectoryEntry)) return;
  const reader = entry.createReader();
  // A folder is told in portions; an empty one is its end.
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (portion.length === 0 || files.length >= most) return;
    for (const each of portion) await collect(each, files);
  }
}
