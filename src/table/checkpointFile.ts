import { err, ok, type Result } from '../base/result';
import { readSafetensors, type TensorBytes, writeSafetensors } from '../model/safetensors';
import { bytesOfFloat32, firstNonFinite, float32Values } from '../model/tensorNumbers';
import type { RunCheckpoint } from '../run/checkpoint';
import type { CheckpointFailure } from './checkpointFailure';
import { type CheckpointFields, printCheckpointFields, readCheckpointFields } from './checkpointFields';

const tensorNames = ['parameters', 'first_moment', 'second_moment'] as const;
const bestName = 'best_parameters';

/**
 * `checkpoint.safetensors`: the encoder and Adam's moments as flat F32 tensors, the rest as strings in the metadata
 * (FORMAT.md). Equal checkpoints give equal bytes.
 */
export function writeCheckpoint(checkpoint: RunCheckpoint): Uint8Array<ArrayBuffer> {
  const { parameters, firstMoment, secondMoment, best } = checkpoint;
  const tensor = (name: string, values: Float32Array): TensorBytes => ({
    name,
    dtype: 'F32',
    shape: [values.length],
    bytes: bytesOfFloat32(values),
  });
  const tensors = [
    tensor('parameters', parameters),
    tensor('first_moment', firstMoment),
    tensor('second_moment', secondMoment),
    ...(best === undefined ? [] : [tensor(bestName, best.parameters)]),
  ];
  return writeSafetensors(tensors, printCheckpointFields(checkpoint));
}

/** Reads such a file, which is not trusted (rule R5); written again it has the same bytes. */
export function readCheckpoint(bytes: Uint8Array): Result<RunCheckpoint, CheckpointFailure> {
  const file = readSafetensors(bytes);
  if (!file.ok) return err({ kind: 'checkpoint-file-invalid', reason: file.error });
  const fields = readCheckpointFields(file.value.metadata);
  if (!fields.ok) return fields;
  const wanted = [...tensorNames, ...(fields.value.best === undefined ? [] : [bestName])];
  const extra = file.value.tensors.find(({ name }) => !wanted.includes(name));
  if (extra !== undefined) return invalid(extra.name, 'no such tensor', extra.name);
  return withNumbers(fields.value, wanted, file.value.tensors);
}

function withNumbers(
  fields: CheckpointFields,
  wanted: readonly string[],
  tensors: readonly TensorBytes[],
): Result<RunCheckpoint, CheckpointFailure> {
  const length = tensors.find(({ name }) => name === 'parameters')?.shape[0] ?? 0;
  const read = new Map<string, Float32Array>();
  for (const name of wanted) {
    const expected = `F32 [${length}]`;
    const tensor = tensors.find((each) => each.name === name);
    if (tensor === undefined) return invalid(name, expected, 'nothing');
    const found = `${tensor.dtype} [${tensor.shape.join(', ')}]`;
    // A copy: the checkpoint outlives the file's bytes.
    const values = found === expected ? float32Values('F32', tensor.bytes.slice()) : undefined;
    if (values === undefined) return invalid(name, expected, found);
    const bad = firstNonFinite(values);
    if (bad >= 0) return invalid(name, 'finite numbers', `${values[bad]} at ${bad}`);
    read.set(name, values);
  }
  const numbers = (name: string): Float32Array => read.get(name) ?? new Float32Array();
  const { best, ...rest } = fields;
  return ok({
    ...rest,
    parameters: numbers('parameters'),
    firstMoment: numbers('first_moment'),
    secondMoment: numbers('second_moment'),
    best: best && { ...best, parameters: numbers(bestName) },
  });
}

const invalid = (path: string, expected: string, found: string): Result<never, CheckpointFailure> =>
  err({ kind: 'checkpoint-content-invalid', path, expected, found: found.slice(0, 80) });
