import fc from 'fast-check';
import { gzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { at } from '../../base/assert';
import { Failed } from '../../base/failed';
import { readFixtureBytes } from '../../testing/fixtures';
import { anyMutation } from '../../testing/mutations';
import { op, pickleOf, tensorCode } from '../../testing/pickleBytes';
import { smallPrompt } from '../../testing/promptTables';
import { zipBytes } from '../../testing/zipBytes';
import type { AnyFailure } from '../../words/describeFailureBy';
import { describeFailure } from '../../words/en/describeFailure';
import type { FolderFile } from '../archive/archiveLimits';
import { openZip } from '../archive/readZip';
import { readTar } from '../archive/tar';
import { faultOfPrompts } from '../checkPrompts';
import type { ForeignContent } from '../foreign/importedPrompt';
import { readPickle } from '../torch/readPickle';
import { exportFiles } from './exportFiles';
import { readForeign } from './readForeign';

type Mutate = (bytes: Uint8Array) => Uint8Array<ArrayBuffer>;

const base = { name: 'tiny', fingerprint: 'ab'.repeat(32), layers: 2, heads: 4, hiddenSize: 2 };
const prompts = [smallPrompt('mood'), smallPrompt('topic', [5, 6, 7, 8])];
const table = { base, prompts, earlier: [], history: [] };
const only = (files: readonly FolderFile[]): Uint8Array => at(files, 0).bytes;
const one = (bytes: Uint8Array): readonly FolderFile[] => [{ path: 'given', bytes }];
const fixture = (name: string): Uint8Array => readFixtureBytes(name);

/** The members of a NeMo table. */
const members = readTar(fixture('nemo-table/odd-storage.nemo'), 'x');
const weights = at(members, 1).bytes;
const opened = openZip(weights, 'x');
const pickleName = opened.paths.find((path) => path.endsWith('/data.pkl')) ?? '';
/** The weight file with another pickle in it, every checksum true: what damage alone would not give. */
const withPickle = (pickle: Uint8Array): Uint8Array<ArrayBuffer> =>
  zipBytes(
    opened.paths.map((path) => ({
      path,
      bytes: path === pickleName ? pickle : (opened.read(path) ?? new Uint8Array()),
    })),
  );

const adapter = ['adapter_config.json', 'adapter_model.safetensors'].map((path) => ({
  path,
  bytes: fixture(`peft/p_tuning/${path}`),
}));

/** Sound files, and where the damage goes: into the file, or into a part before it is put together. */
const targets: readonly (readonly [string, (mutate: Mutate) => readonly FolderFile[]])[] = [
  ['a .nemo table', (mutate) => one(mutate(fixture('nemo-table/two-tasks.nemo')))],
  ['a gzipped .nemo table', (mutate) => one(mutate(fixture('nemo-table/two-tasks-cuda-gz.nemo')))],
  [
    'a tar before it is gzipped',
    (mutate) => one(gzipSync(mutate(fixture('nemo-table/two-tasks.nemo')), { mtime: 0 })),
  ],
  ['a weight file of torch', (mutate) => one(mutate(weights))],
  [
    'the pickle in a weight file',
    (mutate) => one(withPickle(mutate(opened.read(pickleName) ?? new Uint8Array()))),
  ],
  [
    'the configuration of a table',
    (mutate) => [
      { path: 'model_config.yaml', bytes: mutate(at(members, 0).bytes) },
      { path: 'model_weights.ckpt', bytes: weights },
    ],
  ],
  ['a zip of everything', (mutate) => one(mutate(only(exportFiles(table, base, 'zip'))))],
  [
    'an adapter of PEFT',
    (mutate) => [at(adapter, 0), { ...at(adapter, 1), bytes: mutate(at(adapter, 1).bytes) }],
  ],
  [
    'its configuration',
    (mutate) => [{ ...at(adapter, 0), bytes: mutate(at(adapter, 0).bytes) }, at(adapter, 1)],
  ],
  [
    'a zipped adapter',
    (mutate) => one(zipBytes(adapter.map((file) => ({ ...file, bytes: mutate(file.bytes) })))),
  ],
  ['our adapter, with its template', (mutate) => one(mutate(at(exportFiles(table, base, 'peft'), 1).bytes))],
  ['a .npy', (mutate) => one(mutate(only(exportFiles(table, base, 'npy'))))],
  ['named tensors', (mutate) => one(mutate(fixture('nemo-table/expected.safetensors')))],
];

/** Whatever was read must be whole: finite, of the shape that it says. */
function faultOf(content: ForeignContent): unknown {
  if (content.kind === 'table') return faultOfPrompts(content.table);
  return content.prompts.find(
    ({ embeddings, totalVirtualTokens, hiddenSize }) =>
      embeddings.length !== totalVirtualTokens * hiddenSize ||
      embeddings.length === 0 ||
      !embeddings.every(Number.isFinite),
  );
}

const counted = { files: 0, refused: 0 };

async function readOrRefuse(files: readonly FolderFile[]): Promise<void> {
  counted.files++;
  try {
    expect(faultOf(await readForeign(files, 'given'))).toBeUndefined();
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    counted.refused++;
    const { what, hint } = describeFailure(error.failure as AnyFailure);
    expect(what.length).toBeGreaterThan(0);
    expect(hint.length).toBeGreaterThan(0);
  }
}

describe('damaged and hostile files (F1, F2, F6)', () => {
  beforeAll(async () => {
    for (const [, build] of targets)
      await readForeign(
        build((bytes) => Uint8Array.from(bytes)),
        'given',
      );
  });

  test.each(targets)('%s is read whole or refused by name, whatever happens to it', async (_, build) => {
    await fc.assert(
      fc.asyncProperty(anyMutation, (mutate) => readOrRefuse(build(mutate))),
      { numRuns: 130, seed: 20 },
    );
  });

  test('any program of known opcodes gives a plain value or is refused', () => {
    const piece = fc.oneof(
      fc.constantFrom<readonly number[]>(
        ...Object.values(op).flatMap((code) => (typeof code === 'function' ? [] : [code])),
      ),
      fc.nat(5).map(op.put),
      fc.nat(5).map(op.get),
      fc.integer().map(op.int),
      fc.string({ maxLength: 4 }).map(op.text),
      fc.constantFrom('OrderedDict', 'namedtuple').map((name) => op.global('collections', name)),
      fc
        .tuple(fc.nat(9), fc.nat(9), fc.array(fc.nat(9), { maxLength: 3 }))
        .map(([count, offset, sides]) => tensorCode('FloatStorage', '0', count, offset, sides, sides)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (code) => {
        counted.files++;
        try {
          expect(readPickle(pickleOf(...code), 'p').kind).toBeTypeOf('string');
        } catch (error) {
          if (!(error instanceof Failed)) throw error;
          counted.refused++;
        }
      }),
      { numRuns: 500, seed: 21 },
    );
  });

  test('are many, and most of them do not pass', () => {
    expect(counted.files).toBeGreaterThanOrEqual(2000);
    expect(counted.refused).toBeGreaterThan(counted.files / 2);
  });
});
