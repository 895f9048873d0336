import type { Tensor1D } from '@tensorflow/tfjs-core';
import { at } from '../base/assert';
import type { RunEvent } from '../bridge/contract';
import type { EncodedBatch } from '../prompt/encodedExample';
import { nextTurn } from './eventLoop';
import type { VirtualRows } from './frozenModel';
import type { RunControl } from './runControl';
import { type StepParts, virtualRowsOf } from './tuningStep';

/** Progress is told at most so often. */
export const tellEveryMilliseconds = 100;

const labelsIn = (batch: EncodedBatch): number => batch.lossMask.reduce((sum, counts) => sum + counts, 0);

/** Waits for as long as the run is paused. */
export async function* waitWhilePaused(
  control: RunControl,
  signal: AbortSignal,
  done: number,
  total: number,
): AsyncGenerator<RunEvent> {
  while (control.mustWait) {
    yield { kind: 'phase', phase: 'paused', done, total };
    // A command may have come while the event was out.
    if (control.mustWait) await control.nextCommand(signal);
  }
}

/** Mean loss of the parameters as they are, over all batches; the encoder runs once for all of them. */
export async function* validate(
  parts: StepParts,
  parameters: Tensor1D,
  batches: readonly EncodedBatch[],
  control: RunControl,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, number | undefined> {
  const pass = parts.encoder.forward(parameters);
  try {
    const rows = virtualRowsOf(parts.encoder, pass.rows);
    return yield* meanLoss(parts, rows, batches, 'validating', control, signal);
  } finally {
    pass.dispose();
  }
}

/**
 * Mean loss in nats per loss-carrying token over all batches with these virtual rows; undefined when a stop was commanded
 * on the way.
 */
export async function* meanLoss(
  { model, lossOptions }: Pick<StepParts, 'model' | 'lossOptions'>,
  rows: VirtualRows,
  batches: readonly EncodedBatch[],
  phase: 'validating' | 'baseline',
  control: RunControl,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, number | undefined> {
  const stopsBefore = control.stops;
  let lastTold = Number.NEGATIVE_INFINITY;
  const losses: number[] = [];
  for (const [done, batch] of batches.entries()) {
    yield* waitWhilePaused(control, signal, done, batches.length);
    if (performance.now() - lastTold >= tellEveryMilliseconds) {
      lastTold = performance.now();
      yield { kind: 'phase', phase, done, total: batches.length };
    }
    losses.push(await model.loss(batch, rows, lossOptions));
    await nextTurn();
    signal.throwIfAborted();
    if (control.stops > stopsBefore) return undefined;
  }
  return weightedMean(losses, batches.map(labelsIn));
}

function weightedMean(values: readonly number[], weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.reduce((sum, weight, i) => sum + weight * at(values, i), 0) / total;
}
