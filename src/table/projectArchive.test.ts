import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failed } from '../base/failed';
import type { FolderFile } from './archive/archiveLimits';
import { writeZip } from './archive/writeZip';
import { jsonBytes, parseMember, readProjectArchive, writeProjectArchive } from './projectArchive';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const members: readonly FolderFile[] = [
  { path: 'templates.json', bytes: bytesOf('[]') },
  { path: 'runs/1.json', bytes: bytesOf('{"loss":[3,2,1]}') },
  { path: 'data/train.jsonl', bytes: bytesOf('{"text":"a"}\n'.repeat(50)) },
];
const manifest = (parts: Readonly<Record<string, unknown>> = {}) => ({
  path: 'project.json',
  bytes: jsonBytes({
    format: 'p-tuning-studio.project',
    format_version: 1,
    members: members.map(({ path }) => path),
    ...parts,
  }),
});
const failureOf = (file: Uint8Array): unknown => {
  try {
    readProjectArchive(file, 'project.zip');
  } catch (error) {
    // Anything but a named failure is a mistake of ours.
    if (error instanceof Failed) return error.failure;
    throw error;
  }
  return undefined;
};

describe('the zip of a project', () => {
  it('R6 gives back what was put in, and equal members give equal bytes', () => {
    const path = fc
      .stringMatching(/^[a-z]{1,8}(\/[a-z0-9]{1,8})?\.[a-z]{1,4}$/)
      .filter((each) => each !== 'project.json');
    const files = fc.uniqueArray(fc.record({ path, bytes: fc.uint8Array({ maxLength: 200 }) }), {
      selector: (each) => each.path,
      maxLength: 6,
    });
    fc.assert(
      fc.property(files, (given) => {
        const file = writeProjectArchive(given);
        expect(writeProjectArchive(given)).toEqual(file);
        const read = [...readProjectArchive(file, 'project.zip')];
        expect(read.map(([name, bytes]) => ({ path: name, bytes: [...bytes] }))).toEqual(
          given.map((each) => ({ path: each.path, bytes: [...each.bytes] })),
        );
      }),
    );
  });

  it('R6 damaged in any place it is a named failure, or the same members', () => {
    const sound = writeProjectArchive(members);
    const change = fc.oneof(
      fc.record({ at: fc.nat({ max: sound.length - 1 }), byte: fc.nat({ max: 255 }) }),
      fc.record({ cut: fc.nat({ max: sound.length - 1 }) }),
    );
    fc.assert(
      fc.property(change, (damage) => {
        const file = 'cut' in damage ? sound.slice(0, damage.cut) : sound.slice();
        if ('at' in damage) file[damage.at] = damage.byte;
        const failure = failureOf(file);
        if (failure !== undefined) return;
        const read = readProjectArchive(file, 'project.zip');
        for (const { path, bytes } of members) expect(read.get(path)).toEqual(bytes);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a zip without a manifest', writeZip(members), { kind: 'project-foreign', found: undefined }],
    [
      'another zip',
      writeZip([manifest({ format: 'other' }), ...members]),
      { kind: 'project-foreign', found: 'other' },
    ],
    [
      'a newer version',
      writeZip([manifest({ format_version: 7 }), ...members]),
      { kind: 'project-version-too-new', found: 7, newest: 1 },
    ],
    [
      'a member that is missing',
      writeZip([manifest(), ...members.slice(1)]),
      { kind: 'project-member-missing', member: 'templates.json' },
    ],
    [
      'a member that nobody lists',
      writeZip([manifest(), ...members, { path: 'virus.exe', bytes: bytesOf('x') }]),
      { kind: 'project-member-unexpected', member: 'virus.exe' },
    ],
    [
      'a name with a path out of the zip',
      writeZip([manifest({ members: ['../evil'] }), { path: '../evil', bytes: bytesOf('x') }]),
      { kind: 'foreign-path-unsafe', entry: '../evil' },
    ],
    ['more than it may unpack to', bomb(), { kind: 'foreign-too-large' }],
    [
      'a manifest that is no JSON',
      writeZip([{ path: 'project.json', bytes: bytesOf('{') }]),
      { kind: 'project-content-invalid', member: 'project.json', expected: 'JSON' },
    ],
    [
      'a manifest with a name more',
      writeZip([manifest({ extra: 1 }), ...members]),
      { kind: 'project-content-invalid', member: 'project.json' },
    ],
    ['no zip', bytesOf('PK nothing'), { kind: 'foreign-damaged' }],
  ])('R6 refuses %s by name', (_, file, failure) => {
    expect(failureOf(file)).toMatchObject(failure);
  });

  it('R6 refuses JSON that is too deep, has a name twice or is no text', () => {
    for (const text of ['['.repeat(1000), '{"a":1,"a":2}', '\u{0}'])
      expect(() => parseMember('x.json', bytesOf(text))).toThrow(Failed);
    expect(() => parseMember('x.json', Uint8Array.of(0xff))).toThrow(Failed);
  });
});

/** Says that one member unpacks to four gigabytes. */
function bomb(): Uint8Array {
  const file = writeZip([manifest(), ...members]);
  const view = new DataView(file.buffer);
  const directory = view.getUint32(file.length - 22 + 16, true);
  view.setUint32(directory + 24, 0xfffffffe, true);
  return file;
}
