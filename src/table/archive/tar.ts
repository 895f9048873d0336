import { refuseDamaged } from '../foreign/refuse';
import { type ArchiveLimits, archiveLimits, type FolderFile } from './archiveLimits';
import { safePath } from './safePath';

const block = 512;
const longestNote = 64 * 2 ** 10;

/** Whether the file begins with a tar header: one whose checksum fits. */
export const isTar = (bytes: Uint8Array): boolean =>
  bytes.length >= block && checksumFits(bytes.subarray(0, block));

/**
 * The files of an uncompressed tar as views of `file`: ustar, with the long names of GNU tar and pax. Folders are passed
 * over; links and devices are refused. Throws Failed<ForeignFailure>.
 */
export function readTar(
  file: Uint8Array,
  name: string,
  limits: ArchiveLimits = archiveLimits,
): readonly FolderFile[] {
  const bad = (reason: string): never => refuseDamaged(name, 'tar', reason);
  const files = new Map<string, Uint8Array>();
  let note: { readonly path?: string } = {};
  let entries = 0;
  for (let start = 0; start < file.length; ) {
    const header = file.subarray(start, start + block);
    if (header.every((byte) => byte === 0)) break;
    if (header.length < block || !checksumFits(header)) return bad(`no header at byte ${start}`);
    const size = readNumber(header.subarray(124, 136));
    const from = start + block;
    if (size === undefined || size > file.length - from)
      return bad(`cut short in the member at byte ${start}`);
    if (++entries > limits.entries) return bad(`more than ${limits.entries} members`);
    const content = file.subarray(from, from + size);
    start = from + Math.ceil(size / block) * block;

    const kind = String.fromCharCode(header[156] ?? 0);
    if (kind === 'L' || kind === 'x') {
      if (size > longestNote) return bad('a name that is too long');
      const path = kind === 'L' ? textOf(content) : paxPath(content);
      note = path === undefined ? {} : { path };
      continue;
    }
    if (kind === 'g') continue;
    const path = safePath(note.path ?? headerPath(header), name);
    note = {};
    if (kind === '5') continue;
    if (kind !== '0' && kind !== '\0') return bad(`${path} is no plain file`);
    if (files.has(path)) return bad(`two members named ${path}`);
    files.set(path, content);
  }
  return Array.from(files, ([path, bytes]) => ({ path, bytes }));
}

function headerPath(header: Uint8Array): string {
  const path = textOf(header.subarray(0, 100));
  const isUstar = textOf(header.subarray(257, 262)) === 'ustar';
  // GNU tar marks its own form with a space after the name and has times where the prefix would be.
  const prefix = isUstar && header[262] === 0 ? textOf(header.subarray(345, 500)) : '';
  return prefix === '' ? path : `${prefix}/${path}`;
}

/** Text up to the first NUL. */
function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}

/** `path` of a pax header: lines `length key=value\n`, the length in bytes. */
function paxPath(content: Uint8Array): string | undefined {
  for (const line of textOf(content).split('\n')) {
    const found = /^\d+ path=(.*)$/.exec(line);
    if (found) return found[1];
  }
  return undefined;
}

/** Octal digits, or GNU's big-endian number behind a set first bit; undefined when it is neither or too large. */
function readNumber(field: Uint8Array): number | undefined {
  if ((field[0] ?? 0) === 0x80) {
    const value = field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0);
    return Number.isSafeInteger(value) ? value : undefined;
  }
  const digits = textOf(field).trim();
  return /^[0-7]{1,11}$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
}

/** The sum of the header's bytes, those of the sum itself taken for spaces. */
function checksumFits(header: Uint8Array): boolean {
  const told = readNumber(header.subarray(148, 156));
  let sum = 0;
  for (let i = 0; i < block; i++) sum += i >= 148 && i < 156 ? 0x20 : (header[i] ?? 0);
  return told === sum;
}
