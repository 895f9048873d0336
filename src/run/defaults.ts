import type { TuningConfig } from './tuningConfig';

/** Virtual tokens of a new template. */
export const defaultVirtualTokens = 10;

/** Longest row in tokens, where the model's context allows it. */
export const defaultMaxSequenceLength = 512;

/** Labels of a task that are scored one by one; with more, the answer is generated greedily and compared as text. */
export const mostScoredLabels = 50;

/** New tokens of a generated answer. */
export const defaultMaxNewTokens = 30;

/** The settings a new run starts from. The only place where these numbers stand. */
export const defaultTuningConfig: TuningConfig = {
  seed: 1234,
  encoder: {
    kind: 'lstm',
    hidden: undefined,
    layers: 2,
    initialisation: { kind: 'vocabulary' },
    tasknameConditioning: false,
  },
  optimiser: {
    kind: 'adamw',
    learningRate: 1e-3,
    beta1: 0.9,
    beta2: 0.98,
    epsilon: 1e-8,
    weightDecay: 0.01,
    clipNorm: 1,
  },
  schedule: { kind: 'cosine', warmupSteps: 50, constantSteps: 0, minLearningRate: 0 },
  batchSize: 8,
  microBatchSize: 8,
  epochs: 25,
  maxSteps: undefined,
  earlyStop: { patience: 10, minDelta: 0.001 },
  maxSequenceLength: defaultMaxSequenceLength,
  addBos: false,
  spacing: 'literal',
  lossOver: 'auto',
  split: { validationShare: 0.1, testShare: 0.1 },
};

/** Width inside the encoder when the settings leave it open: hiddenSize / 2, for `tpmlp` 2 * hiddenSize. */
export function encoderWidth(encoder: TuningConfig['encoder'], hiddenSize: number): number {
  if (encoder.hidden !== undefined) return encoder.hidden;
  return encoder.kind === 'tpmlp' ? 2 * hiddenSize : Math.max(1, Math.floor(hiddenSize / 2));
}
