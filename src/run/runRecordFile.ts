import * as v from 'valibot';
import { type ContentFault, narrow } from '../base/narrow';
import { err, ok, type Result } from '../base/result';
import { printTaskTemplate, readTaskTemplate } from '../prompt/taskTemplateFile';
import type { RunRecord } from './runRecord';
import { printTuningConfig, readTuningConfig } from './tuningConfigFile';

/** The form in which a run is put away; a higher one comes from a newer studio. */
const recordVersion = 1;

const optional = <S extends v.GenericSchema>(schema: S) => v.optional(schema);
const counts = v.object({
  given: v.number(),
  kept: v.number(),
  cut: v.number(),
  skipped: v.record(v.string(), v.number()),
});
const judged = v.object({
  rows: v.number(),
  accuracy: v.number(),
  macroF1: v.number(),
  tasks: v.array(
    v.object({ taskname: v.string(), rows: v.number(), accuracy: v.number(), macroF1: v.number() }),
  ),
});
const score = v.object({
  taskname: v.string(),
  split: v.picklist(['train', 'validation', 'test']),
  rows: v.number(),
  accuracy: v.number(),
  macroF1: v.number(),
  majorityAccuracy: v.number(),
  majorityLabel: v.string(),
  judgedBy: v.picklist(['label-scores', 'greedy-text']),
});
const column = v.instance(Float64Array);
const columns = v.pipe(
  v.object({
    step: column,
    loss: column,
    learningRate: column,
    gradNorm: column,
    tokens: column,
    milliseconds: column,
  }),
  v.check(
    (each) => new Set(Object.values(each).map(({ length }) => length)).size === 1,
    'columns of one length',
  ),
);
const recordSchema = v.object({
  version: v.literal(recordVersion),
  runId: v.string(),
  name: v.string(),
  startedAt: v.number(),
  state: v.picklist(['running', 'ended', 'failed', 'interrupted']),
  config: v.unknown(),
  templates: v.array(v.unknown()),
  data: v.object({ name: v.string(), rows: v.number(), repairs: v.number() }),
  base: v.object({ name: v.string(), fingerprint: v.string() }),
  adapter: v.string(),
  plan: optional(v.object({ totalSteps: v.number(), stepsPerEpoch: v.number() })),
  baseline: optional(
    v.object({
      untuned: v.object({ loss: v.number(), judged: optional(judged) }),
      majority: optional(judged),
      seconds: v.number(),
    }),
  ),
  columns,
  validations: v.array(
    v.object({
      step: v.number(),
      epoch: v.number(),
      // A loss that is no number counts as no gain, and is told as it is.
      loss: v.union([v.number(), v.nan()]),
      best: v.boolean(),
      judged: optional(judged),
    }),
  ),
  summary: optional(
    v.object({
      reason: v.picklist(['finished', 'early-stop', 'stopped', 'non-finite-loss']),
      steps: v.number(),
      lossOver: v.picklist(['vocabulary', 'candidates']),
      bestStep: optional(v.number()),
      bestValidationLoss: optional(v.number()),
      counts: v.object({ train: counts, validation: counts, test: counts }),
      scores: v.array(score),
      seconds: v.number(),
      nonFiniteStep: optional(v.number()),
    }),
  ),
});

/** A run as plain data for a browser's storage; numbers stay in their typed arrays. */
export function printRunRecord(record: RunRecord): Readonly<Record<string, unknown>> {
  return {
    ...record,
    version: recordVersion,
    config: printTuningConfig(record.config),
    templates: record.templates.map(printTaskTemplate),
  };
}

/** A run from storage, which is not trusted. */
export function readRunRecord(value: unknown): Result<RunRecord, ContentFault> {
  const read = narrow(recordSchema, value);
  if (!read.ok) return err(read.error);
  const { version: _, config: given, templates: entries, plan, baseline, summary, ...rest } = read.value;
  const config = readTuningConfig(given);
  if (!config.ok) return err(config.error);
  const templates = entries.map((entry) => readTaskTemplate(entry));
  const bad = templates.find((each) => !each.ok);
  if (bad !== undefined && !bad.ok) return err(bad.error);
  return ok({
    ...rest,
    config: config.value,
    templates: templates.flatMap((each) => (each.ok ? [each.value] : [])),
    plan,
    baseline: baseline && {
      ...baseline,
      majority: baseline.majority,
      untuned: { judged: undefined, ...baseline.untuned },
    },
    validations: rest.validations.map((each) => ({ judged: undefined, ...each })),
    summary: summary && {
      bestStep: undefined,
      bestValidationLoss: undefined,
      nonFiniteStep: undefined,
      ...summary,
    },
  });
}
