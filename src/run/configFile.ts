import * as v from 'valibot';
import { defaultTuningConfig as standard } from './defaults';
import type { Initialisation, TuningConfig } from './tuningConfig';

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const countOrNone = v.pipe(v.number(), v.integer(), v.minValue(0));
const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));
const notNegative = v.pipe(v.number(), v.finite(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.ltValue(1));

const encoder = v.pipe(
  v.strictObject({
    encoder_type: v.optional(v.picklist(['lstm', 'mlp', 'tpmlp', 'embedding']), standard.encoder.kind),
    hidden: v.optional(v.nullable(count), standard.encoder.hidden ?? null),
    layers: v.optional(count, standard.encoder.layers),
    new_prompt_init_method: v.optional(
      v.picklist(['random', 'vocabulary', 'text']),
      standard.encoder.initialisation.kind,
    ),
    new_prompt_init_text: v.optional(v.nullable(v.string()), null),
    taskname_conditioning: v.optional(v.boolean(), standard.encoder.tasknameConditioning),
  }),
  v.transform((entry): TuningConfig['encoder'] => ({
    kind: entry.encoder_type,
    hidden: entry.hidden ?? undefined,
    layers: entry.layers,
    initialisation: initialisationOf(entry.new_prompt_init_method, entry.new_prompt_init_text),
    tasknameConditioning: entry.taskname_conditioning,
  })),
);

function initialisationOf(method: Initialisation['kind'], text: string | null): Initialisation {
  return method === 'text' ? { kind: 'text', text: text ?? undefined } : { kind: method };
}

const optimiser = v.pipe(
  v.strictObject({
    name: v.optional(v.picklist(['adamw', 'adam']), standard.optimiser.kind),
    learning_rate: v.optional(positive, standard.optimiser.learningRate),
    beta1: v.optional(share, standard.optimiser.beta1),
    beta2: v.optional(share, standard.optimiser.beta2),
    epsilon: v.optional(positive, standard.optimiser.epsilon),
    weight_decay: v.optional(notNegative, standard.optimiser.weightDecay),
    clip_norm: v.optional(v.nullable(positive), standard.optimiser.clipNorm ?? null),
  }),
  v.transform((entry): TuningConfig['optimiser'] => ({
    kind: entry.name,
    learningRate: entry.learning_rate,
    beta1: entry.beta1,
    beta2: entry.beta2,
    epsilon: entry.epsilon,
    weightDecay: entry.weight_decay,
    clipNorm: entry.clip_norm ?? undefined,
  })),
);

const schedule = v.pipe(
  v.strictObject({
    name: v.optional(v.picklist(['cosine', 'constant']), standard.schedule.kind),
    warmup_steps: v.optional(countOrNone, standard.schedule.warmupSteps),
    constant_steps: v.optional(countOrNone, standard.schedule.constantSteps),
    min_learning_rate: v.optional(notNegative, standard.schedule.minLearningRate),
  }),
  v.transform((entry): TuningConfig['schedule'] => ({
    kind: entry.name,
    warmupSteps: entry.warmup_steps,
    constantSteps: entry.constant_steps,
    minLearningRate: entry.min_learning_rate,
  })),
);

const earlyStop = v.pipe(
  v.strictObject({ patience: count, min_delta: notNegative }),
  v.transform((entry) => ({ patience: entry.patience, minDelta: entry.min_delta })),
);

const split = v.pipe(
  v.strictObject({
    validation_share: v.optional(share, standard.split.validationShare),
    test_share: v.optional(share, standard.split.testShare),
  }),
  v.transform((entry) => ({ validationShare: entry.validation_share, testShare: entry.test_share })),
);

/** Settings on disk, in snake_case. What is left out has the value that a new run starts from; null means none. */
export const tuningConfigSchema = v.pipe(
  v.strictObject({
    seed: v.optional(v.pipe(v.number(), v.safeInteger()), standard.seed),
    encoder: v.optional(encoder, {}),
    optimiser: v.optional(optimiser, {}),
    schedule: v.optional(schedule, {}),
    batch_size: v.optional(count, standard.batchSize),
    micro_batch_size: v.optional(count),
    epochs: v.optional(count, standard.epochs),
    max_steps: v.optional(v.nullable(count), standard.maxSteps ?? null),
    early_stop: v.optional(v.nullable(earlyStop)),
    max_sequence_length: v.optional(v.nullable(count), standard.maxSequenceLength ?? null),
    add_bos: v.optional(v.boolean(), standard.addBos),
    spacing: v.optional(v.picklist(['literal', 'nemo-2022']), standard.spacing),
    loss_over: v.optional(v.picklist(['vocabulary', 'candidates']), standard.lossOver),
    split: v.optional(split, {}),
  }),
  v.check(
    (entry) => entry.batch_size % (entry.micro_batch_size ?? entry.batch_size) === 0,
    'batch_size to be a multiple of micro_batch_size',
  ),
  v.transform(
    (entry): TuningConfig => ({
      seed: entry.seed,
      encoder: entry.encoder,
      optimiser: entry.optimiser,
      schedule: entry.schedule,
      batchSize: entry.batch_size,
      microBatchSize: entry.micro_batch_size ?? entry.batch_size,
      epochs: entry.epochs,
      maxSteps: entry.max_steps ?? undefined,
      earlyStop: entry.early_stop === undefined ? standard.earlyStop : (entry.early_stop ?? undefined),
      maxSequenceLength: entry.max_sequence_length ?? undefined,
      addBos: entry.add_bos,
      spacing: entry.spacing,
      lossOver: entry.loss_over,
      split: entry.split,
    }),
  ),
);

/** Settings as they stand on disk; every key is written, so that later defaults do not change an old run. */
export function tuningConfigEntry(config: TuningConfig) {
  const { encoder: e, optimiser: o, schedule: s } = config;
  return {
    seed: config.seed,
    encoder: {
      encoder_type: e.kind,
      hidden: e.hidden ?? null,
      layers: e.layers,
      new_prompt_init_method: e.initialisation.kind,
      new_prompt_init_text: e.initialisation.kind === 'text' ? (e.initialisation.text ?? null) : null,
      taskname_conditioning: e.tasknameConditioning,
    },
    optimiser: {
      name: o.kind,
      learning_rate: o.learningRate,
      beta1: o.beta1,
      beta2: o.beta2,
      epsilon: o.epsilon,
      weight_decay: o.weightDecay,
      clip_norm: o.clipNorm ?? null,
    },
    schedule: {
      name: s.kind,
      warmup_steps: s.warmupSteps,
      constant_steps: s.constantSteps,
      min_learning_rate: s.minLearningRate,
    },
    batch_size: config.batchSize,
    micro_batch_size: config.microBatchSize,
    epochs: config.epochs,
    max_steps: config.maxSteps ?? null,
    early_stop:
      config.earlyStop === undefined
        ? null
        : { patience: config.earlyStop.patience, min_delta: config.earlyStop.minDelta },
    max_sequence_length: config.maxSequenceLength ?? null,
    add_bos: config.addBos,
    spacing: config.spacing,
    loss_over: config.lossOver,
    split: { validation_share: config.split.validationShare, test_share: config.split.testShare },
  };
}
