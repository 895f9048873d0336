import type { Answering, LargestPass } from '../../trainingRoom';
import { type GptArrays, rowBlocks } from '../gptArrays';
import { areaBytes } from '../inputArea';
import type { MatmulDevice } from '../kernels/matmul';
import { type DeviceArray, keptArray, type Launch } from '../launch';
import { planMemory } from '../memoryPlan';
import { paramsBytes } from '../recording';
import { nameDesk } from './desk';
import { deskSize } from './desks';
import { planAsk } from './headRecordings';
import { sizeKey } from './passage';
import { namePassage, passageLaunches } from './passageLaunches';
import {
  answeringSizes,
  forwardSize,
  largestReading,
  type ReadingLimits,
  type ReadingSize,
} from './readingSize';

/** What is read without gradient at one time of a run. */
export interface Readings {
  readonly forward: readonly LargestPass[];
  readonly answers: readonly Answering[];
  /** Candidates of the loss. */
  readonly candidates: Int32Array | undefined;
}

/** What reading keeps on the device beside the model, and its scratch, as `TrainingNeed` has them. */
export interface ReadingNeed {
  readonly arrays: readonly DeviceArray[];
  readonly slots: readonly (readonly number[])[];
}

const nothing: ReadingNeed = { arrays: [], slots: [] };

/**
 * What a desk and its recordings take, planned as they will be: inputs and results of all, keys and scratch for a passage
 * as large as the largest of each kind.
 */
export function readingNeed(
  gpt: GptArrays,
  { forward, answers, candidates }: Readings,
  limits: Omit<ReadingLimits, 'positions'>,
  device: { readonly kind: MatmulDevice; readonly maxBindingBytes: number },
): ReadingNeed {
  const { positions, hiddenSize } = gpt.config;
  const sizes = [
    ...forward.map(forwardSize),
    ...answers.flatMap((answering) => answeringSizes(answering, { ...limits, positions })),
  ];
  const largest = largestReading(sizes);
  if (largest === undefined) return nothing;
  const desk = nameDesk(gpt, deskSize({ ...largest, ...limits }));
  const { virtual, hidden, cache } = desk;
  const passage = namePassage(largest);
  const reading = passageLaunches({ gpt, size: largest, passage, ...desk, device: device.kind });
  const restricted = Math.max(0, ...answers.map(({ restrictTo }) => restrictTo?.length ?? 0));
  // That of the loss stays while rows are judged by their own.
  const tables = [candidates?.length ?? 0, restricted]
    .filter((rows) => rows > 0)
    .map((rows) => rowBlocks('candidates', rows, hiddenSize, device.maxBindingBytes));
  const isWritten = answers.some(({ maxNewTokens }) => maxNewTokens !== undefined);
  const asksOf = (given: readonly ReadingSize[]) => {
    const [queries, words] = [
      new Set(given.map((size) => size.queries)),
      new Set(given.map((size) => size.words)),
    ];
    const ofTables = [...queries].flatMap((count) => [
      ...[gpt.words, ...tables].map(
        (blocks) => ({ kind: 'totals', table: { blocks }, queries: count }) as const,
      ),
      ...(isWritten ? [{ kind: 'best', table: { blocks: gpt.words }, queries: count } as const] : []),
    ]);
    const ofWords = [...words]
      .filter((count) => count > 0)
      .map((count) => ({ kind: 'words', count }) as const);
    return [...ofTables, ...ofWords].map((ask) => planAsk(gpt, hidden, ask));
  };
  const asks = asksOf([largest]);
  const inputs = (arrays: readonly DeviceArray[]): DeviceArray => keptArray('inputs', areaBytes(arrays) / 4);
  const parameters = (launches: readonly Launch[]): DeviceArray =>
    keptArray('parameters', paramsBytes(launches.length) / 4);
  const readback = asks.reduce((sum, { result }) => sum + result.length, 0);
  const passages = new Map(sizes.map((size) => [sizeKey(size), namePassage(size)]));
  return {
    arrays: [
      ...[virtual, hidden, ...cache],
      ...tables.flatMap((blocks) => blocks.map(({ array }) => array)),
      ...[...passages.values()].flatMap((each) => [inputs(Object.values(each)), parameters(reading)]),
      ...asksOf(sizes).flatMap(({ launches, result, zeros, inputs: told }) => [
        ...[result, ...zeros, parameters(launches)],
        ...(told === undefined ? [] : [inputs(Object.values(told))]),
      ]),
      keptArray('readback', Math.max(1024, readback)),
    ],
    slots: [reading, ...asks.map(({ launches }) => launches)].map((launches) => planMemory(launches).slots),
  };
}
