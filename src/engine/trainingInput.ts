import { at } from '../base/assert';
import type { Random } from '../base/random';
import type { RunEvent } from '../bridge/contract';
import { collateBatch, lengthBucket } from '../prompt/collateBatch';
import type { EncodedBatch, EncodedExample } from '../prompt/encodedExample';
import { batchOrder, inGroups } from '../run/batchOrder';
import type { RunCheckpoint } from '../run/checkpoint';
import type { JudgedRows } from '../run/runEvent';
import { fitSchedule, learningRateAt } from '../run/schedule';
import type { TuningConfig } from '../run/tuningConfig';
import type { VirtualRows } from './frozenModel';
import type { TrainingStanding } from './runCheckpoints';
import type { StepInput } from './stepMachine';
import type { StepParts } from './tuningStep';

export interface Training {
  readonly parts: StepParts;
  readonly train: readonly EncodedExample[];
  readonly validation: readonly EncodedExample[];
  readonly config: TuningConfig;
  /** Longest row in tokens. */
  readonly maxSequenceLength: number;
  readonly random: Random;
  /** Judges rows at every validation; undefined when nobody asked for it. */
  readonly judge?: (rows: VirtualRows) => AsyncGenerator<RunEvent, JudgedRows | undefined>;
  /** Makes a checkpoint of what training has come to; undefined when nobody asked for any. */
  readonly checkpoint?: (standing: TrainingStanding) => RunCheckpoint;
}

const toBatch = (rows: readonly EncodedExample[], maximum: number): EncodedBatch =>
  collateBatch(rows, lengthBucket(Math.max(...rows.map((row) => row.ids.length - 1)), maximum));

/** Steps in one epoch and in all. */
export function plannedSteps(
  rows: number,
  config: TuningConfig,
): { readonly perEpoch: number; readonly total: number } {
  const perEpoch = Math.ceil(rows / config.batchSize);
  return { perEpoch, total: config.maxSteps ?? perEpoch * config.epochs };
}

/** What step `index` (from 0) reads: its rows in seeded order, in micro-batches padded to few lengths. */
export function stepInputs({
  train,
  config,
  maxSequenceLength,
  random,
}: Training): (index: number) => StepInput {
  const { perEpoch, total } = plannedSteps(train.length, config);
  const schedule = fitSchedule(config.schedule, total);
  const peak = config.optimiser.learningRate;
  let epoch = -1;
  let order: readonly (readonly number[])[] = [];
  return (index) => {
    const current = Math.floor(index / perEpoch);
    if (current !== epoch) order = batchOrder(train.length, config.batchSize, current, random);
    epoch = current;
    const rows = at(order, index % perEpoch).map((row) => at(train, row));
    return {
      microBatches: inGroups(rows, config.microBatchSize).map((group) => toBatch(group, maxSequenceLength)),
      learningRate: learningRateAt(index, peak, schedule, total),
    };
  };
}

/** Validation batches, shortest rows first so that little is padded; the mean does not depend on the order. */
export function validationBatches({
  validation,
  config,
  maxSequenceLength,
}: Training): readonly EncodedBatch[] {
  return batchesOf(validation, config.microBatchSize, maxSequenceLength);
}

/** Rows in batches of at most `size`, the shortest rows first. */
export function batchesOf(
  rows: readonly EncodedExample[],
  size: number,
  maxSequenceLength: number,
): readonly EncodedBatch[] {
  const byLength = rows.toSorted((a, b) => a.ids.length - b.ids.length);
  return inGroups(byLength, size).map((group) => toBatch(group, maxSequenceLength));
}
