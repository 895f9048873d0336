import { type Zippable, zipSync } from 'fflate';
import { assert } from '../../base/assert';
import type { FolderFile } from './archiveLimits';

/** The earliest time that a zip can tell. */
const noTime = new Date(1980, 0, 1);

/** The bytes of a zip, members in the order given. The same files give the same bytes, whenever and wherever. */
export function writeZip(files: readonly FolderFile[]): Uint8Array<ArrayBuffer> {
  const members: Zippable = {};
  for (const { path, bytes } of files) {
    assert(!Object.hasOwn(members, path), `${path} is in the zip twice`);
    // Own property, whatever the name.
    Object.defineProperty(members, path, { value: bytes, enumerable: true });
  }
  return zipSync(members, { level: 6, mtime: noTime, os: 3, attrs: 0o644 << 16 });
}
