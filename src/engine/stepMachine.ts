import type { Tensor1D } from '@tensorflow/tfjs-core';
import type { EncodedBatch } from '../prompt/encodedExample';
import type { StepProfile } from '../run/stepProfile';
import type { OptimiserState } from './optimiser';

/** What one optimiser step takes in. */
export interface StepInput {
  readonly microBatches: readonly EncodedBatch[];
  readonly learningRate: number;
}

/** What steps told, in their order. Loss in nats before the step; norm of its gradient before the clip. */
export interface StepNumbers {
  readonly loss: Float64Array;
  readonly gradNorm: Float64Array;
}

/**
 * Takes optimiser steps one after another and owns all that they change. Tensors that it gives are copies that later
 * steps leave as they are; whoever asks for one disposes it.
 */
export interface StepMachine {
  /** Steps taken, those before the start included. */
  readonly steps: number;
  /** Queues a step; resolves when it is on its way to the device. */
  take(input: StepInput): Promise<void>;
  /** Takes the very same step, waits for it, and tells what it cost. */
  takeProfiled(input: StepInput): Promise<StepProfile>;
  /**
   * Numbers of the steps taken since the last call, as soon as the device has them. Call it again before it resolves and
   * each reading has its own steps.
   */
  read(): Promise<StepNumbers>;
  /** Parameters after the last step. */
  parameters(): Tensor1D;
  /** All that the last step left behind. */
  state(): OptimiserState;
  /** The last parameters whose loss was read and finite; those at the start as long as none was. */
  soundParameters(): Tensor1D;
  dispose(): void;
}

/** The first step that is not finite, as an index; -1 when all are. */
export function firstNonFinite({ loss, gradNorm }: StepNumbers): number {
  return loss.findIndex((value, i) => !Number.isFinite(value) || !Number.isFinite(gradNorm[i]));
}
