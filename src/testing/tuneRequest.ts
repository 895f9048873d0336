import type { TuneRequest } from '../bridge/contract';
import type { TaskTemplate } from '../prompt/taskTemplate';
import type { TuningConfig } from '../run/tuningConfig';

/** A small valid template over the fields `text` and `label`. */
export const plainTemplate: TaskTemplate = {
  taskname: 'mood',
  promptTemplate: '<|VIRTUAL_PROMPT_0|> {text} <|VIRTUAL_PROMPT_1|> mood: {label}',
  totalVirtualTokens: 3,
  virtualTokenSplits: [1, 2],
  truncateField: 'text',
  answerOnlyLoss: true,
  answerField: 'label',
};

/** Settings of a very short run. */
export const plainConfig: TuningConfig = {
  seed: 1,
  encoder: {
    kind: 'embedding',
    hidden: undefined,
    layers: 2,
    initialisation: { kind: 'random' },
    tasknameConditioning: false,
  },
  optimiser: {
    kind: 'adamw',
    learningRate: 0.01,
    beta1: 0.9,
    beta2: 0.98,
    epsilon: 1e-8,
    weightDecay: 0.01,
    clipNorm: 1,
  },
  schedule: { kind: 'constant', warmupSteps: 0, constantSteps: 0, minLearningRate: 0 },
  batchSize: 2,
  microBatchSize: 2,
  epochs: 1,
  maxSteps: 3,
  earlyStop: undefined,
  maxSequenceLength: undefined,
  addBos: false,
  spacing: 'literal',
  lossOver: 'vocabulary',
  split: { validationShare: 0.25, testShare: 0.25 },
};

/** A request over four rows. */
export function tuneRequest(): TuneRequest {
  const rows = ['a', 'b', 'c', 'd'].map((text, i) =>
    JSON.stringify({ taskname: 'mood', text, label: i % 2 === 0 ? 'good' : 'bad' }),
  );
  return {
    runId: 'run-1',
    data: {
      train: { name: 'rows.jsonl', bytes: new TextEncoder().encode(rows.join('\n')) },
      validation: undefined,
      test: undefined,
    },
    templates: [plainTemplate],
    config: plainConfig,
  };
}
