import * as v from 'valibot';
import { type ContentFault, exactObject, narrow, numberBetween, orNull, wholeNumber } from '../base/narrow';
import { err, ok, type Result } from '../base/result';
import { defaultTuningConfig as defaults } from './defaults';
import type { TuningConfig } from './tuningConfig';

const positive = (most: number) => v.pipe(numberBetween(0, most), v.gtValue(0));
const mostSteps = 1e9;

const initialisation = v.variant('kind', [
  v.strictObject({ kind: v.literal('random') }),
  v.strictObject({ kind: v.literal('vocabulary') }),
  v.strictObject({ kind: v.literal('text'), text: orNull(v.string(), null) }),
]);

const encoder = exactObject({
  kind: v.optional(v.picklist(['lstm', 'mlp', 'tpmlp', 'embedding']), defaults.encoder.kind),
  hidden: orNull(wholeNumber(1, 65_536), defaults.encoder.hidden ?? null),
  layers: v.optional(wholeNumber(1, 64), defaults.encoder.layers),
  initialisation: v.optional(initialisation, defaults.encoder.initialisation),
  taskname_conditioning: v.optional(v.boolean(), defaults.encoder.tasknameConditioning),
});

const optimiser = exactObject({
  kind: v.optional(v.picklist(['adamw', 'adam']), defaults.optimiser.kind),
  learning_rate: v.optional(positive(1e6), defaults.optimiser.learningRate),
  beta1: v.optional(v.pipe(numberBetween(0, 1), v.ltValue(1)), defaults.optimiser.beta1),
  beta2: v.optional(v.pipe(numberBetween(0, 1), v.ltValue(1)), defaults.optimiser.beta2),
  epsilon: v.optional(positive(1), defaults.optimiser.epsilon),
  weight_decay: v.optional(numberBetween(0, 1e6), defaults.optimiser.weightDecay),
  clip_norm: orNull(positive(1e9), defaults.optimiser.clipNorm ?? null),
});

const schedule = exactObject({
  kind: v.optional(v.picklist(['cosine', 'constant']), defaults.schedule.kind),
  warmup_steps: v.optional(wholeNumber(0, mostSteps), defaults.schedule.warmupSteps),
  constant_steps: v.optional(wholeNumber(0, mostSteps), defaults.schedule.constantSteps),
  min_learning_rate: v.optional(numberBetween(0, 1e6), defaults.schedule.minLearningRate),
});

const share = v.pipe(numberBetween(0, 1), v.ltValue(1));
const split = exactObject({
  validation_share: v.optional(share, defaults.split.validationShare),
  test_share: v.optional(share, defaults.split.testShare),
});

const earlyStop = exactObject({
  patience: v.optional(wholeNumber(1, mostSteps), defaults.earlyStop?.patience ?? 1),
  min_delta: v.optional(numberBetween(0, 1e6), defaults.earlyStop?.minDelta ?? 0),
});

const configSchema = exactObject({
  seed: v.optional(wholeNumber(0, Number.MAX_SAFE_INTEGER), defaults.seed),
  encoder: v.optional(encoder, {}),
  optimiser: v.optional(optimiser, {}),
  schedule: v.optional(schedule, {}),
  batch_size: v.optional(wholeNumber(1, 65_536), defaults.batchSize),
  micro_batch_size: v.optional(wholeNumber(1, 65_536)),
  epochs: v.optional(wholeNumber(1, mostSteps), defaults.epochs),
  max_steps: orNull(wholeNumber(1, mostSteps), defaults.maxSteps ?? null),
  early_stop: orNull(earlyStop, defaults.earlyStop === undefined ? null : {}),
  max_sequence_length: orNull(wholeNumber(1, 2 ** 20), defaults.maxSequenceLength ?? null),
  add_bos: v.optional(v.boolean(), defaults.addBos),
  spacing: v.optional(v.picklist(['literal', 'nemo-2022']), defaults.spacing),
  loss_over: v.optional(v.picklist(['auto', 'vocabulary', 'candidates']), defaults.lossOver),
  split: v.optional(split, {}),
});

