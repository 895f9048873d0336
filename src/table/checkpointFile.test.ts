import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSafetensors, writeSafetensors } from '../model/safetensors';
import { checkpointOf } from '../testing/checkpoints';
import { readCheckpoint, writeCheckpoint } from './checkpointFile';

const finite = fc.float({ noNaN: true, noDefaultInfinity: true });
const numbers = (length: number) =>
  fc.array(finite, { minLength: length, maxLength: length }).map((values) => Float32Array.from(values));
const loss = fc.double({ noNaN: true, noDefaultInfinity: true });
const checkpoints = fc
  .nat({ max: 20 })
  .chain((length) =>
    fc.record({
      runId: fc.string(),
      steps: fc.nat({ max: 1e9 }),
      seconds: fc.double({ min: 0, max: 1e6, noNaN: true }),
      parameters: numbers(length),
      firstMoment: numbers(length),
      secondMoment: numbers(length),
      best: fc.option(fc.record({ step: fc.nat({ max: 1e9 }), loss, parameters: numbers(length) }), {
        nil: undefined,
      }),
      validation: fc.record({
        step: fc.nat({ max: 1e9 }),
        lowest: fc.oneof(loss, fc.constant(Number.POSITIVE_INFINITY)),
        counted: fc.oneof(loss, fc.constant(Number.POSITIVE_INFINITY)),
        waited: fc.nat({ max: 1e9 }),
      }),
    }),
  )
  .map((parts) => checkpointOf(parts));

/** The file with other metadata or tensors. */
function changed(
  metadata: Readonly<Record<string, string>>,
  rename: (name: string) => string = (name) => name,
): Uint8Array {
  const file = readSafetensors(writeCheckpoint(checkpointOf()));
  if (!file.ok) throw new Error(file.error);
  const tensors = file.value.tensors.map((tensor) => ({ ...tensor, name: rename(tensor.name) }));
  return writeSafetensors(tensors, { ...file.value.metadata, ...metadata });
}

describe('the file of a checkpoint', () => {
  it('R5 reads back to the same checkpoint, and that writes the same bytes', () => {
    fc.assert(
      fc.property(checkpoints, (checkpoint) => {
        const bytes = writeCheckpoint(checkpoint);
        const read = readCheckpoint(bytes);
        if (!read.ok) throw new Error(JSON.stringify(read.error));
        expect(writeCheckpoint(read.value)).toEqual(bytes);
        expect(read.value.parameters).toEqual(checkpoint.parameters);
        expect(read.value.best?.parameters).toEqual(checkpoint.best?.parameters);
      }),
    );
    expect(readCheckpoint(writeCheckpoint(checkpointOf()))).toEqual({ ok: true, value: checkpointOf() });
  });

  it('R5 damaged in any place it is a named failure, or a checkpoint that writes itself', () => {
    const sound = writeCheckpoint(checkpointOf());
    const kinds = new Set<string>();
    const damage = fc.oneof(
      fc.record({ at: fc.nat({ max: sound.length - 1 }), byte: fc.nat({ max: 255 }) }),
      fc.record({ cut: fc.nat({ max: sound.length - 1 }) }),
    );
    fc.assert(
      fc.property(damage, (change) => {
        const bytes = 'cut' in change ? sound.slice(0, change.cut) : sound.slice();
        if ('at' in change) bytes[change.at] = change.byte;
        const read = readCheckpoint(bytes);
        if (!read.ok) kinds.add(read.error.kind);
        else expect(readCheckpoint(writeCheckpoint(read.value))).toEqual(read);
      }),
      { numRuns: 400 },
    );
    expect(kinds).toContain('checkpoint-file-invalid');
    expect(kinds).toContain('checkpoint-content-invalid');
  });

  it.each([
    [
      'another file of ours',
      changed({ format: 'p-tuning-studio.prompt_table' }),
      {
        kind: 'checkpoint-foreign',
        found: 'p-tuning-studio.prompt_table',
      },
    ],
    [
      'a newer version',
      changed({ format_version: '9' }),
      {
        kind: 'checkpoint-version-too-new',
        found: 9,
        newest: 1,
      },
    ],
    [
      'a missing tensor',
      changed({}, (name) => (name === 'first_moment' ? 'other' : name)),
      {
        kind: 'checkpoint-content-invalid',
        path: 'other',
      },
    ],
    [
      'moments of another length',
      writeCheckpoint(checkpointOf({ firstMoment: Float32Array.of(1) })),
      {
        path: 'first_moment',
        expected: 'F32 [3]',
        found: 'F32 [1]',
      },
    ],
    [
      'a number that is none',
      writeCheckpoint(checkpointOf({ secondMoment: Float32Array.of(0, Number.NaN, 0) })),
      {
        path: 'second_moment',
        found: 'NaN at 1',
      },
    ],
    ['deep JSON', changed({ settings: '['.repeat(1000) }), { path: 'settings', expected: 'JSON' }],
    ['a wrong setting', changed({ settings: '{"seed":-1}' }), { path: 'settings.seed' }],
    ['no template', changed({ task_templates: '[]' }), { path: 'task_templates' }],
    ['steps that are no number', changed({ progress: '{"steps":"3"}' }), { path: 'progress.steps' }],
  ])('R5 refuses %s by name', (_, bytes, error) => {
    expect(readCheckpoint(bytes)).toMatchObject({ ok: false, error });
  });
});
