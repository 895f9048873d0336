import { type Zippable, zipSync } from 'fflate';
import { assert } from '../../base/assert';
import type { FolderFile } from './archiveLimits';

/** The earliest time that a zip can tell. */
const noTime = new Date(1980, 0, 1);

/**
 * The bytes of a zip, members in the order given. The same files give the same bytes, whenever and wherever. Members that
 * are `isDense`, such as many learned numbers, are stored: packing them takes long and gains little.
 */
export function writeZip(
  files: readonly FolderFile[],
  isDense: (path: string) => boolean = () => false,
): Uint8Array<ArrayBuffer> {
  const members: Zippable = {};
  for (const { path, bytes } of files) {
    assert(!Object.hasOwn(members, path), `${path} is in the zip twice`);
    // Own property, whatever the name.
    const level = isDense(path) ? 0 : 6;
    Object.defineProperty(members, path, { value: [bytes, { level }], enumerable: true });
  }
  return zipSync(members, { mtime: noTime, os: 3, attrs: 0o644 << 16 });
}
