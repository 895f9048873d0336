import type { EncoderSettings, OptimiserSettings } from '../../run/tuningConfig';
import { createEncoder } from '../encoders/createEncoder';
import { disposeState, startState } from '../optimiser';
import { formulaModel, relativeDifference, SELF_TEST_BATCH, SELF_TEST_CONFIG } from '../selfTest';
import { SELF_TEST_GRADIENT, SELF_TEST_LOSS } from '../selfTestNumbers';
import type { FusedEngine } from './fusedEngine';

const table: EncoderSettings = {
  kind: 'embedding',
  hidden: undefined,
  layers: 2,
  initialisation: { kind: 'random' },
  tasknameConditioning: false,
};

const adam: OptimiserSettings = {
  kind: 'adam',
  learningRate: 1e-3,
  beta1: 0.5,
  beta2: 0.5,
  epsilon: 1e-8,
  weightDecay: 0,
  clipNorm: undefined,
};

/**
 * One step of plain prompt tuning through the model of the self-test: its loss, and its gradient, which is twice the
 * first moment when beta1 is 1/2. The largest relative difference from the stored numbers.
 */
export async function fusedSelfTest(model: FusedEngine['model']): Promise<number> {
  const { weights, virtual } = formulaModel();
  const fused = model({ config: SELF_TEST_CONFIG, weights });
  const encoder = createEncoder(table, 3, SELF_TEST_CONFIG.hiddenSize, [
    { taskname: 'self-test', tasknameRows: new Float32Array(0) },
  ]);
  try {
    const parts = { encoder, optimiser: adam, lossOptions: { candidates: undefined } };
    const machine = await fused.openTraining(parts, startState(virtual));
    try {
      await machine.take({ microBatches: [SELF_TEST_BATCH], learningRate: adam.learningRate });
      const { loss } = await machine.read();
      const state = machine.state();
      const moment = await state.firstMoment.data<'float32'>();
      disposeState(state);
      const gradient = moment.map((value) => value / (1 - adam.beta1));
      return Math.max(
        relativeDifference(loss, [SELF_TEST_LOSS]),
        relativeDifference(gradient, SELF_TEST_GRADIENT),
      );
    } finally {
      machine.dispose();
    }
  } finally {
    encoder.dispose();
    fused.dispose();
  }
}
