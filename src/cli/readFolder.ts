import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Failed } from '../base/failed';
import type { InputFailure } from '../run/inputFailure';
import { archiveLimits, type FolderFile } from '../table/archive/archiveLimits';
import type { ForeignFailure } from '../table/foreign/foreignFailure';
import { readBytes } from './files';

/**
 * A file, or all files of a folder and the folders in it, with slashes in their paths. Links are passed over; as many
 * files and bytes as in an archive are read. Rejects with Failed<InputFailure | ForeignFailure>.
 */
export async function readFolder(path: string): Promise<readonly FolderFile[]> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() !== true) return [{ path: basename(path), bytes: await readBytes(path) }];
  const files: FolderFile[] = [];
  let size = 0;
  const visit = async (folder: string, inside: string): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      throw new Failed<InputFailure>({ kind: 'file-unreadable', name: folder, reason });
    });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = join(folder, entry.name);
      if (entry.isDirectory()) await visit(name, `${inside}${entry.name}/`);
      if (!entry.isFile()) continue;
      size += (await stat(name)).size;
      if (size > archiveLimits.bytes || files.length >= archiveLimits.entries)
        throw new Failed<ForeignFailure>({
          kind: 'foreign-too-large',
          name: path,
          limit: archiveLimits.bytes,
        });
      files.push({ path: `${inside}${entry.name}`, bytes: await readBytes(name) });
    }
  };
  await visit(path, '');
  return files;
}
