import type { RunSize } from '../trainingRoom';
import type { TrainingParts } from '../tuningStep';
import { nameBatch } from './batchArrays';
import { bytesOf, createPool } from './bufferPool';
import { type ReadingNeed, type Readings, readingNeed } from './decoding/readingNeed';
import { fusedEncoder } from './encoder/fusedEncoder';
import { nameFrozen } from './frozenText';
import { arraysOf, type GptArrays, rowBlocks } from './gptArrays';
import { ATTENTION_BLOCKS, trainingLaunches } from './gptLaunches';
import { areaBytes } from './inputArea';
import type { MatmulDevice } from './kernels/matmul';
import { type DeviceArray, keptArray } from './launch';
import { planMemory } from './memoryPlan';
import type { PackedSize } from './packBatch';
import { paramsBytes } from './recording';
import { nameRun } from './runArrays';

/** What a run keeps on the device, by name and size; nothing has been made. */
export interface TrainingNeed {
  /** All that is there when most is, but weights, scratch, and what its steps are told. */
  readonly own: readonly DeviceArray[];
  /** Slots of scratch of each recording, in 4-byte elements; recordings share them. */
  readonly slots: readonly (readonly number[])[];
  readonly bytes: {
    /** Transposed copies included. */
    readonly weights: number;
    /** Of the run: parameters, moments, gradient, activations of the encoder, keys of frozen text. */
    readonly state: number;
    readonly scratch: number;
    readonly inputs: number;
    /** What reading without gradient takes on top of all that: keys, hidden states, answers. */
    readonly reading: number;
    /** Copies of the parameters that tfjs holds. */
    readonly tensors: number;
  };
  readonly total: number;
  /** Bytes of the largest single array. */
  readonly largest: number;
}

/**
 * Vectors of parameters that tfjs has at once: those that are validated, and once more cut into matrices; the best; the three
 * of a checkpoint.
 */
const TENSOR_VECTORS = 6;

const sumBytes = (arrays: readonly DeviceArray[]): number =>
  arrays.reduce((sum, { length }) => sum + bytesOf(length), 0);

/** Bytes of scratch when recordings with these slots share one pool. */
function scratchBytes(slots: readonly (readonly number[])[]): number {
  const pool = createPool((_label, length) => ({ size: bytesOf(length), destroy: () => undefined }));
  for (const each of slots) pool.take(each);
  return pool.bytes;
}

/**
 * What a run needs of the device while it trains: the very arrays that it will make, planned as it will plan them, for
 * steps of `microBatches` batches of `size` tokens at most, and for what is read between its steps and after them.
 */
export function trainingNeed(
  gpt: GptArrays,
  { encoder: { recipe, layout }, lossOptions: { candidates } }: TrainingParts,
  {
    size,
    microBatches,
    readings,
  }: {
    readonly size: PackedSize;
    readonly microBatches: number;
    readonly readings: Pick<RunSize, 'forward' | 'beside' | 'after'>;
  },
  device: { readonly kind: MatmulDevice; readonly maxBindingBytes: number },
): TrainingNeed {
  const { settings, virtualTokens, hiddenSize, tasks } = recipe;
  const virtualRows = tasks.length * virtualTokens;
  const arrays = nameRun(layout.size, virtualRows, hiddenSize);
  const encoder = fusedEncoder(settings, virtualTokens, hiddenSize, tasks, arrays, device.kind);
  const table =
    candidates === undefined
      ? undefined
      : rowBlocks('candidates', candidates.length, hiddenSize, device.maxBindingBytes);
  const batch = nameBatch(size, virtualRows, ATTENTION_BLOCKS);
  const frozen = size.frozen ? nameFrozen(gpt, device.maxBindingBytes) : [];
  const launches = trainingLaunches(
    {
      gpt,
      table: table ?? gpt.words,
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
  const { forward, beside, after } = readings;
  const offsets = tasks.map((_, task) => task * virtualTokens);
  const read = (given: Omit<Readings, 'candidates'>): ReadingNeed =>
    readingNeed(gpt, { ...given, candidates }, { offsets, virtualRows }, device);
  const between = read({ forward, answers: beside });
  const atEnd = read({ forward: [], answers: after });
  const weights = arraysOf(gpt);
  const state = [
    ...Object.values(arrays),
    ...encoder.kept.map(({ array }) => array),
    ...(table ?? []).map(({ array }) => array),
    ...frozen,
  ];
  // In the order in which a run records them.
  const recordings = [encoder.forward, encoder.backward, launches];
  const slots = [...recordings.map((each) => planMemory(each).slots), ...between.slots, ...atEnd.slots];
  const perBatch = areaBytes(Object.values(batch)) + paramsBytes(launches.length);
  const inputs = microBatches * perBatch + paramsBytes(encoder.forward.length + encoder.backward.length);
  const tensors = Array.from({ length: TENSOR_VECTORS }, () => keptArray('tensors', layout.size));
  const during = [...tensors, ...state, ...between.arrays];
  const ended = [...tensors, ...atEnd.arrays];
  // The machine of the run is gone when it has ended.
  const own = sumBytes(ended) > sumBytes(during) + inputs ? ended : during;
  const bytes = {
    weights: sumBytes(weights),
    state: sumBytes(state),
    scratch: scratchBytes(slots),
    inputs,
    reading: own === during ? sumBytes(between.arrays) : sumBytes(atEnd.arrays) - sumBytes(state) - inputs,
    tensors: sumBytes(tensors),
  };
  const used = [
    ...[...weights, ...state, ...between.arrays, ...atEnd.arrays],
    ...launches.flatMap((launch) => launch.arrays),
  ];
  return {
    own,
    slots,
    bytes,
    total: Object.values(bytes).reduce((sum, each) => sum + each, 0),
    largest: [...used.map(({ length }) => length), ...slots.flat()].reduce(
      (most, length) => Math.max(most, bytesOf(length)),
      0,
    ),
  };
}
