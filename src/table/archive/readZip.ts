import { refuseDamaged } from '../foreign/refuse';
import { type ArchiveLimits, archiveLimits, type FolderFile } from './archiveLimits';
import { crc32 } from './crc32';
import { inflateWithin } from './inflateWithin';
import { listZip, type ZipEntry } from './zipEntries';

/** A zip whose members are unpacked one by one, when they are asked for. */
export interface OpenZip {
  readonly paths: readonly string[];
  /** Bytes of a member: a view of the file where it is stored; undefined when there is none of that name. */
  readonly read: (path: string) => Uint8Array | undefined;
}

/** Opens a zip held in memory. Throws Failed<ForeignFailure>, as `read` does. */
export function openZip(file: Uint8Array, name: string, limits: ArchiveLimits = archiveLimits): OpenZip {
  const members = new Map<string, ZipEntry>();
  for (const entry of listZip(file, name, limits)) if (!entry.isFolder) members.set(entry.path, entry);
  return {
    paths: [...members.keys()],
    read: (path) => {
      const entry = members.get(path);
      if (entry === undefined) return undefined;
      const bytes = unpack(file, entry);
      if (bytes.length !== entry.size || crc32(bytes) !== entry.crc)
        refuseDamaged(path, 'zip', 'its checksum does not fit');
      return bytes;
    },
  };
}

function unpack(file: Uint8Array, { path, method, start, end, size }: ZipEntry): Uint8Array {
  const packed = file.subarray(start, end);
  return method === 'stored' ? packed : inflateWithin(packed, size, path, 'zip');
}

/** All files of a zip. Throws Failed<ForeignFailure>. */
export function readZip(
  file: Uint8Array,
  name: string,
  limits: ArchiveLimits = archiveLimits,
): readonly FolderFile[] {
  const zip = openZip(file, name, limits);
  return zip.paths.map((path) => ({ path, bytes: zip.read(path) ?? new Uint8Array() }));
}
