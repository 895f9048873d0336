import { assert, at } from '../../base/assert';
import type { OptimiserSettings } from '../../run/tuningConfig';
import { lstmEncoder } from '../encoders/lstm';
import { flattenParameters } from '../encoders/parameterLayout';
import type { FrozenModel } from '../frozenModel';
import { disposeState, optimiserStep, startState } from '../optimiser';
import type { BenchShape } from './shape';
import type { Workload } from './workload';

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
  /** One whole step: encoder, frozen model, loss, backward, Adam. Resolves with the loss, on the host, before the update. */
  step(): Promise<number>;
  dispose(): void;
}

/** The studio's own seam at work: an LSTM prompt encoder trained through a frozen model on one fixed batch. */
export function createBenchStepper(shape: BenchShape, workload: Workload, model: FrozenModel): BenchStepper {
  const encoder = lstmEncoder({
    virtualTokens: shape.virtualTokens,
    hiddenSize: shape.hiddenSize,
    hidden: shape.hiddenSize / 2,
    layers: 2,
    tasknames: [new Float32Array(0)],
  });
  let state = startState(
    flattenParameters(encoder.layout, (name) => {
      const values = workload.encoder.get(name);
      assert(values !== undefined, `the workload has no ${name}`);
      return values;
    }),
  );
  return {
    async step() {
      const pass = encoder.forward(state.parameters);
      const { loss, gradient } = model.lossAndGradient(
        workload.batch,
        { embeddings: pass.rows, offsets: [0] },
        { candidates: undefined },
      );
      const flat = pass.backward(gradient);
      const updated = optimiserStep(state, flat, adam.learningRate, adam);
      disposeState(state);
      state = updated.state;
      for (const part of [gradient, flat, pass, updated.gradNorm]) part.dispose();
      const value = at(await loss.data(), 0);
      loss.dispose();
      return value;
    },
    dispose() {
      disposeState(state);
      encoder.dispose();
    },
  };
}
