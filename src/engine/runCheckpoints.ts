import { type Tensor1D, tensor1d } from '@tensorflow/tfjs-core';
import { sha256Hex } from '../model/sha256';
import type { EncodedExample } from '../prompt/encodedExample';
import type { RunCheckpoint } from '../run/checkpoint';
import type { OptimiserState } from './optimiser';

/** The part of a checkpoint that training knows. */
export type TrainingStanding = Pick<
  RunCheckpoint,
  'steps' | 'parameters' | 'firstMoment' | 'secondMoment' | 'best' | 'validation'
>;

/** The best parameters so far; whoever holds them disposes them. */
export interface BestParameters {
  readonly step: number;
  readonly loss: number;
  readonly parameters: Tensor1D;
}

const numbersOf = async (tensor: Tensor1D): Promise<Float32Array> =>
  Float32Array.from(await tensor.data<'float32'>());

/** Copies everything that training has come to into numbers of the host; the tensors stay the caller's. */
export async function standingOf(
  state: OptimiserState,
  best: BestParameters | undefined,
  validation: RunCheckpoint['validation'],
): Promise<TrainingStanding> {
  return {
    steps: state.steps,
    parameters: await numbersOf(state.parameters),
    firstMoment: await numbersOf(state.firstMoment),
    secondMoment: await numbersOf(state.secondMoment),
    best: best && { ...best, parameters: await numbersOf(best.parameters) },
    validation,
  };
}

/** The optimiser as a checkpoint holds it; the caller disposes it. */
export const stateOf = (standing: TrainingStanding): OptimiserState => ({
  parameters: tensor1d(standing.parameters),
  firstMoment: tensor1d(standing.firstMoment),
  secondMoment: tensor1d(standing.secondMoment),
  steps: standing.steps,
});

/** The best parameters as a checkpoint holds them; the caller disposes them. */
export const bestOfStanding = ({ best }: TrainingStanding): BestParameters | undefined =>
  best && { ...best, parameters: tensor1d(best.parameters) };

/** SHA-256 (hex) of encoded rows: their ids, masks and tasks, in their order. Line numbers do not matter. */
export async function rowsDigestOf(parts: readonly (readonly EncodedExample[])[]): Promise<string> {
  const size = parts.reduce(
    (sum, rows) => rows.reduce((all, { ids }) => all + 2 + 2 * ids.length, sum + 1),
    0,
  );
  const numbers = new Int32Array(size);
  let place = 0;
  const put = (values: ArrayLike<number>): void => {
    numbers.set(values, place);
    place += values.length;
  };
  for (const rows of parts) {
    put([rows.length]);
    for (const { taskIndex, ids, lossMask } of rows) {
      put([taskIndex, ids.length]);
      put(ids);
      put(lossMask);
    }
  }
  return sha256Hex(new Uint8Array(numbers.buffer));
}
