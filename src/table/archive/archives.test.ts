import fc from 'fast-check';
import { deflateSync, gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../testing/failures';
import { readFixtureBytes } from '../../testing/fixtures';
import { type ZipMember, zipBytes } from '../../testing/zipBytes';
import { crc32 } from './crc32';
import { gunzip } from './gunzip';
import { openZip, readZip } from './readZip';
import { safePath } from './safePath';
import { readTar } from './tar';
import { writeZip } from './writeZip';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const a = { path: 'a.txt', bytes: bytesOf('first') };
const b = { path: 'in/b.txt', bytes: bytesOf('second') };

describe('a zip (F2)', () => {
  test('gives the files back, and the same bytes each time it is written', () => {
    const path = fc.stringMatching(/^[a-z]{1,8}(\/[a-z0-9 ]{1,8}){0,2}\.txt$/);
    const file = fc.record({ path, bytes: fc.uint8Array({ maxLength: 300 }) });
    fc.assert(
      fc.property(fc.uniqueArray(file, { selector: (each) => each.path, maxLength: 5 }), (files) => {
        const zip = writeZip(files);
        expect(Buffer.compare(writeZip(files), zip)).toBe(0);
        const same = readZip(zip, 'x.zip').map((each) => ({ ...each, bytes: [...each.bytes] }));
        expect(same).toEqual(files.map((each) => ({ ...each, bytes: [...each.bytes] })));
      }),
      { numRuns: 100 },
    );
  });

  test('holds no time and no system of the machine that wrote it', () => {
    const zip = writeZip([a]);
    expect([...zip.subarray(10, 14)]).toEqual([0, 0, 0x21, 0]);
  });

  test('unpacks only what is asked for', () => {
    const zip = openZip(zipBytes([a, { ...b, crc: 1 }]), 'x.zip');
    expect(zip.paths).toEqual(['a.txt', 'in/b.txt']);
    expect(zip.read('a.txt')).toEqual(a.bytes);
    expect(zip.read('c')).toBeUndefined();
    expect(() => zip.read('in/b.txt')).toThrow('foreign-damaged');
  });

  const bomb = deflateSync(new Uint8Array(1_000_000));
  test.each<[string, readonly ZipMember[], object]>([
    ['a checksum that does not fit', [{ ...a, crc: 5 }], { reason: 'its checksum does not fit' }],
    ['two members of one name', [a, a], { reason: 'two members named a.txt' }],
    ['members that share bytes', [a, { ...a, path: 'z.txt', headerStart: 0 }], { reason: /two headers/ }],
    [
      'a member around another one',
      [{ ...a, packed: 40, size: 40 }, b],
      { reason: 'in/b.txt overlaps another member' },
    ],
    ['two headers that differ', [{ ...a, localPath: 'b.txt' }], { reason: /two headers that differ/ }],
    ['encryption', [{ ...a, flags: 1 }], { reason: 'a.txt is encrypted' }],
    ['a method nobody uses', [{ ...a, method: 99 }], { reason: 'a.txt is packed by method 99' }],
    ['zip64', [{ ...a, size: 0xffffffff }], { reason: 'a.txt is a zip64 member' }],
    ['a member outside the file', [{ ...a, packed: 6000, size: 6000 }], { reason: /outside the file/ }],
    ['stored bytes of two lengths', [{ ...a, size: 9 }], { reason: 'a.txt has two lengths' }],
    ['a path to the folder above', [{ ...a, path: '../a' }], { kind: 'foreign-path-unsafe', entry: '../a' }],
    ['an absolute path', [{ ...a, path: '/etc/a' }], { kind: 'foreign-path-unsafe' }],
    ['a drive', [{ ...a, path: 'C:a' }], { kind: 'foreign-path-unsafe' }],
    ['a backslash', [{ ...a, path: 'in\\a' }], { kind: 'foreign-path-unsafe' }],
    [
      'more than it said',
      [{ path: 'a', bytes: bomb, method: 8, size: 1000 }],
      { kind: 'foreign-too-large', name: 'a', limit: 1000 },
    ],
    [
      'more than there may be',
      [{ path: 'a', bytes: bomb, method: 8, size: 2 ** 31 }],
      { kind: 'foreign-too-large', name: 'x.zip' },
    ],
    ['no stream of its method', [{ ...a, method: 8 }], { kind: 'foreign-damaged', name: 'a.txt' }],
  ])('with %s is refused', async (_, members, failure) => {
    const { reason, ...rest } = failure as { reason?: string | RegExp };
    const told = await failureOf(() => readZip(zipBytes(members), 'x.zip'));
    expect(told).toMatchObject({ kind: 'foreign-damaged', ...rest });
    if (reason !== undefined) expect(told).toMatchObject({ reason: expect.stringMatching(reason) });
  });

  test('with more members than there may be is refused', async () => {
    const read = () => readZip(zipBytes([a, b]), 'x.zip', { bytes: 1000, entries: 1 });
    expect(await failureOf(read)).toMatchObject({ reason: 'more than 1 members' });
  });
});

describe('a path in an archive (F2)', () => {
  test.each([
    ['./a', 'a'],
    ['a/b.txt', 'a/b.txt'],
    ['a/', 'a/'],
    ['.', ''],
    ['./', ''],
    ['..a/b..', '..a/b..'],
  ])('%s is %s', (entry, path) => expect(safePath(entry, 'x')).toBe(path));

  test.each([
    '..',
    'a/../b',
    '/a',
    './/a',
    'a//b',
    'c:/a',
    'a\\b',
    'a\0b',
    'a\nb',
    'a/./b',
    'x'.repeat(2000),
  ])('%j is refused', (entry) => expect(() => safePath(entry, 'x')).toThrow('foreign-path-unsafe'));
});

describe('a gzip file (F2)', () => {
  const text = bytesOf('some text '.repeat(100));
  const packed = gzipSync(text, { filename: 'name.txt', mtime: 0 });

  test('gives its bytes', () => expect(gunzip(packed, 'x.gz')).toEqual(text));

  test.each<[string, Uint8Array, object]>([
    ['that is cut', packed.subarray(0, -4), { kind: 'foreign-damaged', format: 'gzip' }],
    ['of a few bytes', packed.subarray(0, 6), { kind: 'foreign-damaged', reason: 'cut short' }],
    ['with another checksum', packed.map((byte, i) => (i === packed.length - 8 ? byte ^ 1 : byte)), {}],
    ['of another method', packed.map((byte, i) => (i === 2 ? 7 : byte)), { reason: 'no gzip header' }],
  ])('%s is refused', async (_, bytes, failure) => {
    expect(await failureOf(() => gunzip(bytes, 'x.gz'))).toMatchObject({
      kind: 'foreign-damaged',
      ...failure,
    });
  });

  test('is not unpacked beyond the limit', async () => {
    const bomb = gzipSync(new Uint8Array(2_000_000), { mtime: 0 });
    const read = () => gunzip(bomb, 'x.gz', { bytes: 100_000, entries: 1 });
    expect(await failureOf(read)).toEqual({ kind: 'foreign-too-large', name: 'x.gz', limit: 100_000 });
  });
});

describe('a tar (F2)', () => {
  const tar = readFixtureBytes('nemo-table/two-tasks.nemo');
  /** The archive with other bytes in the header at `at`, its checksum made good. */
  const changed = (at: number, change: (header: Uint8Array) => void): Uint8Array => {
    const bytes = tar.slice();
    const header = bytes.subarray(at, at + 512);
    change(header);
    header.fill(0x20, 148, 156);
    const sum = header.reduce((all, byte) => all + byte, 0);
    header.set(bytesOf(sum.toString(8).padStart(6, '0')), 148);
    header[154] = 0;
    return bytes;
  };
  const path = (text: string) => (header: Uint8Array) => header.fill(0, 0, 100).set(bytesOf(text));

  test('lists files by their paths', () => {
    expect(readTar(tar, 'x').map((file) => [file.path, file.bytes.length])).toEqual([
      ['model_config.yaml', 1578],
      ['model_weights.ckpt', 5529],
    ]);
  });

  test.each<[string, Uint8Array, object]>([
    ['cut in a member', tar.subarray(0, 6000), { reason: 'cut short in the member at byte 3072' }],
    [
      'with a broken header',
      tar.map((byte, i) => (i === 600 ? byte ^ 1 : byte)),
      { reason: 'no header at byte 512' },
    ],
    ['with a path above', changed(512, path('../../x')), { kind: 'foreign-path-unsafe', entry: '../../x' }],
    ['with a link', changed(512, (header) => header.fill(0x32, 156, 157)), { reason: /no plain file/ }],
    ['with one name twice', changed(3072, path('./model_config.yaml')), { reason: /two members/ }],
    ['with a size that is no number', changed(512, (header) => header.fill(0x39, 124, 135)), {}],
  ])('%s is refused', async (_, bytes, failure) => {
    const told = await failureOf(() => readTar(bytes, 'x.nemo'));
    const { reason, ...rest } = failure as { reason?: string | RegExp };
    expect(told).toMatchObject({ kind: 'foreign-damaged', ...rest });
    if (reason !== undefined) expect(told).toMatchObject({ reason: expect.stringMatching(reason) });
  });
});

test('CRC-32 is the one of the standard', () => {
  expect(crc32(bytesOf('123456789'))).toBe(0xcbf43926);
});
