import type { TaskTemplate } from '../prompt/taskTemplate';
import type { RunCheckpoint } from './checkpoint';
import type { ResumeFailure } from './resumeFailure';
import { fitSchedule, learningRateAt } from './schedule';
import { plannedSettings } from './settingsDiff';
import type { TuningConfig } from './tuningConfig';

/** A run that is to go on from a checkpoint. */
export interface ResumedRun {
  readonly base: RunCheckpoint['base'];
  readonly config: TuningConfig;
  readonly templates: readonly TaskTemplate[];
  readonly rowsDigest: string;
  /** Numbers in the encoder. */
  readonly parameters: number;
  /** Optimiser steps in all, by the checkpoint's settings and by the run's. */
  readonly totals: { readonly was: number; readonly now: number };
}

/** Settings that say no more than how many steps there are in all. */
const lengthPaths: readonly string[] = ['epochs', 'max_steps'];

/** What of a checkpoint does not fit the run, the plainest reason first (rules R3, R4); undefined when it can go on. */
export function resumeFault(checkpoint: RunCheckpoint, run: ResumedRun): ResumeFailure | undefined {
  return baseFault(checkpoint, run) ?? settingsFault(checkpoint, run) ?? contentFault(checkpoint, run);
}

export function baseFault(
  { base }: Pick<RunCheckpoint, 'base'>,
  run: Pick<ResumedRun, 'base'>,
): ResumeFailure | undefined {
  if (base.fingerprint === run.base.fingerprint) return undefined;
  return {
    kind: 'resume-other-base',
    checkpointBase: base.name,
    checkpointFingerprint: base.fingerprint,
    baseName: run.base.name,
    baseFingerprint: run.base.fingerprint,
  };
}

/** The first setting that differs and matters; another length matters when it changes the rate of a step that was taken. */
function settingsFault(checkpoint: RunCheckpoint, run: ResumedRun): ResumeFailure | undefined {
  const before = new Map(plannedSettings(checkpoint));
  const after = new Map(plannedSettings(run));
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  const mayDiffer = sameRates(checkpoint, run.totals) ? lengthPaths : [];
  const path = paths.find((each) => before.get(each) !== after.get(each) && !mayDiffer.includes(each));
  if (path !== undefined)
    return { kind: 'resume-other-settings', path, was: before.get(path), now: after.get(path) };
  const { steps } = checkpoint;
  const total = run.totals.now;
  return steps > total ? { kind: 'resume-past-end', steps, total } : undefined;
}

/** Whether every step taken would have had the same learning rate in a run of the other length. */
function sameRates({ config, steps }: RunCheckpoint, { was, now }: ResumedRun['totals']): boolean {
  const { schedule, optimiser } = config;
  const rate = (step: number, total: number): number =>
    learningRateAt(step, optimiser.learningRate, fitSchedule(schedule, total), total);
  for (let step = 0; step < steps; step++) if (rate(step, was) !== rate(step, now)) return false;
  return true;
}

function contentFault(checkpoint: RunCheckpoint, run: ResumedRun): ResumeFailure | undefined {
  if (checkpoint.rowsDigest !== run.rowsDigest)
    return { kind: 'resume-other-rows', was: checkpoint.rowsDigest, now: run.rowsDigest };
  if (checkpoint.parameters.length !== run.parameters)
    return { kind: 'resume-other-size', was: checkpoint.parameters.length, now: run.parameters };
  return undefined;
}
