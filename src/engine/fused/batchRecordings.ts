import { batchContents, nameBatch } from './batchArrays';
import type { FrozenText } from './frozenText';
import type { FusedContext } from './fusedContext';
import { ATTENTION_BLOCKS, trainingLaunches } from './gptLaunches';
import type { HeldGpt } from './heldGpt';
import { createInputArea } from './inputArea';
import type { DeviceArray } from './launch';
import type { LossTable } from './lossTable';
import type { PackedBatch } from './packBatch';
import { type BufferPlace, disposeWhenMade, lookUpPlaces, type Recording, recordOwning } from './recording';

/** A recording with the place where its batch is put. */
export interface BatchRecording {
  readonly recording: Recording;
  /** Uploads what the next replay reads. */
  write(packed: PackedBatch): void;
  dispose(): void;
}

export interface BatchRecordings {
  /** The recording for a micro-batch of this size, `index` among those of its step. Recorded when first asked for. */
  get(packed: PackedBatch, index: number): Promise<BatchRecording>;
  /** Recordings kept, and bytes of what they are told. */
  readonly count: number;
  readonly bytes: number;
  dispose(): void;
}

/** Arrays that the batches of a run share. */
export interface RunArrays {
  readonly virtual: DeviceArray;
  readonly dVirtual: DeviceArray;
  readonly virtualRows: number;
  readonly loss: DeviceArray;
}

/** Recordings of loss and gradient by size and place in the step; the first of a step begins the sums. */
export function createBatchRecordings(
  context: FusedContext,
  gpt: HeldGpt,
  table: LossTable,
  run: RunArrays,
  frozen: () => FrozenText,
  places: ReadonlyMap<DeviceArray, BufferPlace>,
): BatchRecordings {
  const made = new Map<string, Promise<BatchRecording>>();
  let bytes = 0;
  const make = async ({ size }: PackedBatch, index: number): Promise<BatchRecording> => {
    const batch = nameBatch(size, run.virtualRows, ATTENTION_BLOCKS);
    const text = size.frozen ? frozen() : undefined;
    const area = createInputArea(context.device, Object.values(batch));
    bytes += area.bytes;
    const launches = trainingLaunches(
      {
        gpt: gpt.arrays,
        table: table.blocks,
        size,
        batch,
        ...run,
        isFirst: index === 0,
        frozen: text?.arrays,
        device: context.kind,
      },
      run.dVirtual,
    );
    const placeOf = lookUpPlaces(area.places, places, gpt.held.places, text?.places ?? new Map());
    const recording = await recordOwning(launches, { ...context, placeOf }, [area]);
    return {
      recording,
      write: (packed) => {
        const labels = packed.labels.map((label, i) => (packed.weights[i] === 0 ? 0 : table.rowOf(label)));
        area.write(batchContents(batch, { ...packed, labels }));
      },
      dispose: () => {
        recording.dispose();
        area.dispose();
      },
    };
  };
  return {
    get: (packed, index) => {
      const { tokens, queries, rows, frozen: isFrozen } = packed.size;
      const key = [tokens, queries, rows, isFrozen, index].join();
      const known = made.get(key) ?? make(packed, index);
      made.set(key, known);
      return known;
    },
    get count() {
      return made.size;
    },
    get bytes() {
      return bytes;
    },
    dispose: () => {
      for (const recording of made.values()) disposeWhenMade(recording);
      made.clear();
    },
  };
}
