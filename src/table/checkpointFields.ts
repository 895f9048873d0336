import * as v from 'valibot';
import { type ContentFault, exactObject, narrow, numberBetween, orNull, wholeNumber } from '../base/narrow';
import { err, ok, type Result } from '../base/result';
import { faultOfJsonShape } from '../model/jsonShape';
import type { TaskTemplate } from '../prompt/taskTemplate';
import { printTaskTemplate, readTaskTemplate } from '../prompt/taskTemplateFile';
import type { RunCheckpoint } from '../run/checkpoint';
import { printTuningConfig, readTuningConfig } from '../run/tuningConfigFile';
import type { CheckpointFailure } from './checkpointFailure';

/** A checkpoint without its numbers. */
export type CheckpointFields = Omit<RunCheckpoint, 'parameters' | 'firstMoment' | 'secondMoment' | 'best'> & {
  readonly best: { readonly step: number; readonly loss: number } | undefined;
};

const checkpointFormat = 'p-tuning-studio.checkpoint';
/** Raised when older programs could no longer read what is written. */
const checkpointVersion = 1;
/** Settings and templates are flat but for the keys of imported tasks. */
const deepestJson = 32;

const finite = v.pipe(v.number(), v.finite());
const steps = wholeNumber(0, 1e9);
const hexDigest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const metadataSchema = exactObject({
  format: v.literal(checkpointFormat),
  format_version: v.literal(String(checkpointVersion)),
  run_id: v.string(),
  base_name: v.string(),
  base_fingerprint: hexDigest,
  rows_digest: hexDigest,
  progress: v.string(),
  settings: v.string(),
  task_templates: v.string(),
  leave_out: v.string(),
});

const progressSchema = exactObject({
  steps,
  seconds: numberBetween(0, 1e9),
  best: orNull(exactObject({ step: steps, loss: finite }), null),
  validation: exactObject({
    step: steps,
    lowest: orNull(finite, null),
    counted: orNull(finite, null),
    waited: steps,
  }),
});

/** The metadata, names in one fixed order; losses that there are none of yet are `null`. */
export function printCheckpointFields(checkpoint: RunCheckpoint): Readonly<Record<string, string>> {
  const { best, validation } = checkpoint;
  const known = (loss: number): number | null => (Number.isFinite(loss) ? loss : null);
  return {
    format: checkpointFormat,
    format_version: String(checkpointVersion),
    run_id: checkpoint.runId,
    base_name: checkpoint.base.name,
    base_fingerprint: checkpoint.base.fingerprint,
    rows_digest: checkpoint.rowsDigest,
    progress: JSON.stringify({
      steps: checkpoint.steps,
      seconds: checkpoint.seconds,
      best: best === undefined ? null : { step: best.step, loss: best.loss },
      validation: {
        step: validation.step,
        lowest: known(validation.lowest),
        counted: known(validation.counted),
        waited: validation.waited,
      },
    }),
    settings: JSON.stringify(printTuningConfig(checkpoint.config)),
    task_templates: JSON.stringify(checkpoint.templates.map(printTaskTemplate)),
    leave_out: JSON.stringify(checkpoint.leaveOut),
  };
}

/** Reads the metadata of a file that says what it is. */
export function readCheckpointFields(
  metadata: Readonly<Record<string, string>>,
): Result<CheckpointFields, CheckpointFailure> {
  const { format, format_version: version } = metadata;
  if (format !== checkpointFormat) return err({ kind: 'checkpoint-foreign', found: format });
  const found = Number(version);
  if (Number.isInteger(found) && found > checkpointVersion)
    return err({ kind: 'checkpoint-version-too-new', found, newest: checkpointVersion });
  const read = narrow(metadataSchema, metadata);
  if (!read.ok) return invalid(read.error, '');
  const file = read.value;
  const progress = parsed(file.progress, (value) => narrow(progressSchema, value));
  if (!progress.ok) return invalid(progress.error, 'progress');
  const config = parsed(file.settings, readTuningConfig);
  if (!config.ok) return invalid(config.error, 'settings');
  const templates = parsed(file.task_templates, readTemplates);
  if (!templates.ok) return invalid(templates.error, 'task_templates');
  const leaveOut = parsed(file.leave_out, (value) => narrow(v.array(v.string()), value));
  if (!leaveOut.ok) return invalid(leaveOut.error, 'leave_out');
  const { validation, ...rest } = progress.value;
  return ok({
    runId: file.run_id,
    base: { name: file.base_name, fingerprint: file.base_fingerprint },
    rowsDigest: file.rows_digest,
    config: config.value,
    templates: templates.value,
    leaveOut: leaveOut.value,
    ...rest,
    best: rest.best,
    validation: {
      ...validation,
      lowest: validation.lowest ?? Number.POSITIVE_INFINITY,
      counted: validation.counted ?? Number.POSITIVE_INFINITY,
    },
  });
}

function readTemplates(value: unknown): Result<readonly TaskTemplate[], ContentFault> {
  if (!Array.isArray(value) || value.length === 0)
    return err({ path: '', expected: 'a list of templates', found: JSON.stringify(value).slice(0, 80) });
  const templates: TaskTemplate[] = [];
  for (const [index, entry] of value.entries()) {
    const template = readTaskTemplate(entry);
    if (!template.ok) return err({ ...template.error, path: `${index}.${template.error.path}` });
    templates.push(template.value);
  }
  return ok(templates);
}

/** JSON in a string, then what it says. */
function parsed<T>(text: string, read: (value: unknown) => Result<T, ContentFault>): Result<T, ContentFault> {
  const fault = faultOfJsonShape(text, deepestJson);
  if (fault !== undefined) return err({ path: '', expected: 'JSON', found: fault });
  try {
    return read(JSON.parse(text));
  } catch {
    return err({ path: '', expected: 'JSON', found: text.slice(0, 80) });
  }
}

function invalid(fault: ContentFault, under: string): Result<never, CheckpointFailure> {
  const path = [under, fault.path].filter((part) => part !== '').join('.');
  return err({ ...fault, kind: 'checkpoint-content-invalid', path });
}
