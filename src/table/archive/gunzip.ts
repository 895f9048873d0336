import { refuseDamaged } from '../foreign/refuse';
import { type ArchiveLimits, archiveLimits } from './archiveLimits';
import { crc32 } from './crc32';
import { inflateWithin } from './inflateWithin';

const magic = [0x1f, 0x8b];
const headerBytes = 10;
const trailerBytes = 8;
const deflate = 8;
const flags = { headerCrc: 2, extra: 4, name: 8, comment: 16 };

export const isGzip = (bytes: Uint8Array): boolean => magic.every((byte, index) => bytes[index] === byte);

/** Unpacks a gzip file of one member (RFC 1952), checked by its CRC and length. Throws Failed<ForeignFailure>. */
export function gunzip(file: Uint8Array, name: string, limits: ArchiveLimits = archiveLimits): Uint8Array {
  const bad = (reason: string): never => refuseDamaged(name, 'gzip', reason);
  const flag = file[3] ?? 0;
  if (!isGzip(file) || file[2] !== deflate || flag > 31) return bad('no gzip header');
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  let start = headerBytes;
  if (flag & flags.extra) start += 2 + (start + 2 <= file.length ? view.getUint16(start, true) : file.length);
  for (const text of [flags.name, flags.comment])
    if (flag & text) {
      const end = file.indexOf(0, start);
      start = end < 0 ? file.length : end + 1;
    }
  if (flag & flags.headerCrc) start += 2;
  const end = file.length - trailerBytes;
  if (start > end) return bad('cut short');
  const bytes = inflateWithin(file.subarray(start, end), limits.bytes, name, 'gzip');
  if (view.getUint32(end + 4, true) !== bytes.length || view.getUint32(end, true) !== crc32(bytes))
    return bad('its checksum does not fit');
  return bytes;
}
