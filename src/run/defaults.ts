import type { EncoderKind, Initialisation, TuningConfig } from './tuningConfig';

/** Virtual tokens of a new template: in front of the text, and between it and the answer's cue. */
export const defaultVirtualTokenSplits: readonly number[] = [10, 10];

/** Longest row in tokens, where the model's context allows it. */
export const defaultMaxSequenceLength = 512;

/** Labels of a task that are scored one by one; with more, the answer is generated greedily and compared as text. */
export const mostScoredLabels = 50;

/** New tokens of a generated answer. */
export const defaultMaxNewTokens = 30;

/**
 * Where each encoder starts, found on TREC question types with the embedded base. Networks want inputs of unit size that
 * differ, which word embeddings (standard deviation 0.09) are not; plain embeddings want to start among the words.
 */
const starts: Readonly<
  Record<EncoderKind, { readonly initialisation: Initialisation; readonly learningRate: number }>
> = {
  lstm: { initialisation: { kind: 'random' }, learningRate: 2e-3 },
  mlp: { initialisation: { kind: 'random' }, learningRate: 2e-3 },
  tpmlp: { initialisation: { kind: 'random' }, learningRate: 2e-3 },
  embedding: { initialisation: { kind: 'vocabulary' }, learningRate: 1e-2 },
};

/** The settings a new run starts from. The only place where these numbers stand. */
export const defaultTuningConfig: TuningConfig = {
  seed: 1234,
  encoder: {
    kind: 'lstm',
    hidden: undefined,
    layers: 2,
    initialisation: starts.lstm.initialisation,
    tasknameConditioning: false,
  },
  optimiser: {
    kind: 'adamw',
    learningRate: starts.lstm.learningRate,
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

/** The settings with another encoder, started the way that suits it; the same kind changes nothing. */
export function withEncoder(config: TuningConfig, kind: EncoderKind): TuningConfig {
  if (kind === config.encoder.kind) return config;
  const { initialisation, learningRate } = starts[kind];
  return {
    ...config,
    encoder: { ...config.encoder, kind, initialisation },
    optimiser: { ...config.optimiser, learningRate },
  };
}

/** Width inside the encoder when the settings leave it open: hiddenSize / 2, for `tpmlp` 2 * hiddenSize. */
export function encoderWidth(encoder: TuningConfig['encoder'], hiddenSize: number): number {
  if (encoder.hidden !== undefined) return encoder.hidden;
  return encoder.kind === 'tpmlp' ? 2 * hiddenSize : Math.max(1, Math.floor(hiddenSize / 2));
}