/**
 * Settings from their form on disk. A name left out has its default, `null` switches off what can be off; a name that
 * does not exist, a number out of range or parts that do not add up are faults with their place.
 */
export function readTuningConfig(value: unknown): Result<TuningConfig, ContentFault> {
  const read = narrow(configSchema, value);
  if (!read.ok) return err(read.error);
  const file = read.value;
  const microBatchSize = file.micro_batch_size ?? divisorUpTo(defaults.microBatchSize, file.batch_size);
  if (file.batch_size % microBatchSize !== 0)
    return err({
      path: 'micro_batch_size',
      expected: `a divisor of batch_size ${file.batch_size}`,
      found: String(microBatchSize),
    });
  const held = file.split.validation_share + file.split.test_share;
  if (held >= 1)
    return err({ path: 'split', expected: 'shares that leave rows to train on', found: String(held) });
  return ok({
    seed: file.seed,
    encoder: {
      kind: file.encoder.kind,
      hidden: file.encoder.hidden,
      layers: file.encoder.layers,
      initialisation: file.encoder.initialisation,
      tasknameConditioning: file.encoder.taskname_conditioning,
    },
    optimiser: {
      kind: file.optimiser.kind,
      learningRate: file.optimiser.learning_rate,
      beta1: file.optimiser.beta1,
      beta2: file.optimiser.beta2,
      epsilon: file.optimiser.epsilon,
      weightDecay: file.optimiser.weight_decay,
      clipNorm: file.optimiser.clip_norm,
    },
    schedule: {
      kind: file.schedule.kind,
      warmupSteps: file.schedule.warmup_steps,
      constantSteps: file.schedule.constant_steps,
      minLearningRate: file.schedule.min_learning_rate,
    },
    batchSize: file.batch_size,
    microBatchSize,
    epochs: file.epochs,
    maxSteps: file.max_steps,
    earlyStop: file.early_stop && {
      patience: file.early_stop.patience,
      minDelta: file.early_stop.min_delta,
    },
    maxSequenceLength: file.max_sequence_length,
    addBos: file.add_bos,
    spacing: file.spacing,
    lossOver: file.loss_over,
    split: { validationShare: file.split.validation_share, testShare: file.split.test_share },
  });
}

/** The largest number of rows, `most` at the most, that goes into `batchSize` without rest. */
export function divisorUpTo(most: number, batchSize: number): number {
  let divisor = Math.min(most, batchSize);
  while (batchSize % divisor !== 0) divisor--;
  return divisor;
}

/** The form on disk: every setting, in one fixed order, so that equal settings give equal text. */
export function printTuningConfig(config: TuningConfig): Readonly<Record<string, unknown>> {
  const { encoder, optimiser, schedule, earlyStop, split } = config;
  return {
    seed: config.seed,
    encoder: {
      kind: encoder.kind,
      hidden: encoder.hidden ?? null,
      layers: encoder.layers,
      initialisation:
        encoder.initialisation.kind === 'text'
          ? { kind: 'text', text: encoder.initialisation.text ?? null }
          : { kind: encoder.initialisation.kind },
      taskname_conditioning: encoder.tasknameConditioning,
    },
    optimiser: {
      kind: optimiser.kind,
      learning_rate: optimiser.learningRate,
      beta1: optimiser.beta1,
      beta2: optimiser.beta2,
      epsilon: optimiser.epsilon,
      weight_decay: optimiser.weightDecay,
      clip_norm: optimiser.clipNorm ?? null,
    },
    schedule: {
      kind: schedule.kind,
      warmup_steps: schedule.warmupSteps,
      constant_steps: schedule.constantSteps,
      min_learning_rate: schedule.minLearningRate,
    },
    batch_size: config.batchSize,
    micro_batch_size: config.microBatchSize,
    epochs: config.epochs,
    max_steps: config.maxSteps ?? null,
    early_stop: earlyStop ? { patience: earlyStop.patience, min_delta: earlyStop.minDelta } : null,
    max_sequence_length: config.maxSequenceLength ?? null,
    add_bos: config.addBos,
    spacing: config.spacing,
    loss_over: config.lossOver,
    split: { validation_share: split.validationShare, test_share: split.testShare },
  };
}
