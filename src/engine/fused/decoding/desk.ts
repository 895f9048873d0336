import { assert, at } from '../../../base/assert';
import type { FusedContext } from '../fusedContext';
import type { GptArrays } from '../gptArrays';
import { holdArrays } from '../heldArrays';
import type { HeldGpt } from '../heldGpt';
import { createInputArea } from '../inputArea';
import { keptArray } from '../launch';
import { disposeWhenMade, lookUpPlaces, type Recording, recordOwning } from '../recording';
import { askKey, type HeadAsk, type HeadRecording, recordHead } from './headRecordings';
import type { HeadTable } from './headTables';
import { type Passage, type PassageSize, sizeKey } from './passage';
import { namePassage, passageContents, passageLaunches } from './passageLaunches';
import type { Readings } from './readings';

/** What a desk must have room for. */
export interface DeskSize {
  /** Tokens whose keys and values are kept. */
  readonly slots: number;
  /** Hidden states at once. */
  readonly queries: number;
  readonly virtualRows: number;
}

/** Single words asked of hidden states. */
export interface WordPairs {
  readonly rows: readonly number[];
  readonly ids: readonly number[];
}

/** A place to read and write at: a cache of keys, and the recordings that work on it. One user at a time. */
export interface Desk {
  readonly size: DeskSize;
  /** Virtual rows that passages speak of, [virtualRows, d] or fewer. */
  setVirtual(values: Float32Array): void;
  /** Puts hidden states there as if a passage had left them, [queries, d] or fewer. */
  setHidden(values: Float32Array): void;
  /**
   * Reads a passage, if one is given, then asks its hidden states; all in one submit. The bytes of each ask, in their
   * order; `pairs` are those of 'words'.
   */
  run(
    passage: Passage | undefined,
    asks: readonly HeadAsk[],
    pairs?: WordPairs,
  ): Promise<readonly ArrayBuffer[]>;
  /** Forgets recordings that know this table. */
  forget(table: HeadTable): void;
  dispose(): void;
}

interface PassageRecording {
  readonly recording: Recording;
  write(passage: Passage): void;
  dispose(): void;
}

interface Disposable {
  dispose(): void;
}

/** Recordings by what decides them, each made once. */
function remembered<T extends Disposable>() {
  const made = new Map<string, Promise<T>>();
  const drop = (key: string): void => {
    const making = made.get(key);
    if (making !== undefined) disposeWhenMade(making);
    made.delete(key);
  };
  return {
    get: (key: string, make: () => Promise<T>): Promise<T> => {
      const known = made.get(key);
      if (known !== undefined) return known;
      const making = make();
      made.set(key, making);
      // A device that had no memory may have some when it is asked again.
      making.catch(() => made.delete(key));
      return making;
    },
    dropWhere: (isUnwanted: (key: string) => boolean): void => {
      for (const key of [...made.keys()]) if (isUnwanted(key)) drop(key);
    },
  };
}

/** What a desk keeps: virtual rows, hidden states, and per block keys and values, [slots, 2d]. */
export function nameDesk({ config: { layers, hiddenSize: d } }: GptArrays, size: DeskSize) {
  return {
    virtual: keptArray('virtual rows', size.virtualRows * d),
    hidden: keptArray('hidden', size.queries * d),
    cache: Array.from({ length: layers }, (_, layer) => keptArray(`keys ${layer}`, size.slots * 2 * d)),
  };
}

export function createDesk(context: FusedContext, gpt: HeldGpt, readings: Readings, size: DeskSize): Desk {
  const { device } = context;
  const { virtual, hidden, cache } = nameDesk(gpt.arrays, size);
  const held = holdArrays(
    device,
    [virtual, hidden, ...cache].map((array) => [array, undefined] as const),
  );
  const places = [held.places, gpt.held.places];
  const passages = remembered<PassageRecording>();
  const heads = remembered<HeadRecording>();
  const tableIds = new Map<HeadTable, number>();
  let nextTable = 0;
  const idOf = (table: HeadTable): number => {
    const id = tableIds.get(table) ?? nextTable++;
    tableIds.set(table, id);
    return id;
  };

  const makePassage = async (of: PassageSize): Promise<PassageRecording> => {
    assert(of.queries <= size.queries, 'more is asked than there is room for');
    const passage = namePassage(of);
    const area = createInputArea(device, Object.values(passage));
    const parts = { gpt: gpt.arrays, size: of, passage, virtual, cache, hidden, device: context.kind };
    const placeOf = lookUpPlaces(area.places, ...places);
    const recording = await recordOwning(passageLaunches(parts), { ...context, placeOf }, [area]);
    return {
      recording,
      write: (given) => area.write(passageContents(passage, given)),
      dispose: () => {
        recording.dispose();
        area.dispose();
      },
    };
  };
  const write = (to: typeof virtual, values: Float32Array): void => {
    assert(
      values.length <= to.length,
      `${to.label} of ${values.length} numbers, there is room for ${to.length}`,
    );
    if (values.length > 0) device.queue.writeBuffer(held.buffer(to), 0, values.slice());
  };
  return {
    size,
    setVirtual: (values) => write(virtual, values),
    setHidden: (values) => write(hidden, values),
    run: async (passage, asks, pairs) => {
      const read =
        passage === undefined
          ? undefined
          : await passages.get(sizeKey(passage.size), () => makePassage(passage.size));
      const asked = await Promise.all(
        asks.map((ask) =>
          heads.get(askKey(ask, idOf), () => recordHead(context, gpt.arrays, hidden, ask, places)),
        ),
      );
      // From here to the submit nothing waits: others write into the same buffers.
      context.check();
      if (passage !== undefined) read?.write(passage);
      if (pairs !== undefined) for (const head of asked) head.write(pairs.rows, pairs.ids);
      const commands = device.createCommandEncoder();
      const pass = commands.beginComputePass();
      read?.recording.replay(pass);
      for (const { recording } of asked) recording.replay(pass);
      pass.end();
      return readings.submit(
        commands,
        asked.map(({ result }) => ({ ...result, count: result.array.length })),
      );
    },
    forget: (table) => {
      const id = tableIds.get(table);
      if (id === undefined) return;
      heads.dropWhere((key) => at(key.split(' '), 1) === String(id) && !key.startsWith('words'));
      tableIds.delete(table);
    },
    dispose: () => {
      passages.dropWhere(() => true);
      heads.dropWhere(() => true);
      held.dispose();
    },
  };
}
