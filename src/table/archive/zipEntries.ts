import { refuse, refuseDamaged } from '../foreign/refuse';
import type { ArchiveLimits } from './archiveLimits';
import { safePath } from './safePath';

/** A member of a zip as its central directory tells, checked against its local header. */
export interface ZipEntry {
  readonly path: string;
  readonly isFolder: boolean;
  readonly method: 'stored' | 'deflated';
  /** Where the member's local header and its packed bytes lie. */
  readonly headerStart: number;
  readonly start: number;
  readonly end: number;
  /** Bytes unpacked. */
  readonly size: number;
  readonly crc: number;
}

const endBytes = 22;
const centralBytes = 46;
const localBytes = 30;
const longestComment = 0xffff;
/** Stands for a number that lies in a zip64 record. */
const isZip64 = (value: number): boolean => value === 0xffffffff;
const encrypted = 1;

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);

/**
 * Lists a zip (PKWARE APPNOTE 6.3) without unpacking anything. Every member lies inside the file, in front of the
 * directory, and shares no byte with another; together they say that they are no larger than the limits. Encryption,
 * zip64, several disks and methods other than stored and deflated are refused. Throws Failed<ForeignFailure>.
 */
export function listZip(file: Uint8Array, name: string, limits: ArchiveLimits): readonly ZipEntry[] {
  const bad = (reason: string): never => refuseDamaged(name, 'zip', reason);
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const last = findEnd(view) ?? bad('no central directory');
  const count = view.getUint16(last + 10, true);
  const directoryStart = view.getUint32(last + 16, true);
  const directoryEnd = directoryStart + view.getUint32(last + 12, true);
  if (view.getUint32(last + 4, true) !== 0 || view.getUint16(last + 8, true) !== count) bad('several disks');
  if (directoryEnd > last) bad('a directory outside the file');
  if (count > limits.entries) bad(`more than ${limits.entries} members`);

  const entries: ZipEntry[] = [];
  let at = directoryStart;
  let total = 0;
  for (let index = 0; index < count; index++) {
    if (at + centralBytes > directoryEnd || view.getUint32(at, true) !== 0x02014b50)
      bad('a broken directory');
    const nameBytes = view.getUint16(at + 28, true);
    const next =
      at + centralBytes + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > directoryEnd) bad('a broken directory');
    const entry = readEntry(view, at, nameBytes, directoryStart, name);
    total += entry.size;
    if (total > limits.bytes) refuse({ kind: 'foreign-too-large', name, limit: limits.bytes });
    entries.push(entry);
    at = next;
  }
  refuseShared(entries, name);
  return entries;
}

/** Offset of the end record: the last one whose comment ends with the file. */
function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - endBytes - longestComment);
  for (let at = view.byteLength - endBytes; at >= first; at--) {
    const isRecord = view.getUint32(at, true) === 0x06054b50;
    if (isRecord && at + endBytes + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return undefined;
}

function readEntry(
  view: DataView,
  at: number,
  nameBytes: number,
  directoryStart: number,
  name: string,
): ZipEntry {
  const bad = (reason: string): never => refuseDamaged(name, 'zip', reason);
  const bytesAt = (start: number): Uint8Array =>
    new Uint8Array(view.buffer, view.byteOffset + start, nameBytes);
  const raw = bytesAt(at + centralBytes);
  const path = safePath(new TextDecoder().decode(raw), name);
  const method = view.getUint16(at + 10, true);
  const packed = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const headerStart = view.getUint32(at + 42, true);
  if ([packed, size, headerStart].some(isZip64)) bad(`${path} is a zip64 member`);
  if (view.getUint16(at + 8, true) & encrypted) bad(`${path} is encrypted`);
  if (method !== 0 && method !== 8) bad(`${path} is packed by method ${method}`);

  if (headerStart + localBytes + nameBytes > directoryStart) bad(`${path} lies outside the file`);
  const isSame =
    view.getUint32(headerStart, true) === 0x04034b50 &&
    view.getUint16(headerStart + 8, true) === method &&
    view.getUint16(headerStart + 26, true) === nameBytes &&
    bytesAt(headerStart + localBytes).every((byte, index) => byte === raw[index]);
  if (!isSame) bad(`${path} has two headers that differ`);
  const start = headerStart + localBytes + nameBytes + view.getUint16(headerStart + 28, true);
  const end = start + packed;
  if (end > directoryStart) bad(`${path} lies outside the file`);
  if (method === 0 && packed !== size) bad(`${path} has two lengths`);
  return {
    path,
    isFolder: path === '' || path.endsWith('/'),
    method: method === 0 ? 'stored' : 'deflated',
    headerStart,
    start,
    end,
    size,
    crc: view.getUint32(at + 16, true),
  };
}

/** Members that share bytes make small files unpack to endless ones. */
function refuseShared(entries: readonly ZipEntry[], name: string): void {
  const paths = new Set<string>();
  let end = 0;
  for (const entry of entries.toSorted((a, b) => a.headerStart - b.headerStart)) {
    if (entry.headerStart < end) refuseDamaged(name, 'zip', `${entry.path} overlaps another member`);
    end = entry.end;
    if (paths.has(entry.path)) refuseDamaged(name, 'zip', `two members named ${entry.path}`);
    paths.add(entry.path);
  }
}
