import type { RunCheckpoint } from '../run/checkpoint';
import type { ResumeFailure } from '../run/resumeFailure';
import { baseFault } from '../run/resumeFault';
import type { RunRecord } from '../run/runRecord';
import { plannedSettings } from '../run/settingsDiff';
import type { TuningConfig } from '../run/tuningConfig';
import type { StudioState } from './state';

/** A run that can go on where it stopped. */
export interface ResumeOffer {
  readonly record: RunRecord;
  readonly checkpoint: RunCheckpoint;
  /** Its own settings; longer ones where that may be (rule R4). */
  readonly config: TuningConfig;
  /** What has to be mended first; undefined: it can go on now. Whether the rows are the same is seen when it does. */
  readonly obstacle:
    | { readonly kind: 'no-data'; readonly name: string }
    | { readonly kind: 'not-ready' }
    | { readonly kind: 'other'; readonly failure: ResumeFailure }
    | undefined;
}

/**
 * The run of the last checkpoint, as long as it is remembered and has steps to take. It goes on with its own settings and
 * templates, whatever the next run would have.
 */
export function resumeOffer(
  state: Pick<StudioState, 'run' | 'runs' | 'data' | 'model' | 'settings'>,
): ResumeOffer | undefined {
  const { checkpoint, list } = state.runs;
  const record = list.find(({ runId }) => runId === checkpoint?.runId);
  if (checkpoint === undefined || record === undefined || state.run.kind === 'active') return undefined;
  // Without the figures up to there its curve would have a hole.
  if ((record.columns.step.at(-1) ?? 0) < checkpoint.steps) return undefined;
  const longer = longerConfig(checkpoint, state.settings);
  const config = longer ?? checkpoint.config;
  const reason = record.summary?.reason;
  if (reason === 'early-stop' || reason === 'non-finite-loss') return undefined;
  if (reason === 'finished' && longer === undefined) return undefined;
  if (stepsOf(config, record) <= checkpoint.steps) return undefined;
  return { record, checkpoint, config, obstacle: obstacleOf(state, record, checkpoint) };
}

/** The settings of the page when they differ in length alone and the learning rate does not depend on it. */
function longerConfig({ config }: RunCheckpoint, settings: TuningConfig): TuningConfig | undefined {
  const { kind, warmupSteps } = config.schedule;
  if (kind !== 'constant' || warmupSteps > 0) return undefined;
  const ofSame = { ...settings, epochs: config.epochs, maxSteps: config.maxSteps };
  const text = (each: TuningConfig): string =>
    JSON.stringify(plannedSettings({ config: each, templates: [] }));
  return text(ofSame) === text(config) ? settings : undefined;
}

const stepsOf = ({ epochs, maxSteps }: TuningConfig, { plan }: RunRecord): number =>
  maxSteps ?? epochs * (plan?.stepsPerEpoch ?? 0);

function obstacleOf(
  { data, model }: Pick<StudioState, 'data' | 'model'>,
  record: RunRecord,
  checkpoint: RunCheckpoint,
): ResumeOffer['obstacle'] {
  const { backend, base } = model;
  if (data.train.kind === 'reading' || backend.kind !== 'ready' || base === undefined)
    return { kind: 'not-ready' };
  const { name, fingerprint } = base.report;
  const failure = baseFault(checkpoint, { base: { name, fingerprint } });
  if (failure !== undefined) return { kind: 'other', failure };
  return data.train.kind === 'ready' ? undefined : { kind: 'no-data', name: record.data.name };
}

/** The figures of a run up to a checkpoint: what came after it happens again. */
export function figuresUpTo(
  { columns, validations }: Pick<RunRecord, 'columns' | 'validations'>,
  { steps, validation }: Pick<RunCheckpoint, 'steps' | 'validation'>,
): Pick<RunRecord, 'columns' | 'validations'> {
  const after = columns.step.findIndex((step) => step > steps);
  const cut = (column: Float64Array): Float64Array => (after < 0 ? column.slice() : column.slice(0, after));
  return {
    columns: {
      step: cut(columns.step),
      loss: cut(columns.loss),
      learningRate: cut(columns.learningRate),
      gradNorm: cut(columns.gradNorm),
      tokens: cut(columns.tokens),
      milliseconds: cut(columns.milliseconds),
    },
    validations: validations.filter(({ step }) => step <= validation.step),
  };
}
