import { assert } from '../../base/assert';
import type { EncoderSettings, OptimiserSettings } from '../../run/tuningConfig';
import { createEncoder } from '../encoders/createEncoder';
import { flattenParameters } from '../encoders/parameterLayout';
import type { FrozenModel } from '../frozenModel';
import { openMachine } from '../openMachine';
import { startState } from '../optimiser';
import type { StepMachine } from '../stepMachine';
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
  /** Queues one whole step: encoder, frozen model, loss, backward, Adam. */
  queue(): Promise<void>;
  /** Losses of the steps queued since the last call, each before its update. */
  losses(): Promise<Float64Array>;
  dispose(): void;
}

/** The studio's own step at work: an LSTM prompt encoder trained through a frozen model on one fixed batch. */
export async function createBenchStepper(
  shape: BenchShape,
  workload: Workload,
  model: FrozenModel,
): Promise<BenchStepper> {
  const encoder = createEncoder(encoderSettings, shape.virtualTokens, shape.hiddenSize, [
    { taskname: 'bench', tasknameRows: new Float32Array(0) },
  ]);
  const start = startState(
    flattenParameters(encoder.layout, (name) => {
      const values = workload.encoder.get(name);
      assert(values !== undefined, `the workload has no ${name}`);
      return values;
    }),
  );
  const parts = { model, encoder, optimiser: adam, lossOptions: { candidates: undefined } };
  const machine: StepMachine = await openMachine(parts, start);
  const input = { microBatches: [workload.batch], learningRate: adam.learningRate };
  return {
    queue: () => machine.take(input),
    losses: async () => (await machine.read()).loss,
    dispose() {
      machine.dispose();
      encoder.dispose();
    },
  };
}
