import type { TrainingParts } from '../tuningStep';
import { nameBatch } from './batchArrays';
import { bytesOf, createPool } from './bufferPool';
import { fusedEncoder } from './encoder/fusedEncoder';
import { nameFrozen } from './frozenText';
import { arraysOf, type GptArrays, rowBlocks } from './gptArrays';
import { ATTENTION_BLOCKS, trainingLaunches } from './gptLaunches';
import { areaBytes } from './inputArea';
import type { MatmulDevice } from './kernels/matmul';
import type { DeviceArray } from './launch';
import { planMemory } from './memoryPlan';
import type { PackedSize } from './packBatch';
import { paramsBytes } from './recording';
import { nameRun } from './runArrays';

/** What a run keeps on the device, by name and size; nothing has been made. */
export interface TrainingNeed {
  /** Arrays of the run: parameters, moments, gradient, activations of the encoder, keys of frozen text. */
  readonly state: readonly DeviceArray[];
  /** Slots of scratch of each recording, in 4-byte elements; recordings share them. */
  readonly slots: readonly (readonly number[])[];
  readonly bytes: {
    /** Transposed copies included. */
    readonly weights: number;
    readonly state: number;
    readonly scratch: number;
    readonly inputs: number;
  };
  readonly total: number;
  /** Bytes of the largest single array. */
  readonly largest: number;
}

const sumBytes = (lengths: Iterable<number>): number =>
  Array.from(lengths, bytesOf).reduce((sum, bytes) => sum + bytes, 0);

/** Bytes of scratch when recordings with these slots share one pool. */
function scratchBytes(slots: readonly (readonly number[])[]): number {
  const pool = createPool((_label, length) => ({ size: bytesOf(length), destroy: () => undefined }));
  for (const each of slots) pool.take(each);
  return pool.bytes;
}

/**
 * What a run needs of the device while it trains: the very arrays that it will make, planned as it will plan them, for
 * steps of `microBatches` batches of `size` tokens at most.
 */
export function trainingNeed(
  gpt: GptArrays,
  { encoder: { recipe, layout }, lossOptions: { candidates } }: TrainingParts,
  { size, microBatches }: { readonly size: PackedSize; readonly microBatches: number },
  device: { readonly kind: MatmulDevice; readonly maxBindingBytes: number },
): TrainingNeed {
  const { settings, virtualTokens, hiddenSize, tasks } = recipe;
  const virtualRows = tasks.length * virtualTokens;
  const arrays = nameRun(layout.size, virtualRows, hiddenSize);
  const encoder = fusedEncoder(settings, virtualTokens, hiddenSize, tasks, arrays, device.kind);
  const own =
    candidates === undefined
      ? undefined
      : rowBlocks('candidates', candidates.length, hiddenSize, device.maxBindingBytes);
  const batch = nameBatch(size, virtualRows, ATTENTION_BLOCKS);
  const frozen = size.frozen ? nameFrozen(gpt, device.maxBindingBytes) : [];
  const launches = trainingLaunches(
    {
      gpt,
      table: own ?? gpt.words,
      size,
      batch,
      virtual: arrays.rows,
      virtualRows,
      loss: arrays.loss,
      isFirst: true,
      frozen: frozen.length > 0 ? frozen : undefined,
      device: device.kind,
    },
    arrays.dRows,
  );
  const weights = arraysOf(gpt);
  const state = [
    ...Object.values(arrays),
    ...encoder.kept.map(({ array }) => array),
    ...(own ?? []).map(({ array }) => array),
    ...frozen,
  ];
  // In the order in which a run records them.
  const recordings = [encoder.forward, encoder.backward, launches];
  const slots = recordings.map((each) => planMemory(each).slots);
  const perBatch = areaBytes(Object.values(batch)) + paramsBytes(launches.length);
  const bytes = {
    weights: sumBytes(weights.map(({ length }) => length)),
    state: sumBytes(state.map(({ length }) => length)),
    scratch: scratchBytes(slots),
    inputs: microBatches * perBatch + paramsBytes(encoder.forward.length + encoder.backward.length),
  };
  const used = [...weights, ...state, ...launches.flatMap((launch) => launch.arrays)];
  return {
    state,
    slots,
    bytes,
    total: bytes.weights + bytes.state + bytes.scratch + bytes.inputs,
    largest: used.reduce((most, { length }) => Math.max(most, bytesOf(length)), 0),
  };
}
