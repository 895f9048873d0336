import { batchContents, nameBatch } from './batchArrays';
import { createFrozenSlots, type MissingText } from './frozenSlots';
import type { FusedContext } from './fusedContext';
import type { GptArrays } from './gptArrays';
import { ATTENTION_BLOCKS, freezingLaunches } from './gptLaunches';
import { type HeldArrays, holdArrays } from './heldArrays';
import type { HeldGpt } from './heldGpt';
import { createInputArea } from './inputArea';
import { NO_SLOT } from './kernels/scatterRows';
import { type DeviceArray, keptArray } from './launch';
import { type PackedBatch, packRows } from './packBatch';
import type { FrozenSpan } from './planAttention';
import { type BufferPlace, disposeWhenMade, lookUpPlaces, type Recording, recordOwning } from './recording';

/** Memory for keys and values of frozen text, of all blocks together. */
const CACHE_BYTES = 128 * 2 ** 20;

/** Slots of the cache: tokens whose keys and values it holds. */
function frozenCapacity(gpt: GptArrays, maxBindingBytes: number): number {
  const { layers, hiddenSize } = gpt.config;
  const bytes = 2 * hiddenSize * 4;
  return Math.floor(Math.min(CACHE_BYTES / layers, maxBindingBytes) / bytes);
}

/** One array per block, [slots, 2d]: key, then value. */
export function nameFrozen(gpt: GptArrays, maxBindingBytes: number): readonly DeviceArray[] {
  const length = frozenCapacity(gpt, maxBindingBytes) * 2 * gpt.config.hiddenSize;
  return gpt.blocks.map((_, layer) => keptArray(`frozen keys ${layer}`, length));
}

export interface FrozenPlaces {
  readonly spans: readonly FrozenSpan[];
  /** To be replayed before anybody reads the spans. */
  readonly recordings: readonly Recording[];
}

/**
 * Text before the first virtual token, whose keys and values no training can change: computed once, kept while there is
 * room. It belongs to one run, whose steps come one after another: what is placed for a step is known from then on, but
 * computed only when that step is submitted.
 */
export interface FrozenText {
  /** One array per block, [slots, 2d]: key, then value. */
  readonly arrays: readonly DeviceArray[];
  readonly places: ReadonlyMap<DeviceArray, BufferPlace>;
  readonly bytes: number;
  /** Where the keys of these texts (word ids) are, or will be; undefined when they do not fit together. */
  place(texts: readonly (readonly number[])[]): Promise<FrozenPlaces | undefined>;
  dispose(): void;
}

interface Freezing {
  readonly recording: Recording;
  write(packed: PackedBatch, slots: Uint32Array): void;
  dispose(): void;
}

/** Slot of each token of the packed texts. */
function slotsOf(missing: readonly MissingText[], tokens: number): Uint32Array {
  const slots = new Uint32Array(tokens).fill(NO_SLOT);
  let token = 0;
  for (const { span } of missing) {
    for (let i = 0; i < span.count; i++) slots[token++] = span.start + i;
  }
  return slots;
}

/** `keep`: whether text stays known from one call of `place` to the next. */
export function createFrozenText(context: FusedContext, gpt: HeldGpt, keep: boolean): FrozenText {
  const capacity = frozenCapacity(gpt.arrays, context.maxBindingBytes);
  const arrays = nameFrozen(gpt.arrays, context.maxBindingBytes);
  let slots = createFrozenSlots(capacity);
  const held: HeldArrays = holdArrays(
    context.device,
    arrays.map((array) => [array, undefined] as const),
  );
  const made = new Map<string, Promise<Freezing>>();

  const make = async ({ size }: PackedBatch): Promise<Freezing> => {
    const batch = nameBatch(size, 0, ATTENTION_BLOCKS);
    const slotArray = keptArray('slots', size.tokens);
    const { sources, places, everywhere } = batch;
    const area = createInputArea(context.device, [sources, places, everywhere, slotArray]);
    const virtual = keptArray('no virtual rows', 1);
    const none = holdArrays(context.device, [[virtual, undefined]]);
    // A run that goes on from a checkpoint freezes the same text in other company.
    const device = { ...context.kind, steady: true };
    const parts = { gpt: gpt.arrays, size, batch, virtual, frozen: undefined, device };
    const launches = freezingLaunches(parts, slotArray, arrays);
    const placeOf = lookUpPlaces(area.places, none.places, held.places, gpt.held.places);
    const recording = await recordOwning(launches, { ...context, placeOf }, [area, none]);
    return {
      recording,
      write: (packed, slotNumbers) => {
        const contents = new Map(batchContents(batch, packed));
        area.write(contents.set(slotArray, slotNumbers));
      },
      dispose: () => {
        recording.dispose();
        area.dispose();
        none.dispose();
      },
    };
  };
  return {
    arrays,
    places: held.places,
    bytes: held.bytes,
    place: async (texts) => {
      if (!keep) slots = createFrozenSlots(capacity);
      const placed = slots.place(texts);
      if (placed === undefined) return undefined;
      const { spans, missing } = placed;
      if (missing.length === 0) return { spans, recordings: [] };
      const rows = missing.map(({ text }) => ({ sources: text, answers: [] }));
      const packed = packRows(rows, undefined, {
        virtualRows: 0,
        savings: { sharedPrefix: false, answerRows: true },
        ...ATTENTION_BLOCKS,
      });
      const key = [packed.size.tokens, packed.size.rows].join();
      const freezing = made.get(key) ?? make(packed);
      made.set(key, freezing);
      freezing.catch(() => made.delete(key));
      const { write, recording } = await freezing;
      write(packed, slotsOf(missing, packed.size.tokens));
      return { spans, recordings: [recording] };
    },
    dispose: () => {
      for (const freezing of made.values()) disposeWhenMade(freezing);
      held.dispose();
    },
  };
}
