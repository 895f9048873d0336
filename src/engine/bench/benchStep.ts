import type { Scalar } from '@tensorflow/tfjs-core';
import { assert } from '../../base/assert';
import type { EncoderSettings, OptimiserSettings } from '../../run/tuningConfig';
import { createEncoder } from '../encoders/createEncoder';
import { flattenParameters } from '../encoders/parameterLayout';
import type { FrozenModel } from '../frozenModel';
import { disposeState, startState } from '../optimiser';
import { tuningStep } from '../tuningStep';
import type { BenchShape } from './shape';
import type { Workload } from './workload';

const encoderSettings: EncoderSettings = {
  kind: 'lstm',
  hidden: undefined,
  layers: 2,
  initialisation: { kind: 'random' },
  tasknameConditioning: false,
};

/** Adam as torch has it by default: no decay, no clip; the rate stays as it is. */
const adam: OptimiserSettings = {
  kind: 'adam',
  learningRate: 1e-3,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  weightDecay: 0,
  clipNorm: undefined,
};

export interface BenchStepper {
  /** One whole step: encoder, frozen model, loss, backward, Adam. The loss before the update belongs to the caller. */
  step(): Scalar;
  dispose(): void;
}

/** The studio's own step at work: an LSTM prompt encoder trained through a frozen model on one fixed batch. */
export function createBenchStepper(shape: BenchShape, workload: Workload, model: FrozenModel): BenchStepper {
  const encoder = createEncoder(encoderSettings, shape.virtualTokens, shape.hiddenSize, [
    { taskname: 'bench', tasknameRows: new Float32Array(0) },
  ]);
  const parts = { model, encoder, optimiser: adam, lossOptions: { candidates: undefined } };
  let state = startState(
    flattenParameters(encoder.layout, (name) => {
      const values = workload.encoder.get(name);
      assert(values !== undefined, `the workload has no ${name}`);
      return values;
    }),
  );
  return {
    step() {
      const { loss, gradNorm, state: next } = tuningStep(parts, state, [workload.batch], adam.learningRate);
      disposeState(state);
      gradNorm.dispose();
      state = next;
      return loss;
    },
    dispose() {
      disposeState(state);
      encoder.dispose();
    },
  };
}
